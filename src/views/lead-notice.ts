/** The third move: an escalation that goes in circles is brought to the leads on both sides. */
import type { Entry, Escalation } from '../domain/escalation.ts';
import { bold, count, line, linked, type Message, message, type Part, type Piece, quote } from './lines.ts';
import { typed, type Wording } from './parts.ts';

export type LeadNoticeFacts = {
  escalation: Escalation;
  link: string | null;
  wording: Wording;
  /** The move itself, as this lead reads it. */
  entry?: Entry | undefined;
  /** Whether this lead may read what the agent wrote. */
  mayRead?: boolean | undefined;
};

export function leadNotice({ escalation, link, wording, entry, mayRead = false }: LeadNoticeFacts): Message {
  const { id, moves, team, summary } = escalation;
  const moved = entry?.deed.what === 'moved' ? entry.deed : undefined;
  const why = moved ? quote(moved.reason) : [];
  const where: Piece[] = moved
    ? ['from ', bold(wording.teamName(moved.from)), ' to ', bold(wording.teamName(moved.to))]
    : ['to ', bold(wording.teamName(team))];
  const parts: Part[] = [
    line(
      linked(link, id),
      ` has moved ${count(moves)} times, the last time `,
      ...where,
      why.length > 0 ? ':' : '.',
    ),
    ...why,
    ...(mayRead ? [line('It is about: ', typed(summary))] : []),
    line('Please decide together who keeps it.'),
  ];
  return message(parts);
}
