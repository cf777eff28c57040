/** The buttons of acts for somebody who can do them now. Everything that offers acts asks here. */
import type { ActionsBlock, Button } from '@slack/types';
import type { ActKind } from '../../domain/acts/index.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { refusedNow } from '../../domain/decide.ts';
import { closed, type Escalation } from '../../domain/escalation.ts';
import type { Actor } from '../../domain/permission.ts';
import { buttonFor, buttonRow, moreButton } from '../buttons.ts';
import { viewKinds, viewOf } from './index.ts';
import type { ButtonPlace } from './view.ts';

/** None, or the one. */
export function offered(kind: ActKind, escalation: Escalation, by: Actor, style?: 'primary'): Button[] {
  const { button } = viewOf(kind);
  if (!button || refusedNow(kind, escalation, by)) return [];
  return [buttonFor(style ? { ...button, style } : button, escalation)];
}

/** Those that stand there, in the order of the acts' list. */
export const buttonsOn = (place: ButtonPlace, escalation: Escalation, by: Actor, now: Instant): Button[] =>
  viewKinds.flatMap((kind) => {
    const { stands } = viewOf(kind);
    if (!stands?.on.includes(place)) return [];
    const helps = stands.if?.({ escalation, by, now }) ?? true;
    return helps ? offered(kind, escalation, by, stands.style) : [];
  });

/** What anybody of its team can do with it. */
export const cardButtons = (escalation: Escalation, now: Instant): ActionsBlock[] =>
  withMore('card', escalation, { id: '', team: escalation.team, responder: true, lead: false }, now);

export const agentButtons = (escalation: Escalation, now: Instant): ActionsBlock[] =>
  withMore('agent', escalation, reporterOf(escalation), now);

const withMore = (place: ButtonPlace, escalation: Escalation, by: Actor, now: Instant): ActionsBlock[] =>
  buttonRow(
    ...buttonsOn(place, escalation, by, now),
    ...(closed(escalation) ? [] : [moreButton(escalation)]),
  );

export const reporterOf = ({ reporter, team }: Escalation): Actor => ({
  id: reporter,
  team,
  responder: false,
  lead: false,
});
