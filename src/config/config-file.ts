/** switchboard.yml as it is written: every setting, its limits, and the sentence an editor shows for it. */
import { z } from 'zod';
import { attentions } from '../domain/attention.ts';
import { calendarReference, calendarsSection } from './calendars.ts';
import { defaultCategories, defaultCountries } from './defaults.ts';
import { deliverySection } from './delivery.ts';
import { digestSection } from './digest.ts';
import { identifiersSection } from './identifiers.ts';
import { laddersSection } from './ladders.ts';
import { liveCallSection } from './live-call.ts';
import { maskingSection } from './masking.ts';
import { expects, section } from './problems.ts';
import { countryCode, routingSection } from './routing.ts';
import { slaSection } from './sla.ts';
import { supportSection } from './support.ts';
import { teamsSection } from './teams.ts';
import { channelId, idOf, listOf, oneLine, ownId } from './texts.ts';

const aPrefix = expects(
  'a prefix',
  'Write capital letters and digits, a letter first, at most 10, like ESC.',
);
const aSwitch = expects('true or false', 'Write true or false.');

const priority = (byDefault: string) =>
  section({
    meaning: oneLine('what it means').default(byDefault).describe('One line, shown where it is chosen.'),
  }).prefault({});

const idAndName = section({
  id: ownId.describe('Stored with each escalation: do not change it later.'),
  name: oneLine('the name').describe('As people read it.'),
});

const usuallyMissing = [
  'Account or user',
  'Time it happened',
  'Request or charge id',
  'Screenshot',
  'Steps to reproduce',
];

export const configFile = section({
  reference: section({
    prefix: z
      .string({ error: aPrefix })
      .regex(/^[A-Z][A-Z0-9]{0,9}$/, { error: aPrefix })
      .default('ESC')
      .describe('References read ESC-1, ESC-2 and so on.'),
  })
    .prefault({})
    .describe('How escalations are numbered.'),
  priorities: section({
    urgent: priority('Money or access is blocked now, or many users are hit'),
    high: priority('A user is stuck today and has no way around it'),
    normal: priority('It works in part, or can wait a day'),
    low: priority('A question, or a small flaw'),
  })
    .prefault({})
    .describe('What each priority means, in one line.'),
  calendars: calendarsSection,
  defaults: section({
    calendar: calendarReference
      .optional()
      .describe('The calendar of every target that names none: always, or a name under calendars.'),
    sla: slaSection.optional().describe('For each priority, how soon.'),
  })
    .optional()
    .describe('What holds for every team that does not say otherwise.'),
  teams: teamsSection,
  support: supportSection,
  live_call: liveCallSection,
  ladders: laddersSection,
  attention: z
    .enum(attentions, { error: expects('how much attention it may take', `Write ${attentions.join(', ')}.`) })
    .default('usual')
    .describe('How often people are pinged: calm, usual, or everything that the ladders say.'),
  routing: routingSection,
  categories: listOf(idAndName, 'categories', { most: 99, nameOf: idOf })
    .default(defaultCategories)
    .describe('Why users get in touch: the choices of Category.'),
  causes: listOf(idAndName, 'causes', { most: 100, nameOf: idOf })
    .default([{ id: 'other', name: 'Something else' }])
    .describe('What it turned out to be: the choices of Cause when resolving.'),
  missing_info: listOf(oneLine('what may be missing'), 'facts that may be missing', { most: 10 })
    .default(usuallyMissing)
    .describe('What Ask for info offers to tick.'),
  countries: listOf(countryCode, 'country codes', { most: 100 })
    .default(defaultCountries)
    .describe('The choices of Country, as ISO codes, in this order.'),
  identifiers: identifiersSection,
  masking: maskingSection,
  digest: digestSection,
  access: section({
    guests: z
      .boolean({ error: aSwitch })
      .default(false)
      .describe('true: guests of the workspace may use it.'),
    external: z
      .boolean({ error: aSwitch })
      .default(false)
      .describe('true: people from other companies (Slack Connect) may use it.'),
  })
    .prefault({})
    .describe('Who besides members may use it.'),
  delivery: deliverySection,
  fallback_channel: channelId.describe('Where a card goes when its team’s channel is gone.'),
});
