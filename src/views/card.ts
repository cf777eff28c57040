/** The card of an escalation in its team's channel: edited in place, always true. */
import type { ContextBlock, HeaderBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { isUrgent } from '../domain/urgency.ts';
import { cardButtons } from './acts/offered.ts';
import { factParts } from './facts.ts';
import { fallbackText } from './fallback-text.ts';
import {
  bold,
  count,
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
} from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { isAbsent, namesOf, type OnCallFacts, onCallSentence } from './on-call-facts.ts';
import { questionParts, resolutionParts } from './outcome.ts';
import { cut, link, plainText, typed, type Wording } from './parts.ts';
import { dueLine } from './promises.ts';
import { ownerPieces, priorityWords, userIsOnPhone } from './status-words.ts';

export type CardFacts = {
  escalation: Escalation;
  /** Which of its cards this is; one that is not the newest says where it went. */
  card: number;
  /** It is being posted now, not edited: only then can a mention reach anybody. */
  first: boolean;
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
  const callLine = onCallLine(facts);
  const standing = [...dueLine(escalation, facts), ...handOverLine(facts), ...snoozeLine(facts)];
  const onPhone = userIsOnPhone(escalation, now);
  const parts: Part[] = [
    ...(onPhone ? [line(bold('📞 The user is on the phone'))] : []),
    ...factParts(escalation, wording, now),
    line(...holder(facts)),
    ...standing,
    ...(question ? questionParts(question, wording) : []),
    ...(resolution ? resolutionParts(resolution, wording) : []),
    ...callLine,
  ];
  return {
    text: fallbackText([
      line(...summed(escalation, wording)),
      ...(onPhone ? [line('The user is on the phone.')] : []),
      line('Raised by ', person(wording, escalation.reporter), '.'),
      line(...ownerPieces(escalation, wording)),
      ...standing,
      ...callLine,
    ]),
    blocks: [header(escalation), richText(...parts), origin(facts), ...cardButtons(escalation, now)],
  };
}

/** Whoever is on call is notified at once of what cannot wait for the ladder. */
const wakesOnCall = (escalation: Escalation, now: Instant): boolean =>
  escalation.status === 'open' && isUrgent(escalation, now);

/** Mentioned when the card is posted; later only that nobody is there needs saying. */
function onCallLine({ escalation, first, onCall, now }: CardFacts): Part[] {
  if (escalation.status !== 'open') return [];
  const wakes = wakesOnCall(escalation, now);
  const says = isAbsent(onCall) ? wakes || onCall.next !== null : wakes && first;
  const who = wakes && first ? onCallPieces(onCall.crews) : namesOf(onCall);
  return says ? [line(...onCallSentence(onCall, who, lasting))] : [];
}

function handOverLine({ escalation: { handOver, owner, status }, wording }: CardFacts): Part[] {
  if (handOver === null || owner === null || closed({ status })) return [];
  const offered = ['Hand-over offered at ', lasting(handOver.at)];
  return [line(...offered, '. It stays ', person(wording, owner), '’s until somebody takes it.')];
}

function snoozeLine({ escalation: { snooze, status }, wording, now }: CardFacts): Part[] {
  if (snooze === null || snooze.until <= now || closed({ status })) return [];
  return [line('Reminders snoozed until ', lasting(snooze.until), ' by ', person(wording, snooze.by), '.')];
}

function standingOnly(facts: CardFacts): Message {
  const { escalation, wording } = facts;
  const parts = [
    line(...holder(facts)),
    ...dueLine(escalation, facts),
    line(
      `The configuration does not know the team ${wording.teamName(escalation.team)}, so what is in it is not shown.`,
    ),
  ];
  const { text, blocks } = message(parts);
  return { text: `${escalation.id}: ${text}`, blocks: [header(escalation), ...blocks] };
}

function stub({ escalation, movedTo, wording }: CardFacts): Message {
  const said = `${escalation.id} moved to ${wording.teamName(escalation.team)}.`;
  return message([line(said, ...(movedTo === null ? [] : [' ', linked(movedTo, 'Its card')]))]);
}

const header = ({ id, priority, status }: Escalation): HeaderBlock => ({
  type: 'header',
  text: plainText(cut(`${id} · ${priorityWords(priority)} · ${status}`, 150)),
});

const summed = ({ id, priority, status, team, summary }: Escalation, { teamName }: Wording): Piece[] => [
  `${id} (${priority}, ${status}, ${teamName(team)}): `,
  typed(summary),
];

/** The owner is a mention, which notifies nobody because the card is edited; a card posted late says the name. */
function holder({ escalation, first, wording }: CardFacts): Piece[] {
  const { status, owner, closedAt } = escalation;
  const when: Piece[] = closedAt === null ? [] : [' at ', lasting(closedAt)];
  if (status === 'cancelled') return ['Cancelled', ...when, '.'];
  if (owner === null) return ownerPieces(escalation, wording);
  const closing = status === 'resolved' ? [' · Resolved', ...when] : [];
  return [bold('Owner: '), first ? person(wording, owner) : notify(owner), ...closing];
}

function origin({ escalation, sourceLink, wording }: CardFacts): ContextBlock {
  const { reporter, moves } = escalation;
  const raised = fallbackText([line('Raised by ', person(wording, reporter))], 1000);
  const source = sourceLink === null ? '' : ` · ${link(sourceLink, 'Call summary')}`;
  const moved = moves === 0 ? '' : ` · Moved ${timesWords(moves)}`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text: `${raised}${source}${moved}` }] };
}

const timesWords = (times: number): string => ['never', 'once', 'twice'][times] ?? `${count(times)} times`;
