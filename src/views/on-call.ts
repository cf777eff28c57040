/** Who is on call, as mentions: they are notified where this is posted. */
import type { RichTextElement } from '@slack/types';
import type { Crew } from '../domain/team.ts';
import { notify, type Piece } from './lines.ts';
import type { Words } from './words/words.ts';

/** More people than this are a group, and should be one in Slack. */
const most = 20;

/** Every group and person of the crews, each once. Empty when nobody is named. */
export function mentionsOf(crews: readonly Crew[]): RichTextElement[] {
  const groups = new Set(crews.flatMap(({ group }) => group ?? []));
  const users = new Set(crews.flatMap((crew) => crew.users ?? []));
  return [
    ...[...groups].map((group): RichTextElement => ({ type: 'usergroup', usergroup_id: group })),
    ...[...users].map(notify),
  ].slice(0, most);
}

export const onCallPieces = (crews: readonly Crew[], { onCall }: Words): Piece[] =>
  onCall.list(mentionsOf(crews));
