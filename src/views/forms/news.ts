/** When will you have news? Asked once of whoever has just taken it, and what their promise is answered with. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { buttonRow, newsButtons } from '../buttons.ts';
import { lasting, line, message, person } from '../lines.ts';
import type { Wording } from '../parts.ts';
import type { Said } from './notice.ts';

type About = { id: string };

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
