/** The card of an escalation in its team's channel: edited in place, always true. */
import type { ActionsBlock, ContextBlock, HeaderBlock } from '@slack/types';
import type { Instant } from '../domain/calendar.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Shift } from '../domain/team.ts';
import {
  acknowledgeButton,
  askButton,
  buttonRow,
  moreButton,
  reopenButton,
  resolveButton,
} from './buttons.ts';
import { factParts } from './facts.ts';
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
import { questionParts, resolutionParts } from './outcome.ts';
import { cut, link, plainText, typed, type Wording } from './parts.ts';
import { dueLine } from './promises.ts';
import { spoken } from './spoken.ts';
import { ownerPieces, priorityWords, userIsOnPhone } from './standing.ts';

export type CardFacts = {
  escalation: Escalation;
  /** Which of its cards this is; one that is not the newest says where it went. */
  card: number;
  /** It is being posted now, not edited: only then can a mention reach anybody. */
  first: boolean;
  onCall: readonly Shift[];
  /** The message it was raised from. */
  sourceLink: string | null;
  /** Its newest card, for those that are not. */
  movedTo: string | null;
  wording: Wording;
  now: Instant;
};

export function card(facts: CardFacts): Message {
  const { escalation, first, onCall, wording, now } = facts;
  if (facts.card < escalation.moves) return stub(facts);
  const { question, resolution } = escalation;
  const calls = first && wakesOnCall(escalation, now) ? onCallPieces(onCall) : [];
  const callLine = calls.length > 0 ? [line('On call: ', ...calls)] : [];
  const onPhone = userIsOnPhone(escalation, now);
  const parts: Part[] = [
    ...(onPhone ? [line(bold('📞 The user is on the phone'))] : []),
    ...factParts(escalation, wording),
    line(...holder(facts)),
    ...dueLine(escalation, now),
    ...(question ? questionParts(question, wording) : []),
    ...(resolution ? resolutionParts(resolution, wording) : []),
    ...callLine,
  ];
  return {
    text: spoken([
      line(...summed(escalation, wording)),
      ...(onPhone ? [line('The user is on the phone.')] : []),
      line('Raised by ', person(wording, escalation.reporter), '.'),
      line(...ownerPieces(escalation, wording)),
      ...dueLine(escalation, now),
      ...callLine,
    ]),
    blocks: [header(escalation), richText(...parts), origin(facts), ...buttons(escalation)],
  };
}

/** Whoever is on call is notified at once of what cannot wait for the ladder. */
const wakesOnCall = (escalation: Escalation, now: Instant): boolean =>
  escalation.status === 'open' && (escalation.priority === 'urgent' || userIsOnPhone(escalation, now));

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
  const raised = spoken([line('Raised by ', person(wording, reporter))], 1000);
  const source = sourceLink === null ? '' : ` · ${link(sourceLink, 'Call summary')}`;
  const moved = moves === 0 ? '' : ` · Moved ${timesWords(moves)}`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text: `${raised}${source}${moved}` }] };
}

const timesWords = (times: number): string => ['never', 'once', 'twice'][times] ?? `${count(times)} times`;

function buttons(escalation: Escalation): ActionsBlock[] {
  switch (escalation.status) {
    case 'open':
      return buttonRow(
        acknowledgeButton(escalation, true),
        resolveButton(escalation),
        askButton(escalation),
        moreButton(escalation),
      );
    case 'acknowledged':
      return buttonRow(resolveButton(escalation), askButton(escalation), moreButton(escalation));
    case 'waiting':
      return buttonRow(resolveButton(escalation), moreButton(escalation));
    case 'resolved':
    case 'cancelled':
      return buttonRow(reopenButton(escalation));
  }
}
