/** No answer: when to try to reach the user again, if at all. */
import type { ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { dateTime } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

export const noAnswerForm = (about: ActMetadata): ModalView =>
  actForm(about, {
    callback: modals.noAnswer,
    title: 'No answer',
    submit: 'Save',
    blocks: [
      dateTime({
        block: fields.retryAt,
        label: 'Try again by',
        optional: true,
        hint: 'Left empty, nobody is reminded again.',
      }),
    ],
  });

export const readNoAnswerForm = (state: unknown): Read<{ retryAt: Instant | null }> =>
  collectErrors().done({ retryAt: readState(state).instant(fields.retryAt) });
