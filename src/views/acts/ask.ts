/** Ask for info: whoever has it ticks what is missing or writes a question. */
import type { ModalView } from '@slack/types';
import { buttonFor, buttonRow } from '../buttons.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { boxes, option, textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, person, quote } from '../lines.ts';
import { missingList } from '../outcome.ts';
import type { Words } from '../words/words.ts';
import { answerView } from './answer.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'ask';
const maxQuestion = 3000;

export const askView = {
  button: { action: 'open_ask', label: ({ acts }) => acts.ask.label },
  stands: { on: ['card', 'show'], if: ({ escalation }) => escalation.status !== 'waiting' },
  form: {
    callback,
    view: (about, _, { missingInfo, words }) => askForm(about, missingInfo, words),
    read: (state, { words }) =>
      filledIn(readAskForm(state, words), ({ missing, text }) => ({
        asks: ({ mask }) => ({ missing, text: mask.text(text) }),
        typed: text,
      })),
  },
  history: ({ missing }, { actor, acts }) => acts.ask.history(actor, missing),
  quotes: ({ text }) => [text],
  toTeam: ({ missing, text }, { actor, escalation, wording, acts }) => [
    line(...acts.ask.toTeam(actor, person(wording, escalation.reporter))),
    ...missingList(missing),
    ...quote(text),
  ],
  toAgent: ({ missing, text }, { by, escalation, inTeam, to, wording: { words } }) => [
    line(...words.acts.ask.toAgent(to(escalation.reporter), inTeam(by))),
    ...missingList(missing),
    ...quote(text),
    ...(escalation.status === 'waiting' ? [line(words.promises.pausedForYou)] : []),
  ],
  agentRows: (escalation, words) =>
    escalation.status === 'waiting' ? buttonRow(buttonFor(answerView.button, escalation, words)) : [],
  broadcast: true,
  ofTheirOwn: true,
} satisfies ActView<'ask'>;

export const askForm = (about: ActMetadata, missingInfo: readonly string[], words: Words): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts.ask.title(about.id),
    submit: words.acts.ask.submit,
    blocks: [
      ...(missingInfo.length > 0
        ? [
            boxes({
              block: fields.missing,
              label: words.acts.ask.missing,
              optional: true,
              options: missingInfo.map((item) => option(item, item)),
            }),
          ]
        : []),
      textInput({
        block: fields.question,
        label: words.acts.ask.question,
        optional: true,
        max: maxQuestion,
        lines: 'many',
        hint: words.acts.ask.hint,
      }),
    ],
  });

export function readAskForm(state: unknown, words: Words): Read<{ missing: string[]; text: string }> {
  const filled = readState(state);
  const { within, say, done } = collectErrors(words);
  const missing = filled.ticked(fields.missing);
  const text = within(fields.question, filled.text(fields.question), maxQuestion) ?? '';
  if (missing.length === 0 && text === '') {
    say(fields.question, words.acts.ask.nothing);
  }
  return done({ missing, text });
}
