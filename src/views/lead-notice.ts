/** The third move: an escalation that goes in circles is brought to the leads on both sides. */
import type { Button } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Entry } from '../domain/escalation.ts';
import { helpingLead } from './acts/offered.ts';
import { buttonRow } from './buttons.ts';
import { line, type Message, type Part, quote } from './lines.ts';
import { matterPieces, matterStanding, type PingSubject, ping } from './matter.ts';
import type { Wording } from './parts.ts';

export type Circling = PingSubject & {
  /** The last move, as this lead reads it. */
  entry?: Entry | undefined;
};
export type LeadNoticeFacts = Circling & { wording: Wording; now: Instant };

export const leadNotice = (facts: LeadNoticeFacts): Message =>
  ping(() => leadNoticeParts(facts), ...buttonRow(...leadNoticeButtons(facts)));

export const leadNoticeButtons = ({
  escalation,
  wording: { words },
}: Pick<LeadNoticeFacts, 'escalation' | 'wording'>): Button[] => helpingLead({ escalation, words });

export function leadNoticeParts(facts: LeadNoticeFacts): Part[] {
  const { escalation, wording, entry } = facts;
  const { moves, team } = escalation;
  const moved = entry?.deed.what === 'moved' ? entry.deed : undefined;
  const why = moved ? quote(moved.reason) : [];
  const teams = moved
    ? { from: wording.teamName(moved.from), to: wording.teamName(moved.to) }
    : { from: null, to: wording.teamName(team) };
  const { words } = wording;
  return [
    line(...matterPieces(facts)),
    line(...words.sending.circles(moves, teams, why.length > 0)),
    ...why,
    line(words.sending.decideTogether),
    matterStanding(escalation, facts),
  ];
}
