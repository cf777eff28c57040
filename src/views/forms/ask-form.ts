/** Ask for info: the owner ticks what is missing or writes a question. */
import type { ModalView } from '@slack/types';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { boxes, option, textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxQuestion = 3000;

export const askForm = (about: ActMetadata, missingInfo: readonly string[]): ModalView =>
  actForm(about, {
    callback: modals.ask,
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
