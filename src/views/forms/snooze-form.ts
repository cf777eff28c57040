/** Snooze reminders: for how long, or as usual again. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Snooze } from '../../domain/escalation.ts';
import { fields, modals } from '../ids.ts';
import { when } from '../parts.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { option, radio } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const lengths = ['30m', '2h', 'tomorrow', 'not'] as const;
export type SnoozeFor = (typeof lengths)[number];

const offered = [option('30m', '30 min'), option('2h', '2 hours'), option('tomorrow', 'Tomorrow 09:00')];

export const snoozeForm = (about: ActMetadata, snooze: Snooze | null): ModalView =>
  actForm(about, {
    callback: modals.snooze,
    title: 'Snooze reminders',
    submit: snooze === null ? 'Snooze' : 'Save',
    blocks: [
      ...(snooze === null
        ? []
        : [
            {
              type: 'section' as const,
              text: { type: 'mrkdwn' as const, text: `Reminders are snoozed until ${when(snooze.until)}.` },
            },
          ]),
      radio({
        block: fields.snoozeFor,
        label: 'For how long?',
        options: snooze === null ? offered : [...offered, option('not', 'Remind as usual')],
        hint: 'Leads still hear of a breach.',
      }),
    ],
  });

export function readSnoozeForm(state: unknown): Read<{ for: SnoozeFor }> {
  const { say, done } = collectErrors();
  const chosen = z.enum(lengths).nullable().catch(null).parse(readState(state).choice(fields.snoozeFor));
  if (chosen === null) say(fields.snoozeFor, 'Choose for how long.');
  return done({ for: chosen ?? 'not' });
}
