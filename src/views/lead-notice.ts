/** The third move: an escalation that goes in circles is brought to the leads on both sides. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Entry } from '../domain/escalation.ts';
import { helpingLead } from './acts/offered.ts';
import { buttonRow } from './buttons.ts';
import { line, type Message, quote } from './lines.ts';
import { matterPieces, matterStanding, type PingSubject, ping } from './matter.ts';
import type { Wording } from './parts.ts';

export type LeadNoticeFacts = PingSubject & {
  wording: Wording;
  /** The move itself, as this lead reads it. */
  entry?: Entry | undefined;
  now: Instant;
};

export function leadNotice(facts: LeadNoticeFacts): Message {
  const { escalation, wording, entry } = facts;
  const { moves, team } = escalation;
  const moved = entry?.deed.what === 'moved' ? entry.deed : undefined;
  const why = moved ? quote(moved.reason) : [];
  const teams = moved
    ? { from: wording.teamName(moved.from), to: wording.teamName(moved.to) }
    : { from: null, to: wording.teamName(team) };
  const { words } = wording;
  return ping(
    () => [
      line(...matterPieces(facts)),
      line(...words.sending.circles(moves, teams, why.length > 0)),
      ...why,
      line(words.sending.decideTogether),
      matterStanding(escalation, facts),
    ],
    ...buttonRow(...helpingLead({ escalation, words })),
  );
}
