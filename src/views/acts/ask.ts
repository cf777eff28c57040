/** Ask for info: whoever has it ticks what is missing or writes a question. */
import type { ModalView } from '@slack/types';
import { buttonFor, buttonRow } from '../buttons.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { boxes, option, textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, person, quote } from '../lines.ts';
import { missingList } from '../outcome.ts';
import { answerView } from './answer.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'ask';
const maxQuestion = 3000;

export const askView = {
  button: { action: 'open_ask', label: 'Ask for info' },
  stands: { on: ['card', 'show'], if: ({ escalation }) => escalation.status !== 'waiting' },
  form: {
    callback,
    view: (about, _, { missingInfo }) => askForm(about, missingInfo),
    read: (state) =>
      filledIn(readAskForm(state), ({ missing, text }) => ({
        asks: ({ mask }) => ({ missing, text: mask.text(text) }),
        typed: text,
      })),
  },
  may: (it) => `ask about ${it}`,
  history: ({ missing }) => [missing.length > 0 ? `asked for: ${missing.join(', ')}` : 'asked'],
  quotes: ({ text }) => [text],
  toTeam: ({ missing, text }, { actor, escalation, wording }) => [
    line(actor, ' asked ', person(wording, escalation.reporter), ':'),
    ...missingList(missing),
    ...quote(text),
  ],
  toAgent: ({ missing, text }, { by, escalation, inTeam, to }) => [
    line(...to(escalation.reporter), ...inTeam(by), ' needs something from you:'),
    ...missingList(missing),
    ...quote(text),
    ...(escalation.status === 'waiting' ? [line('The clock is paused until you answer.')] : []),
  ],
  agentRows: (escalation) =>
    escalation.status === 'waiting' ? buttonRow(buttonFor(answerView.button, escalation)) : [],
  broadcast: true,
  ofTheirOwn: true,
} satisfies ActView<'ask'>;

export const askForm = (about: ActMetadata, missingInfo: readonly string[]): ModalView =>
  actForm(about, {
    callback,
    title: `Ask about ${about.id}`,
    submit: 'Ask',
    blocks: [
      ...(missingInfo.length > 0
        ? [
            boxes({
              block: fields.missing,
              label: 'What is missing?',
              optional: true,
              options: missingInfo.map((item) => option(item, item)),
            }),
          ]
        : []),
      textInput({
        block: fields.question,
        label: 'Your question',
        optional: true,
        max: maxQuestion,
        lines: 'many',
        hint: 'The agent gets this at once. The update and resolve clocks pause until the answer.',
      }),
    ],
  });

export function readAskForm(state: unknown): Read<{ missing: string[]; text: string }> {
  const filled = readState(state);
  const { within, say, done } = collectErrors();
  const missing = filled.ticked(fields.missing);
  const text = within(fields.question, filled.text(fields.question), maxQuestion) ?? '';
  if (missing.length === 0 && text === '') {
    say(fields.question, 'Tick what is missing, or write your question here.');
  }
  return done({ missing, text });
}
