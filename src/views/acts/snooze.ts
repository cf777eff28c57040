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
import type { Words } from '../words/words.ts';
import { type ActView, type Control, filledIn } from './view.ts';

const callback = 'snooze';
const label = ({ acts }: Words): string => acts.snooze.label;
const button: Control = { action: 'more_snooze', label };

export const snoozeView = {
  button,
  more: [{ ...button, about: ({ acts }) => acts.snooze.about }],
  form: {
    callback,
    view: (about, { snooze }, { words }) => snoozeForm(about, snooze, words),
    read: (state, { words }) =>
      filledIn(readSnoozeForm(state, words), (read) => ({
        asks: async ({ escalation, now, zone }) => ({
          until: read.for === 'not' ? null : snoozedUntil(read.for, await zone(), nowFor(escalation, now)),
        }),
      })),
  },
  history: ({ until }, { actor, acts }) =>
    until === null ? acts.snooze.ended(actor) : acts.snooze.history(actor, richDate(until)),
} satisfies ActView<'snooze'>;

const lengths = ['30m', '2h', 'tomorrow', 'not'] as const;

export const snoozeForm = (about: ActMetadata, snooze: Snooze | null, words: Words): ModalView =>
  actForm(about, {
    words,
    callback,
    title: label(words),
    submit: snooze === null ? words.acts.snooze.submit : words.acts.snooze.save,
    blocks: [
      ...(snooze === null
        ? []
        : [
            {
              type: 'section' as const,
              text: { type: 'mrkdwn' as const, text: words.acts.snooze.until(when(snooze.until)) },
            },
          ]),
      radio({
        block: fields.snoozeFor,
        label: words.acts.snooze.howLong,
        options: lengths
          .filter((length) => length !== 'not' || snooze !== null)
          .map((length) => option(length, words.acts.snooze.lengths[length])),
        hint: words.acts.snooze.hint,
      }),
    ],
  });

export function readSnoozeForm(state: unknown, words: Words): Read<{ for: (typeof lengths)[number] }> {
  const { say, done } = collectErrors(words);
  const chosen = z.enum(lengths).nullable().catch(null).parse(readState(state).choice(fields.snoozeFor));
  if (chosen === null) say(fields.snoozeFor, words.acts.snooze.noLength);
  return done({ for: chosen ?? 'not' });
}
