/** Promise a callback: until when the user is called back. A new promise takes the place of the old one. */
import type { ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { callbackIsOpen } from '../callback.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { dateTime } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line } from '../lines.ts';
import { richDate } from '../parts.ts';
import { userIsOnPhone } from '../status-words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'callback';
const promise = 'Promise a callback';
const another = 'Move the callback';

export const promiseCallbackView = {
  button: { action: 'open_callback', label: promise },
  stands: {
    on: ['card'],
    if: ({ escalation, now }) => userIsOnPhone(escalation, now) && escalation.status !== 'waiting',
  },
  more: [
    {
      action: 'more_callback',
      label: promise,
      about: 'The agent who raised it is reminded to call the user.',
      when: (escalation) => !callbackIsOpen(escalation),
    },
    {
      action: 'more_callback',
      label: another,
      about: 'Another time to call the user back by.',
      when: callbackIsOpen,
    },
  ],
  form: {
    callback,
    view: (about, { callbackAt }) => callbackForm(about, callbackAt),
    read: (state) => filledIn(readCallbackForm(state), (read) => ({ asks: () => read })),
  },
  may: (it) => `promise a callback for ${it}`,
  history: ({ callbackAt, before }) => [
    'promised a callback by ',
    richDate(callbackAt),
    ...(before === null ? [] : [' (before: ', richDate(before), ')']),
  ],
  toTeam: ({ callbackAt }, { actor, escalation: { contact } }) => [
    line(
      actor,
      ` promised the user ${contact === 'email' ? 'an email' : 'a call back'} by `,
      lasting(callbackAt),
      '.',
    ),
  ],
  toAgent: ({ callbackAt }, { escalation: { contact } }) => [
    line(
      'Tell the user that we ',
      contact === 'email' ? 'write' : 'call back',
      ' by ',
      lasting(callbackAt),
      '.',
    ),
  ],
  broadcast: true,
} satisfies ActView<'promise callback'>;

export const moveCallbackControl = { action: promiseCallbackView.button.action, label: another };

/** `before` is what was promised so far. */
export const callbackForm = (about: ActMetadata, before: Instant | null): ModalView =>
  actForm(about, {
    callback,
    title: promise,
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
