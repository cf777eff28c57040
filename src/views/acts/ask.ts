/** Ask for info: whoever has it ticks what is missing or writes a question. */
import type { ModalView, RichTextBlock } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type Escalation, type Question, waitsFor } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { boxes, option, radio, textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, person, quote, richText } from '../lines.ts';
import { missingList } from '../outcome.ts';
import { cut } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { answerView } from './answer.ts';
import { askUserView } from './ask-user.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'ask';
const maxQuestion = 3000;

export const askView = {
  button: { action: 'open_ask', label: ({ acts }) => acts.ask.label },
  stands: { on: ['card', 'show'] },
  form: {
    callback,
    view: (about, { question }, { missingInfo, words }) => askForm(about, missingInfo, words, question),
    read: (state, { words }) =>
      filledIn(readAskForm(state, words), ({ text, ...asked }) => ({
        asks: ({ mask }) => ({ ...asked, text: mask.text(text) }),
        typed: text,
      })),
  },
  history: ({ missing }, { actor, acts }) => acts.ask.history(actor, missing),
  quotes: ({ text }) => [text],
  toTeam: ({ missing, text, ...how }, { actor, escalation, wording, acts }) => [
    line(...acts.ask.toTeam(actor, person(wording, escalation.reporter), asking(how))),
    ...missingList(missing),
    ...quote(text),
  ],
  toAgent({ missing, text, ...how }, { at, by, escalation, inTeam, to, wording: { words } }) {
    const stands = isAskedStill(escalation, at);
    const awaited = stands ? waitsFor(escalation) : null;
    return [
      line(...words.acts.ask.toAgent(to(escalation.reporter), inTeam(by), asking(how))),
      ...missingList(missing),
      ...quote(text),
      ...(awaited === null ? [] : [line(words.promises.pausedFor[awaited])]),
      ...(escalation.question && !stands ? [line(words.acts.ask.replaced)] : []),
    ];
  },
  agentRows: ({ escalation, at, wording: { words } }) =>
    isAskedStill(escalation, at)
      ? buttonRow(
          buttonFor(answerView.button, escalation, words),
          ...(escalation.question?.onlyUser ? [] : [buttonFor(askUserView.button, escalation, words)]),
        )
      : [],
  broadcast: true,
  ofTheirOwn: () => true,
} satisfies ActView<'ask'>;

const asking = (how: { onlyUser?: true; instead?: true }) => ({
  onlyUser: how.onlyUser ?? false,
  instead: how.instead ?? false,
});

/** No newer question has taken its place, and nobody has answered. */
const isAskedStill = ({ question }: Pick<Escalation, 'question'>, at: Instant): boolean =>
  question?.at === at;

/** `waiting` is the question whose place a new one takes. */
export const askForm = (
  about: ActMetadata,
  missingInfo: readonly string[],
  words: Words,
  waiting: Question | null = null,
): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts.ask.title(about.id),
    submit: words.acts.ask.submit,
    blocks: [
      ...(waiting ? [replaced(waiting, words)] : []),
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
      radio({
        block: fields.whoCanAnswer,
        label: words.acts.ask.whoCanAnswer,
        options: answerers.map((who) => option(who, words.acts.ask.canAnswer[who])),
        initial: 'agent',
      }),
    ],
  });

const answerers = ['agent', 'user'] as const;

const replaced = ({ missing, text }: Question, { acts }: Words): RichTextBlock =>
  richText(line(acts.ask.replaces), ...missingList(missing), ...quote(cut(text, maxQuestion)));

export function readAskForm(
  state: unknown,
  words: Words,
): Read<{ missing: string[]; text: string; onlyUser?: true }> {
  const filled = readState(state);
  const { within, say, done } = collectErrors(words);
  const missing = filled.ticked(fields.missing);
  const text = within(fields.question, filled.text(fields.question), maxQuestion) ?? '';
  if (missing.length === 0 && text === '') {
    say(fields.question, words.acts.ask.nothing);
  }
  const onlyUser = filled.choice(fields.whoCanAnswer) === 'user';
  return done({ missing, text, ...(onlyUser && { onlyUser }) });
}
