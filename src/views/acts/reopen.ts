/** Reopen: what is still wrong, so that nobody has to ask. */
import type { ModalView } from '@slack/types';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { leading, line, quote } from '../lines.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'reopen';
const maxReason = 3000;

export const reopenView = {
  button: { action: 'open_reopen', label: 'Reopen' },
  stands: { on: ['card', 'agent', 'show'] },
  form: {
    callback,
    view: reopenForm,
    read: (state) =>
      filledIn(readReopenForm(state), ({ reason }) => ({
        asks: ({ mask }) => ({ reason: mask.text(reason) }),
        typed: reason,
      })),
  },
  may: (it) => `reopen ${it}`,
  history: () => ['reopened it'],
  quotes: ({ reason }) => [reason],
  toTeam: ({ owner, reason }, { actor, escalation, to }) => [
    line(...to(owner), actor, ` reopened ${escalation.id}:`),
    ...quote(reason),
  ],
  toAgent: ({ reason }, { actor, escalation, promise }) => [
    ...leading([actor, ` reopened ${escalation.id}`], reason),
    ...promise,
  ],
} satisfies ActView<'reopen'>;

export function reopenForm(about: ActMetadata): ModalView {
  return actForm(about, {
    callback,
    title: `Reopen ${about.id}`,
    submit: 'Reopen',
    blocks: [
      textInput({ block: fields.reason, label: 'What is still wrong?', max: maxReason, lines: 'many' }),
    ],
  });
}

export function readReopenForm(state: unknown): Read<{ reason: string }> {
  const { need, done } = collectErrors();
  const written = readState(state).text(fields.reason);
  return done({
    reason: need(fields.reason, written, 'Say what is still wrong: the team sees this first.', maxReason),
  });
}
