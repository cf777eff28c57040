/** Move to another team. During a call the agent is called where nobody takes it now. Its form asks out of a restricted team also for what the new one will read. */
import { buttonFor, buttonRow } from '../buttons.ts';
import { callbackIsOpen } from '../callback.ts';
import { untouched } from '../forms/fact-inputs.ts';
import { readMoveForm } from '../forms/move-form.ts';
import { leading, line, quote } from '../lines.ts';
import { userIsOnPhone } from '../status-words.ts';
import { endCallView } from './end-call.ts';
import { promiseCallbackView } from './promise-callback.ts';
import { type ActView, filledIn, type ToAgent } from './view.ts';

export const moveView = {
  more: [
    {
      action: 'more_move',
      label: ({ acts }) => acts.move.label,
      about: ({ acts }) => acts.move.about,
    },
  ],
  form: {
    callback: 'move',
    read: (state, { words }) =>
      filledIn(readMoveForm(state, words), ({ to, reason, texts }) => ({
        asks: ({ escalation, mask }) => ({
          to,
          reason: mask.text(reason),
          ...(texts && { texts: mask.texts(untouched(texts, escalation)) }),
        }),
        typed: [reason, ...Object.values(texts ?? {})].filter(Boolean).join('\n'),
      })),
  },
  history: ({ from, to }, { actor, acts, wording: { teamName } }) =>
    acts.move.history(actor, teamName(from), teamName(to)),
  quotes: ({ reason }) => [reason],
  toTeam: ({ from, to, reason }, { actor, acts, wording: { teamName } }) => [
    line(...acts.move.toTeam(actor, teamName(from), teamName(to))),
    ...quote(reason),
  ],
  toOthers: ({ from, to }, { actor, acts, wording: { teamName } }) =>
    acts.move.toOthers(actor, teamName(from), teamName(to)),
  toAgent({ to, reason }, told) {
    const { escalation, acts, wording } = told;
    const waits = leftWaiting(told);
    const whom = waits ? told.to(escalation.reporter) : null;
    return [
      ...leading((quoted) => acts.move.toAgent(whom, escalation.id, wording.teamName(to), quoted), reason),
      ...told.promise,
      ...(waits ? [line(...wording.words.reminders.nobodyHasItYet)] : []),
    ];
  },
  agentRows: (told) =>
    leftWaiting(told)
      ? buttonRow(
          ...[promiseCallbackView, endCallView].map(({ button }) =>
            buttonFor(button, told.escalation, told.wording.words),
          ),
        )
      : [],
  broadcast: leftWaiting,
} satisfies ActView<'move'>;

/** The user is on the phone, and the team that has it now is closed. */
function leftWaiting({ escalation, closedUntil, now }: ToAgent): boolean {
  const isPromised = callbackIsOpen(escalation);
  return userIsOnPhone(escalation, now) && escalation.owner === null && closedUntil !== null && !isPromised;
}
