/** What was written in one side's thread, as the other side reads it; and the form in which the team gives the agent news. */
import type { ModalView } from '@slack/types';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, person, quote } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'say';
/** As long as a message can be. */
const maxNews = 3000;

export const sayView = {
  button: { action: 'open_say', label: ({ acts }) => acts.say.label },
  form: {
    callback,
    view: (about, _, { words }) => newsForm(about, words),
    read: (state, { words }) =>
      filledIn(readNewsForm(state, words), ({ text }) => ({
        asks: ({ mask, restricted }) => ({ side: 'team', text: mask.text(text), kept: restricted }),
        typed: text,
      })),
  },
  history: (_, { actor, acts }) => acts.say.history(actor),
  quotes: ({ text }) => [text],
  toTeam: ({ side, text, news }, { actor, via, escalation, to, acts, wording }) => {
    if (side === 'agent') return [line(...acts.say.writes(to(escalation.owner), actor)), ...quote(text)];
    // What was written in the thread stands there.
    if (via === 'reply') return undefined;
    const agent = person(wording, escalation.reporter);
    return [
      line(...(news ? acts.say.toTheAgent(actor, agent) : acts.say.writes(null, actor))),
      ...quote(text),
    ];
  },
  toAgent: ({ side, text }, { actor, acts }) =>
    side === 'team' && text ? [line(...acts.say.writes(null, actor)), ...quote(text)] : undefined,
} satisfies ActView<'say'>;

export const newsForm = (about: ActMetadata, words: Words): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts.say.title(about.id),
    submit: words.acts.say.submit,
    blocks: [
      textInput({
        block: fields.news,
        label: words.acts.say.news,
        max: maxNews,
        lines: 'many',
        hint: words.acts.say.hint,
      }),
    ],
  });

function readNewsForm(state: unknown, words: Words): Read<{ text: string }> {
  const { need, done } = collectErrors(words);
  const written = readState(state).text(fields.news);
  return done({ text: need(fields.news, written, words.acts.say.nothing, maxNews) });
}
