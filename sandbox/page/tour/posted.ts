/** Finds the example call summary that was posted last and not raised yet. */

import type { At, World } from '../../live/protocol.ts';
import { unescapeText } from '../../slack/mrkdwn.ts';
import { sentAt } from './cases.ts';
import { type Example, examples } from './examples.ts';
import { operations } from './teams.ts';

export function examplePosted(world: World, since: number): { at: At; example: Example } | undefined {
  for (const { channel, ts, text, ...message } of world.messages.toReversed()) {
    if (channel !== operations || message.ephemeral || message.byBot || sentAt({ ts }) <= since) continue;
    const example = examples.find((each) => each.text === unescapeText(text));
    if (example) return { at: { channel, ts }, example };
  }
  return undefined;
}
