/** Promise a callback: until when the user is called back. A new promise takes the place of the old one. */
import type { ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { callbackIsOpen, reachedBy } from '../callback.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { dateTime } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line } from '../lines.ts';
import { richDate } from '../parts.ts';
import { userIsOnPhone } from '../status-words.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'callback';
const promise = ({ acts }: Words): string => acts['promise callback'].label;
const another = ({ acts }: Words): string => acts['promise callback'].another;

export const promiseCallbackView = {
  button: { action: 'open_callback', label: promise },
  stands: {
    on: ['card', 'agent'],
    if: ({ escalation, now }) => userIsOnPhone(escalation, now) && escalation.status !== 'waiting',
  },
  more: [
    {
      action: 'more_callback',
      label: promise,
      about: ({ acts }) => acts['promise callback'].about,
      when: (escalation) => !callbackIsOpen(escalation),
    },
    {
      action: 'more_callback',
      label: another,
      about: ({ acts }) => acts['promise callback'].aboutAnother,
      when: callbackIsOpen,
    },
  ],
  form: {
    callback,
    view: (about, { callbackAt }, { words }) => callbackForm(about, callbackAt, words),
    read: (state, { words }) => filledIn(readCallbackForm(state, words), (read) => ({ asks: () => read })),
  },
  history: ({ callbackAt, before }, { actor, acts }) =>
    acts['promise callback'].history(actor, richDate(callbackAt), before === null ? null : richDate(before)),
  toTeam: ({ callbackAt }, { actor, acts, escalation }) => [
    line(...acts['promise callback'].toTeam[reachedBy(escalation)](actor, lasting(callbackAt))),
  ],
  toAgent: ({ callbackAt }, { acts, escalation }) => [
    line(...acts['promise callback'].toAgent[reachedBy(escalation)](lasting(callbackAt))),
  ],
  broadcast: true,
} satisfies ActView<'promise callback'>;

export const moveCallbackControl = { action: promiseCallbackView.button.action, label: another };

/** `before` is what was promised so far. */
export const callbackForm = (about: ActMetadata, before: Instant | null, words: Words): ModalView =>
  actForm(about, {
    words,
    callback,
    title: promise(words),
    submit: words.acts['promise callback'].submit,
    blocks: [
      dateTime({
        block: fields.callbackAt,
        label: words.acts['promise callback'].by,
        initial: before,
        hint: words.acts['promise callback'].hint,
      }),
    ],
  });

export function readCallbackForm(state: unknown, words: Words): Read<{ callbackAt: Instant }> {
  const { say, done } = collectErrors(words);
  const callbackAt = readState(state).instant(fields.callbackAt);
  if (callbackAt === null) say(fields.callbackAt, words.acts['promise callback'].noTime);
  return done({ callbackAt: callbackAt ?? 0 });
}
