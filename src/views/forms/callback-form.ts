/** Promise a callback: until when the user is called back. A new promise takes the place of the old one. */
import type { ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { dateTime } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

/** `before` is what was promised so far. */
export const callbackForm = (about: ActMetadata, before: Instant | null): ModalView =>
  actForm(about, {
    callback: modals.callback,
    title: 'Promise a callback',
    submit: 'Promise',
    blocks: [
      dateTime({
        block: fields.callbackAt,
        label: 'Call back the user by',
        initial: before,
        hint: 'The agent who raised it is reminded 15 minutes before, and at the time.',
      }),
    ],
  });

export function readCallbackForm(state: unknown): Read<{ callbackAt: Instant }> {
  const { say, done } = collectErrors();
  const callbackAt = readState(state).instant(fields.callbackAt);
  if (callbackAt === null) say(fields.callbackAt, 'Choose until when the user is called back.');
  return done({ callbackAt: callbackAt ?? 0 });
}
