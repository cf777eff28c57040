/** Attention: leads are reminded by day, what lasts pings nobody again, and what is pressing is held up by nothing. */
import { expect, test } from 'vitest';
import { mrkdwnSeen } from '../../sandbox/slack/render/words.ts';
import { type Bot, hour, minute } from '../support/bot.ts';
import { acknowledge, hear, move, resolve, startRaised, theCard } from '../support/gestures.ts';
import { listenTo } from '../support/heard.ts';
import { at, breach, overdue } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';

/** It is ten in Dublin, where Nora is, and two at night where Marcus is: his day begins at 16:00. */
const usual = (yaml: string) => yaml.replace('attention: everything', 'attention: usual');

const raised = (values: Parameters<typeof startRaised>[0]) => startRaised(values, { config: usual });

const leads: ReadonlySet<string> = new Set(['Marcus', 'Nora']);

/** When each lead is written to from now on, and what the messages they have say then. */
function toLeads(bot: Bot) {
  const heard = listenTo(bot);
  return () => heard().flatMap(([time, where]) => (leads.has(where) ? [`${time} ${where}`] : []));
}

/** As Nora reads them. */
const textsOf = ({ slack }: Bot, user: string) =>
  slack
    .directMessages(user)
    .map(({ text }) => mrkdwnSeen(text, { tz: 'Europe/Dublin', locale: 'en-IE', state: slack.state }));

test('a lead hears of what can wait in the morning, and of what lasts by an edit', async () => {
  const bot = await raised({ [fields.priority]: choices.high });
  hear(bot);
  const heard = toLeads(bot);
  await bot.pass(3 * hour);
  expect(heard()).toEqual(['10:30:00 Nora']);
  const about = { priority: 'high' } as const;
  const reminder = overdue('acknowledge', at('10:30'));
  expect(textsOf(bot, 'UNORA')).toEqual([bot.words.personal([{ reminder, as: 'lead', about }], at('12:30'))]);
  await bot.pass(3.5 * hour);
  expect(heard()).toEqual(['16:00:00 Marcus']);
});

test('a lead who sleeps hears nothing of what is done by the morning', async () => {
  const bot = await raised({ [fields.priority]: choices.high });
  hear(bot);
  const heard = toLeads(bot);
  await bot.pass(3 * hour);
  await resolve(bot);
  await bot.pass(3.5 * hour);
  expect(heard()).toEqual(['10:30:00 Nora']);
});

test('what is urgent and nobody has wakes a lead, and tells again', async () => {
  const bot = await raised({ [fields.priority]: choices.urgent });
  hear(bot);
  const heard = toLeads(bot);
  await bot.pass(50 * minute);
  expect(heard()).toEqual(['10:15:00 Marcus', '10:15:00 Nora', '10:45:00 Marcus', '10:45:00 Nora']);
  await acknowledge(bot);
  hear(bot);
});

test('of a live call that nobody has a sleeping lead hears when whoever is on call had ten minutes', async () => {
  const bot = await raised({ [fields.priority]: choices.normal, [fields.onPhone]: [choices.yes] });
  hear(bot);
  const heard = toLeads(bot);
  await bot.pass(12 * minute);
  expect(heard()).toEqual(['10:03:00 Nora', '10:10:00 Marcus']);
  const reminder = breach('acknowledge', at('10:03'));
  const about = { priority: 'normal', onPhone: true } as const;
  expect(textsOf(bot, 'UMARCUS')).toEqual([
    bot.words.personal([{ reminder, as: 'lead', about }], at('10:10')),
  ]);
});

/** From Design to Engineering and back, and to Engineering again: Nora leads both, Marcus leads one. */
async function inCircles(priority: string): Promise<Bot> {
  const bot = await raised({ [fields.team]: 'Design', [fields.priority]: priority });
  await move(bot, 'Engineering', 'ULENA', theCard(bot, 'C0DESIGN'));
  await bot.pass(5 * minute);
  await move(bot, 'Design', 'UKENJI', theCard(bot));
  await bot.pass(5 * minute);
  hear(bot);
  return bot;
}

test('that it goes in circles a lead hears in their own hours, within one of them, with a link to the card; of what is urgent at once', async () => {
  const bot = await inCircles(choices.normal);
  const heard = toLeads(bot);
  await move(bot, 'Engineering', 'ULENA', theCard(bot, 'C0DESIGN'));
  await bot.pass(65 * minute);
  expect(heard()).toEqual(['11:10:00 Nora']);
  const newest = `C0ENG/p${theCard(bot).ts.replace('.', '')}`;
  expect(JSON.stringify(bot.slack.directMessages('UNORA').at(-1)?.blocks)).toContain(newest);
  await acknowledge(bot);
  hear(bot);
  await bot.pass(5.5 * hour);
  expect(heard().filter((one) => one.endsWith('Marcus'))).toEqual(['16:00:00 Marcus']);

  const urgent = await inCircles(choices.urgent);
  const atOnce = toLeads(urgent);
  await move(urgent, 'Engineering', 'ULENA', theCard(urgent, 'C0DESIGN'));
  await urgent.pass(minute);
  expect(atOnce().toSorted()).toEqual(['10:10:00 Marcus', '10:10:00 Nora']);
  hear(urgent);
});
