/** What the bot of these tests says, by its own views, and single lines of it to look for on the page. */

import type { Instant } from '../../src/domain/calendars/calendar.ts';
import { readRaiseForm } from '../../src/views/forms/raise-fields.ts';
import { fields as blockIds } from '../../src/views/ids.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type About, at } from '../support/words/about.ts';
import { firstLine, lineOfCard, promiseInForm, wordsInSandbox } from '../support/words/in-sandbox.ts';

export const words = wordsInSandbox('test/support/switchboard.yml');

/** What stands above a card. */
export const heading = (facts: About = {}): string => firstLine(words.card(facts));

export const cardLine = (facts: About, unlike: About = {}): string =>
  lineOfCard(words, facts, { unlike, viewer: 'UKENJI' });

/** Who has it, once somebody does. */
export const ownerLine = (owner: string): string => cardLine({ status: 'acknowledged', owner });
export const nobodyHasIt = cardLine({}, { status: 'acknowledged', owner: 'UKENJI' });
export const onPhone = cardLine({ onPhone: true });

/** The agent's own message about it begins with this. */
export const agentLine = (facts: About = {}): string => firstLine(words.agentMessage(facts));

/** In the form, of a team that is chosen. */
export const promised = (teamName: string, acknowledgeAt: Instant, resolveAt: Instant): string =>
  promiseInForm(words, { teamName, acknowledgeAt, resolveAt });

export const newsQuestion = words.say(words.newsQuestion());

/** What stands at a time of the form that has passed. */
export const timeHasPassed = (): string => {
  const read = readRaiseForm(
    { values: { [blockIds.callback]: { [blockIds.callback]: { selected_date_time: 1 } } } },
    at('10:00'),
    en,
  );
  return ('errors' in read && read.errors[blockIds.callback]) || '';
};
