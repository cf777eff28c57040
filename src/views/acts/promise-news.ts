/** When will you have news? Asked of whoever has just taken it, and of an owner who owes some. */
import type { Button } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { NewsChoice } from '../../domain/chosen-times.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import type { Said } from '../forms/notice.ts';
import { lasting, line, message, person } from '../lines.ts';
import { richDate, type Wording } from '../parts.ts';
import type { Words } from '../words/words.ts';
import type { ActView, Control } from './view.ts';

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

export const newsButtons = (about: About, words: Words): Button[] =>
  newsChoices.map((each) => buttonFor(each, about, words));

export const newsQuestion = (escalation: About, words: Words): Said =>
  message(
    [line(words.acts.acknowledge.whenNews(escalation.id))],
    ...buttonRow(...newsButtons(escalation, words)),
  );

/** Stands in the place of the question. */
export const newsPromised = (
  { id, reporter }: Pick<Escalation, 'id' | 'reporter'>,
  newsBy: Instant,
  wording: Wording,
): Said =>
  message([
    line(...wording.words.acts['promise news'].answer(person(wording, reporter), id, lasting(newsBy))),
  ]);

export const promiseNewsView = {
  history: ({ newsBy }, { actor, acts }) => acts['promise news'].history(actor, richDate(newsBy)),
  toTeam: ({ newsBy }, { actor, acts }) => [line(...acts['promise news'].toTeam(actor, lasting(newsBy)))],
  toAgent: ({ newsBy }, { actor, acts }) => [line(...acts['promise news'].toAgent(actor, lasting(newsBy)))],
} satisfies ActView<'promise news'>;
