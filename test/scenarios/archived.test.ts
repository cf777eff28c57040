/** A team's channel is closed to the bot: cards go where they can be seen, a lead is told once, and what is restricted goes nowhere else. */
import { expect, test } from 'vitest';
import { undeliverable } from '../../src/views/undeliverable.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, startRaised, theCard, write } from '../support/gestures.ts';
import { agentLines, agentMessage, askedForNews, cardLines } from '../support/lines.ts';
import { type About, at, warning } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';
import { raised } from '../support/words/raise-form.ts';

const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};
const due: About['due'] = { acknowledge: at('10:15'), resolve: at('14:00') };

/** Engineering's leads are told why, in Slack's word, and where its cards go. */
function closed({ words }: Bot, reason: string) {
  const facts = { channel: 'C0ENG', reason, teamName: 'Engineering', elsewhere: 'C0OPS' };
  return ['Marcus', 'Nora'].map((lead) => [lead, words.say(undeliverable(facts, en))]);
}

test('archived before: the cards go to the fallback channel, and the leads are told once', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0ENG');
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(bot.said()).toEqual([...raised(bot, '#user-operations', { due }), ...closed(bot, 'is_archived')]);
  expect(bot.pings()).toEqual([['#user-operations', ['eng-oncall']]]);
  await bot.raise({ ...frozen, [fields.summary]: 'And again' });
  await bot.pass(minute);
  expect(bot.said().map(([where]) => where)).toEqual(['#user-operations', 'Aoife']);
  await acknowledge(bot, 'UMARCUS', theCard(bot, 'C0OPS'));
  expect(bot.said()).toEqual([
    askedForNews(bot, 'UMARCUS'),
    ['#user-operations › thread', bot.words.hasIt('UMARCUS')],
    ['Aoife › thread', bot.words.toAgent({ what: 'acknowledged' }, { by: 'UMARCUS' })],
  ]);
});

test('archived after: the next line takes the card along to the fallback channel, and the agent’s link follows', async () => {
  const bot = await startRaised();
  const before = linksOf(bot);
  await bot.slack.archive('C0ENG');
  await bot.pass(8 * minute);
  const [card, ...rest] = bot.said();
  expect(card?.[0]).toBe('#user-operations');
  // Which of several places hears it first is not said.
  expect(rest.toSorted()).toEqual(
    [
      ['#user-operations › thread', bot.words.reminded(warning('acknowledge', at('10:15')))],
      ...closed(bot, 'is_archived'),
    ].toSorted(),
  );
  expect(bot.pings()).toEqual([['#user-operations', ['eng-oncall']]]);
  expect(cardLines(bot, 'ESC-1', 'C0OPS', 'UMARCUS')[0]).toBe(bot.words.card({ due }, 'UMARCUS')[0]);
  expect([before, linksOf(bot)]).toEqual([['C0ENG'], ['C0OPS']]);
  await acknowledge(bot, 'UMARCUS', theCard(bot, 'C0OPS'));
  expect(bot.said().map(([where]) => where)).toEqual([
    'only Marcus',
    '#user-operations › thread',
    'Aoife › thread',
  ]);
});

test('archived when somebody has it: the card moves on without pinging them', async () => {
  const bot = await startRaised();
  await acknowledge(bot);
  hear(bot);
  await bot.slack.archive('C0ENG');
  await write(bot, 'UAOIFE', 'dm', 'Any news?', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#user-operations', '#user-operations › thread', 'Marcus', 'Nora']);
  // The agent's question is for its owner; the card itself is not.
  expect(bot.pings()).toEqual([['#user-operations › thread', ['Kenji']]]);
});

test('the bot was removed from the channel: the leads are told how to invite it, and its cards are there again', async () => {
  const bot = await startBot();
  await bot.slack.leave('UBOT', 'C0ENG');
  bot.said();
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(bot.said().slice(2)).toEqual(closed(bot, 'not_in_channel'));
  await bot.slack.invite('UBOT', 'C0ENG');
  await bot.settle();
  expect(bot.said().at(-1)?.[0]).toBe('#esc-engineering');
  bot.pings();
  await bot.raise({ ...frozen, [fields.summary]: 'And again' });
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a restricted team: its card never leaves, its lead is told, and it is posted when the channel is open again', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0RISK');
  await bot.raise({ ...frozen, [fields.team]: 'Risk' });
  await bot.pass(9 * minute);
  const said = bot.said();
  expect(said.map(([where]) => where)).toEqual(['Aoife', 'Ingrid']);
  const kept = { channel: 'C0RISK', reason: 'is_archived', teamName: 'Risk', elsewhere: null };
  expect(said[1]?.[1]).toBe(bot.words.say(undeliverable(kept, en)));
  expect(bot.faults()).toEqual([undelivered, undelivered, undelivered]);
  await command(bot, 'UMINA', 'ESC-1', 'C0GENERAL');
  hear(bot);
  await bot.slack.unarchive('C0RISK');
  await bot.pass(minute);
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-risk', '#esc-risk › thread', 'Ingrid']);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')[0]).toBe(bot.words.agentMessage({ team: 'risk' })[0]);
});

const undelivered = 'this cannot be shown in Slack; it is kept';

/** The channels that the agent's own message links to. */
const linksOf = ({ slack }: Bot): string[] =>
  [...JSON.stringify(slack.directMessages('UAOIFE')[0]?.blocks).matchAll(/archives\/(\w+)/g)].map(
    ([, id = '']) => id,
  );
