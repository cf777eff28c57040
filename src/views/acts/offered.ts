/** The buttons of acts for somebody who can do them now. Everything that offers acts asks here. */
import type { ActionsBlock, Button } from '@slack/types';
import type { ActKind } from '../../domain/acts/index.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { refusedNow } from '../../domain/decide.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Actor } from '../../domain/permission.ts';
import type { ClockName } from '../../domain/team.ts';
import { buttonFor, buttonRow, moreButton, showButton } from '../buttons.ts';
import type { Words } from '../words/words.ts';
import { viewKinds, viewOf } from './index.ts';
import type { ButtonPlace } from './view.ts';

/** To whom it is offered, and in which language. */
export type Offering = { escalation: Escalation; by: Actor; now: Instant; words: Words };

/** None, or the one. */
export function offered(
  kind: ActKind,
  { escalation, by, words }: Omit<Offering, 'now'>,
  style?: 'primary',
): Button[] {
  const { button } = viewOf(kind);
  if (!button || refusedNow(kind, escalation, by)) return [];
  return [buttonFor(style ? { ...button, style } : button, escalation, words)];
}

/** Those that stand there, in the order of the acts' list. */
export const buttonsOn = (place: ButtonPlace, offering: Offering): Button[] =>
  viewKinds.flatMap((kind) => {
    const { stands } = viewOf(kind);
    if (!stands?.on.includes(place)) return [];
    const helps = stands.if?.(offering) ?? true;
    return helps ? offered(kind, offering, stands.style) : [];
  });

/** Anybody of its team. */
const teamOf = ({ team }: Escalation): Actor => ({ id: '', team, responder: true, lead: false });

/** What anybody of its team can do with it. */
export const cardButtons = (about: Omit<Offering, 'by'>): ActionsBlock[] =>
  withMore('card', { ...about, by: teamOf(about.escalation) });

export const agentButtons = (about: Omit<Offering, 'by'>): ActionsBlock[] =>
  withMore('agent', { ...about, by: reporterOf(about.escalation) });

const withMore = (place: ButtonPlace, offering: Offering): ActionsBlock[] =>
  buttonRow(...buttonsOn(place, offering), moreButton(offering.escalation, offering.words));

export const reporterOf = ({ reporter, team }: Escalation): Actor => ({
  id: reporter,
  team,
  responder: false,
  lead: false,
});

/** What keeps the promise that somebody is reminded of. In a restricted team a line stays inside, so there news is a question. */
function keeping(clock: ClockName, { owner }: Escalation, restricted: boolean): ActKind[] {
  if (owner === null) return ['acknowledge'];
  return clock === 'update' ? [restricted ? 'ask' : 'say'] : ['resolve'];
}

type Helping = { escalation: Escalation; restricted: boolean; words: Words };

/** What helps right there, under a reminder that a whole team reads. */
export const helpingTeam = (clock: ClockName, { escalation, restricted, words }: Helping): Button[] =>
  keeping(clock, escalation, restricted).flatMap((kind, index) =>
    offered(kind, { escalation, by: teamOf(escalation), words }, index === 0 ? 'primary' : undefined),
  );

/** The same for who has it, who may need more time. */
export const helpingOwner = (clock: ClockName, helping: Helping): Button[] => [
  ...helpingTeam(clock, helping),
  ...offered('snooze', { ...helping, by: teamOf(helping.escalation) }),
];

/** A lead of support gives the agent's side to another agent. */
export const handOnButtons = (escalation: Escalation, words: Words): Button[] =>
  offered(
    'give agent side',
    { escalation, by: { ...reporterOf(escalation), id: '', support: 'lead' }, words },
    'primary',
  );

/** A lead looks at it, and gives what nobody has to somebody. */
export const helpingLead = ({ escalation, words }: Omit<Helping, 'restricted'>): Button[] => [
  ...(escalation.owner === null
    ? offered('assign', { escalation, by: teamOf(escalation), words }, 'primary')
    : []),
  showButton(escalation, words),
];
