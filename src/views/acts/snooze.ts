/** Snooze reminders: for how long, or as usual again. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { snoozedUntil } from '../../domain/chosen-times.ts';
import { nowFor, type Snooze } from '../../domain/escalation.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { option, radio } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { richDate, when } from '../parts.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'snooze';
const button = { action: 'more_snooze', label: 'Snooze reminders' };

export const snoozeView = {
  more: [{ ...button, about: 'Nobody is reminded for a while; leads still hear of a breach.' }],
  form: {
    callback,
    view: (about, { snooze }) => snoozeForm(about, snooze),
    read: (state) =>
      filledIn(readSnoozeForm(state), (read) => ({
        asks: async ({ escalation, now, zone }) => ({
          until: read.for === 'not' ? null : snoozedUntil(read.for, await zone(), nowFor(escalation, now)),
        }),
      })),
  },
  may: (it) => `snooze the reminders of ${it}`,
  history: ({ until }) =>
    until === null ? ['ended the snooze of reminders'] : ['snoozed reminders until ', richDate(until)],
} satisfies ActView<'snooze'>;

const lengths = ['30m', '2h', 'tomorrow', 'not'] as const;

const offered = [option('30m', '30 min'), option('2h', '2 hours'), option('tomorrow', 'Tomorrow 09:00')];

export const snoozeForm = (about: ActMetadata, snooze: Snooze | null): ModalView =>
  actForm(about, {
    callback,
    title: button.label,
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

export function readSnoozeForm(state: unknown): Read<{ for: (typeof lengths)[number] }> {
  const { say, done } = collectErrors();
  const chosen = z.enum(lengths).nullable().catch(null).parse(readState(state).choice(fields.snoozeFor));
  if (chosen === null) say(fields.snoozeFor, 'Choose for how long.');
  return done({ for: chosen ?? 'not' });
}
