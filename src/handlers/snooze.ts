/** Snooze reminders: under More, and its modal. */
import type { App } from '@slack/bolt';
import { snoozedUntil } from '../domain/chosen-times.ts';
import { nowFor } from '../domain/escalation.ts';
import { readSnoozeForm, snoozeForm } from '../views/forms/snooze-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';
import { zoneOf } from './zone.ts';

export function registerSnooze(app: App, deps: Deps): void {
  onButton(app, actions.moreSnooze, (press) =>
    openAct(deps, press, 'snooze', (about, { snooze }) => snoozeForm(about, snooze)),
  );
  onActSubmitted(app, deps, {
    callback: modals.snooze,
    read: readSnoozeForm,
    act: async (read, by, _mask, via, escalation) => ({
      kind: 'snooze',
      by,
      via,
      until:
        read.for === 'not'
          ? null
          : snoozedUntil(read.for, await zoneOf(deps, by.id), nowFor(escalation, deps.now())),
    }),
  });
}
