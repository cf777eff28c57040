/** Answer: the agent reads the question again and answers it. */
import type { ModalView, RichTextBlock } from '@slack/types';
import type { Question } from '../../domain/escalation.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { leading, line, quote } from '../lines.ts';
import { cut, richSection, typed } from '../parts.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'answer';
const maxAnswer = 3000;

export const answerView = {
  button: { action: 'open_answer', label: 'Answer', style: 'primary' },
  stands: {
    on: ['agent', 'show'],
    if: ({ escalation, by }) => by.id === escalation.reporter,
  },
  form: {
    callback,
    view: (about, { question }) => answerForm(about, question),
    read: (state) =>
      filledIn(readAnswerForm(state), ({ text }) => ({
        asks: ({ mask }) => ({ text: mask.text(text) }),
        typed: text,
      })),
  },
  may: (it) => `answer for ${it}`,
  history: () => ['answered'],
  quotes: ({ text }) => [text],
  toTeam: ({ text }, { actor, escalation, to }) => [
    line(...to(escalation.owner), actor, ' answered:'),
    ...quote(text),
  ],
  toAgent: ({ text }, { actor }) => leading([actor, ' answered for you'], text),
} satisfies ActView<'answer'>;

export const answerForm = (about: ActMetadata, question: Question | null): ModalView =>
  actForm(about, {
    callback,
    title: `Answer ${about.id}`,
    submit: 'Send answer',
    blocks: [
      ...(question ? [asked(question)] : []),
      textInput({ block: fields.answer, label: 'Your answer', max: maxAnswer, lines: 'many' }),
    ],
  });

function asked({ missing, text }: Question): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      ...(text ? [{ type: 'rich_text_quote' as const, elements: [typed(cut(text, maxAnswer))] }] : []),
      ...(missing.length > 0
        ? [
            richSection(typed('Still missing:')),
            {
              type: 'rich_text_list' as const,
              style: 'bullet' as const,
              elements: missing.map((item) => richSection(typed(cut(item, 150)))),
            },
          ]
        : []),
    ],
  };
}

export function readAnswerForm(state: unknown): Read<{ text: string }> {
  const { need, done } = collectErrors();
  const written = readState(state).text(fields.answer);
  return done({ text: need(fields.answer, written, 'Write the answer here.', maxAnswer) });
}
