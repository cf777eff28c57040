/** The buttons of a card: what somebody of the team can do with it as it stands. */
import type { ActionsBlock } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { offeredToTeam } from './acts/offered.ts';
import { buttonRow, moreButton } from './buttons.ts';
import { userIsOnPhone } from './status-words.ts';

export function cardButtons(escalation: Escalation, now: Instant): ActionsBlock[] {
  const offered = offeredToTeam(escalation);
  const waits = escalation.status === 'waiting';
  const isLive = userIsOnPhone(escalation, now) && !waits;
  return buttonRow(
    ...offered('acknowledge', 'primary'),
    ...offered('take over'),
    ...(isLive ? [...offered('hold on'), ...offered('promise callback')] : []),
    ...offered('resolve'),
    ...(waits ? [] : offered('ask')),
    ...(closed(escalation) ? [] : [moreButton(escalation)]),
    ...offered('reopen'),
  );
}
