/** Who is on call, as mentions: they are notified where this is posted. */
import type { RichTextElement } from '@slack/types';
import type { Shift } from '../domain/team.ts';
import { listed, notify, type Piece } from './lines.ts';

/** More people than this are a group, and should be one in Slack. */
const most = 20;

/** Every group and person of the shifts, each once. Empty when nobody is named. */
export function onCallPieces(shifts: readonly Shift[]): Piece[] {
  const groups = new Set(shifts.flatMap(({ group }) => group ?? []));
  const users = new Set(shifts.flatMap((shift) => shift.users ?? []));
  const mentions: RichTextElement[] = [
    ...[...groups].map((group): RichTextElement => ({ type: 'usergroup', usergroup_id: group })),
    ...[...users].map(notify),
  ];
  return listed(mentions.slice(0, most));
}
