/** The buttons of a card: the ones that make sense as it stands. */
import type { ActionsBlock, Button } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation } from '../domain/escalation.ts';
import {
  acknowledgeButton,
  askButton,
  buttonRow,
  callbackButton,
  holdOnButton,
  moreButton,
  reopenButton,
  resolveButton,
  takeOverButton,
} from './buttons.ts';
import { userIsOnPhone } from './status-words.ts';

export function cardButtons(escalation: Escalation, now: Instant): ActionsBlock[] {
  const takeOver = escalation.handOver === null ? [] : [takeOverButton(escalation)];
  const live: Button[] = userIsOnPhone(escalation, now)
    ? [holdOnButton(escalation), callbackButton(escalation)]
    : [];
  const [resolve, ask, more] = [resolveButton(escalation), askButton(escalation), moreButton(escalation)];
  switch (escalation.status) {
    case 'open':
      return buttonRow(acknowledgeButton(escalation, true), ...live, resolve, ask, more);
    case 'acknowledged':
      return buttonRow(...takeOver, ...live, resolve, ask, more);
    case 'waiting':
      return buttonRow(...takeOver, resolve, more);
    case 'resolved':
    case 'cancelled':
      return buttonRow(reopenButton(escalation));
  }
}
