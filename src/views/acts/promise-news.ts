/** When will you have news? Asked of whoever has just taken it, and of an owner who owes some; what was promised can be changed. */
import type { Button, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { NewsChoice } from '../../domain/chosen-times.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { dateTime } from '../forms/inputs.ts';
import type { Said } from '../forms/notice.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line, message, person, sentences } from '../lines.ts';
import { richDate, type Wording, when } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { type ActView, type Control, filledIn } from './view.ts';

const choiceOf = (action: string, choice: NewsChoice): Control & { choice: NewsChoice } => ({
  action,
  label: ({ acts }) => acts['promise news'].choices[choice],
  choice,
});

export const newsChoices = [
  choiceOf('news_30m', '30 min'),
  choiceOf('news_2h', '2 hours'),
  choiceOf('news_today', 'today'),
  choiceOf('news_tomorrow', 'tomorrow'),
];

type About = { id: string };

export const newsButtons = (about: About, words: Words, choices = newsChoices): Button[] =>
  choices.map((each) => buttonFor(each, about, words));

export const newsQuestion = (escalation: About, words: Words): Said =>
  message(
    [line(words.acts.acknowledge.whenNews(escalation.id))],
    ...buttonRow(...newsButtons(escalation, words)),
  );

/** The resolve target that the news would come after, and what can be chosen instead. */
export type TooLateNews = { target: Instant; instead: typeof newsChoices };

/** Stands in the place of the question. */
export function newsPromised(
  { id, reporter }: Pick<Escalation, 'id' | 'reporter'>,
  newsBy: Instant,
  wording: Wording,
  tooLate: TooLateNews | null = null,
): Said {
  const { words } = wording;
  const said = words.acts['promise news'];
  return message(
    [
      line(
        ...sentences(
          said.answer(person(wording, reporter), id, lasting(newsBy)),
          tooLate ? said.afterTarget(lasting(tooLate.target)) : [],
        ),
      ),
    ],
    ...buttonRow(
      ...newsButtons({ id }, words, tooLate?.instead ?? []),
      buttonFor(promiseNewsView.button, { id }, words),
    ),
  );
}

const callback = 'promise_news';
const hasPromised = ({ clocks }: Pick<Escalation, 'clocks'>): boolean => clocks.update?.promised === true;
const promise = ({ acts }: Words): string => acts['promise news'].label;
const another = ({ acts }: Words): string => acts['promise news'].another;
const more = (label: (words: Words) => string, when: (escalation: Escalation) => boolean) => ({
  action: 'more_news',
  label,
  about: ({ acts }: Words) => acts['promise news'].about,
  when,
});

export const promiseNewsView = {
  button: { action: 'open_news', label: another },
  more: [more(promise, (escalation) => !hasPromised(escalation)), more(another, hasPromised)],
  form: {
    callback,
    view: (about, { clocks }, { words }) => promiseNewsForm(about, clocks, words),
    read: (state, { words }) => filledIn(readPromiseNewsForm(state, words), (read) => ({ asks: () => read })),
  },
  history: ({ newsBy }, { actor, acts }) => acts['promise news'].history(actor, richDate(newsBy)),
  toTeam: ({ newsBy }, { actor, acts }) => [line(...acts['promise news'].toTeam(actor, lasting(newsBy)))],
  toAgent: ({ newsBy }, { actor, acts }) => [line(...acts['promise news'].toAgent(actor, lasting(newsBy)))],
} satisfies ActView<'promise news'>;

/** What was promised so far stands in it, and the resolve target above it. */
export const promiseNewsForm = (
  about: ActMetadata,
  { update, resolve }: Escalation['clocks'],
  words: Words,
): ModalView => {
  const said = words.acts['promise news'];
  const target = resolve?.dueAt ?? null;
  return actForm(about, {
    words,
    callback,
    title: said.title(about.id),
    submit: said.submit,
    blocks: [
      ...(target === null
        ? []
        : [
            {
              type: 'section' as const,
              text: { type: 'mrkdwn' as const, text: said.target(when(target)) },
            },
          ]),
      dateTime({
        block: fields.newsBy,
        label: said.by,
        initial: update?.promised ? update.dueAt : null,
        hint: said.hint,
      }),
    ],
  });
};

export function readPromiseNewsForm(state: unknown, words: Words): Read<{ newsBy: Instant }> {
  const { say, done } = collectErrors(words);
  const newsBy = readState(state).instant(fields.newsBy);
  if (newsBy === null) say(fields.newsBy, words.acts['promise news'].noTime);
  return done({ newsBy: newsBy ?? 0 });
}
