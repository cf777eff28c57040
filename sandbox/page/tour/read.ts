/** A message’s text in plain words, people by name. */

import type { World } from '../../live/protocol.ts';
import { parts } from '../../slack/mrkdwn.ts';

export function partsAsRead(text: string, { people }: Pick<World, 'people'>): string {
  return parts(text)
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'user') return people.find(({ id }) => id === part.id)?.realName ?? part.label;
      return part.label;
    })
    .join('');
}
