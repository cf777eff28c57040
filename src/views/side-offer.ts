/** Who takes over the agent's side is asked of the agents who are there; who leads them gives it to somebody. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { SideOffer } from '../domain/escalation.ts';
import type { Crew } from '../domain/team.ts';
import { handOnButtons } from './acts/offered.ts';
import { takeAgentSideView } from './acts/take-agent-side.ts';
import { buttonFor, buttonRow, showButton } from './buttons.ts';
import { line, type Message, person } from './lines.ts';
import { matterPieces, matterStanding, type PingSubject, ping } from './matter.ts';
import { onCallPieces } from './on-call.ts';
import type { Wording } from './parts.ts';
import { nextDuePieces } from './promises.ts';

export type SideOfferFacts = PingSubject & {
  offer: SideOffer;
  as: 'agents' | 'lead';
  /** Who is mentioned. */
  crews: readonly Crew[];
  wording: Wording;
  now: Instant;
};

export function sideOffer(facts: SideOfferFacts): Message {
  const { escalation, offer, as, crews, wording, now } = facts;
  const { words } = wording;
  const agent = person(wording, escalation.reporter);
  const mentions = onCallPieces([...crews], words);
  const matter = matterPieces(facts);
  const due = nextDuePieces(escalation, now, words);
  const asked =
    as === 'lead' && offer.why === 'shift'
      ? words.sideOffer.nobodyTook(agent)
      : words.sideOffer[as === 'lead' ? 'whoGetsIt' : 'whoTakesIt'](
          words.sideOffer.because[offer.why](agent),
        );
  return ping(
    (times) => [
      line(...(mentions.length > 0 ? words.reminders.to(mentions, matter) : matter)),
      line(...asked),
      ...(times === 'written' && due.length > 0 ? [line(...words.handOver.dueNext(due))] : []),
      matterStanding(escalation, facts),
    ],
    ...buttonRow(
      ...(as === 'lead'
        ? handOnButtons(escalation, words)
        : [buttonFor({ ...takeAgentSideView.button, style: 'primary' }, escalation, words)]),
      showButton(escalation, words),
    ),
  );
}
