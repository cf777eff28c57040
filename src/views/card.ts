/** The card of an escalation in its team's channel: edited in place, always true. */
import type { ContextBlock, HeaderBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { isLate } from '../domain/late.ts';
import { isUrgent } from '../domain/urgency.ts';
import { cardButtons } from './acts/offered.ts';
import { factParts } from './facts.ts';
import { fallbackText } from './fallback-text.ts';
import {
  bold,
  lasting,
  line,
  linked,
  type Message,
  message,
  notify,
  type Part,
  type Piece,
  person,
  richText,
  sentences,
} from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { isAbsent, namesOf, type OnCallFacts, onCallSentence } from './on-call-facts.ts';
import { questionParts, resolutionParts } from './outcome.ts';
import { cut, link, plainText, typed, type Wording } from './parts.ts';
import { dueLine } from './promises.ts';
import { agentPieces, ownerPieces, standingWords, statusWordsOf, userIsOnPhone } from './status-words.ts';
import type { Words } from './words/words.ts';

export type CardFacts = {
  escalation: Escalation;
  /** Which of its cards this is; one that is not the newest says where it went. */
  card: number;
  /** It is being posted now, not edited: only then can a mention reach anybody. */
  first: boolean;
  /** It stood there before: whoever it would mention has been called already. */
  quiet?: boolean;
  onCall: OnCallFacts;
  /** The calendar on which its clocks run is closed now, and opens then. */
  closedUntil: Instant | null;
  /** The message it was raised from. */
  sourceLink: string | null;
  /** The configuration does not know its team: only how it stands is shown. */
  outside?: boolean;
  /** Its newest card, for those that are not. */
  movedTo: string | null;
  wording: Wording;
  now: Instant;
};

export function card(facts: CardFacts): Message {
  const { escalation, wording, now } = facts;
  if (facts.card < escalation.moves) return stub(facts);
  if (facts.outside) return standingOnly(facts);
  const { question, resolution } = escalation;
  const { card: words } = wording.words;
  const callLine = onCallLine(facts);
  const standing = [...dueIn(facts), ...handOverLine(facts), ...snoozeLine(facts)];
  const onPhone = userIsOnPhone(escalation, now);
  const parts: Part[] = [
    ...(onPhone ? [line(bold(`📞 ${words.onPhone}`))] : []),
    ...factParts(escalation, wording, now),
    line(...holder(facts)),
    ...standing,
    ...(question ? questionParts(question, wording) : []),
    ...(resolution ? resolutionParts(resolution, wording) : []),
    ...callLine,
  ];
  return {
    text: fallbackText([
      line(
        ...words.summed(
          escalation.id,
          { priority: escalation.priority, status: statusWordsOf(escalation, wording.words) },
          wording.teamName(escalation.team),
          typed(escalation.summary),
        ),
      ),
      ...(onPhone ? [line(words.onPhone)] : []),
      line(...agentPieces(escalation, wording)),
      line(...ownerPieces(escalation, wording)),
      ...standing,
      ...callLine,
    ]),
    blocks: [
      header(facts),
      richText(...parts),
      origin(facts),
      ...cardButtons({ escalation, now, words: wording.words }),
    ],
  };
}

const dueIn = ({ escalation, now, closedUntil, wording: { words } }: CardFacts): Part[] =>
  dueLine(escalation, { now, closedUntil, words });

/** Whoever is on call is notified at once of what cannot wait for the ladder. */
const wakesOnCall = (escalation: Escalation, now: Instant): boolean =>
  escalation.status === 'open' && isUrgent(escalation, now);

/** Mentioned when the card is posted, and named as long as it cannot wait; of the rest only that nobody is there needs saying. */
function onCallLine({
  escalation,
  first,
  quiet = false,
  onCall,
  now,
  wording: { words },
}: CardFacts): Part[] {
  if (escalation.status !== 'open') return [];
  const wakes = wakesOnCall(escalation, now);
  const says = wakes || isLate(escalation, now) || isWorthSaying(onCall);
  const who = wakes && first && !quiet ? onCallPieces(onCall.crews, words) : namesOf(onCall, words);
  return says ? [line(...onCallSentence(onCall, who, lasting, words))] : [];
}

const isWorthSaying = (onCall: OnCallFacts): boolean =>
  onCall.outOfReach === true || (isAbsent(onCall) && onCall.next !== null);

function handOverLine({ escalation: { handOver, owner, status }, wording }: CardFacts): Part[] {
  if (handOver === null || owner === null || closed({ status })) return [];
  return [line(...wording.words.card.handOverOffered(lasting(handOver.at), person(wording, owner)))];
}

function snoozeLine({ escalation: { snooze, status }, wording, now }: CardFacts): Part[] {
  if (snooze === null || snooze.until <= now || closed({ status })) return [];
  return [line(...wording.words.card.snoozed(lasting(snooze.until), person(wording, snooze.by)))];
}

function standingOnly(facts: CardFacts): Message {
  const { escalation, wording } = facts;
  const { text, blocks } = message([
    line(...holder(facts)),
    ...dueIn(facts),
    line(...wording.words.card.unknownTeam(wording.teamName(escalation.team))),
  ]);
  return { text: `${escalation.id}: ${text}`, blocks: [header(facts), ...blocks] };
}

/** What is left where it stood while its own channel, or that one, was closed. */
export const elsewhere = (id: string, address: string | null, { card: words }: Words): Message =>
  message([line(...sentences(words.elsewhere(id), address === null ? [] : linked(address, words.openIt)))]);

function stub({ escalation, movedTo, wording }: CardFacts): Message {
  const { movedTo: isNow, itsCard } = wording.words.card;
  const said = isNow(escalation.id, wording.teamName(escalation.team));
  return message([line(...sentences(said, movedTo === null ? [] : linked(movedTo, itsCard)))]);
}

/** Late is a word, as priority is: no colour says it alone. */
function header({ escalation, wording, now }: CardFacts): HeaderBlock {
  const { priority, status } = standingWords(escalation, wording);
  const late = isLate(escalation, now) ? [wording.words.status.late] : [];
  const said = [escalation.id, priority, status, ...late].join(' · ');
  return { type: 'header', text: plainText(cut(said, 150)) };
}

/** The owner is a mention, which notifies nobody because the card is edited; a card posted late says the name. */
function holder({ escalation, first, wording }: CardFacts): Piece[] {
  const { status, owner, closedAt, duplicateOf } = escalation;
  const { card: words } = wording.words;
  const when = closedAt === null ? null : lasting(closedAt);
  if (status === 'cancelled') return words.cancelled(when, duplicateOf);
  if (owner === null) return ownerPieces(escalation, wording);
  const who = first ? person(wording, owner) : notify(owner);
  return status === 'resolved' ? words.ownerResolved(who, when) : words.owner(who);
}

function origin({ escalation, sourceLink, wording }: CardFacts): ContextBlock {
  const { moves } = escalation;
  const { card: words } = wording.words;
  const raised = fallbackText([line(...agentPieces(escalation, wording))], 1000);
  const said = [
    raised,
    ...(sourceLink === null ? [] : [link(sourceLink, words.callSummary)]),
    ...(moves === 0 ? [] : [words.moved(moves)]),
  ];
  return { type: 'context', elements: [{ type: 'mrkdwn', text: said.join(' · ') }] };
}
