/** When will you have news? Asked of whoever has just taken it, and of an owner who owes some. */
import type { Button } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { NewsChoice } from '../../domain/chosen-times.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import type { Said } from '../forms/notice.ts';
import { lasting, line, message, person } from '../lines.ts';
import { richDate, type Wording } from '../parts.ts';
import type { ActView, Control } from './view.ts';

export const newsChoices: readonly (Control & { choice: NewsChoice })[] = [
  { action: 'news_30m', label: '30 min', choice: '30 min' },
  { action: 'news_2h', label: '2 hours', choice: '2 hours' },
  { action: 'news_today', label: 'Today', choice: 'today' },
  { action: 'news_tomorrow', label: 'Tomorrow', choice: 'tomorrow' },
];

type About = { id: string };

export const newsButtons = (about: About): Button[] => newsChoices.map((each) => buttonFor(each, about));

export const whenNews = 'When will you have news?';

export const newsQuestion = (escalation: About): Said =>
  message([line(`You have ${escalation.id}. ${whenNews}`)], ...buttonRow(...newsButtons(escalation)));

/** Stands in the place of the question. */
export const newsPromised = (
  { id, reporter }: Pick<Escalation, 'id' | 'reporter'>,
  newsBy: Instant,
  wording: Wording,
): Said =>
  message([line('You promised ', person(wording, reporter), ` news about ${id} by `, lasting(newsBy), '.')]);

export const promiseNewsView = {
  may: (it) => `promise news about ${it}`,
  history: ({ newsBy }) => ['promised news by ', richDate(newsBy)],
  toTeam: ({ newsBy }, { actor }) => [line(actor, ' promised news by ', lasting(newsBy), '.')],
  toAgent: ({ newsBy }, { actor }) => [line(actor, ' will have news by ', lasting(newsBy), '.')],
} satisfies ActView<'promise news'>;
