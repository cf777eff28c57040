/** The third move: an escalation that goes in circles is brought to the leads on both sides. */
import type { Entry, Escalation } from '../domain/escalation.ts';
import { line, linked, type Message, message, quote } from './lines.ts';
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
  const teams = moved
    ? { from: wording.teamName(moved.from), to: wording.teamName(moved.to) }
    : { from: null, to: wording.teamName(team) };
  const words = wording.words.sending;
  return message([
    line(...words.circles(linked(link, id), moves, teams, why.length > 0)),
    ...why,
    ...(mayRead ? [line(...words.isAbout(typed(summary)))] : []),
    line(words.decideTogether),
  ]);
}
