/** Facts of a database of before: worked out after the start, whatever is done meanwhile. */
import { expect, test } from 'vitest';
import { type Bot, minute } from '../support/bot.ts';
import { acknowledge, hear, startRaised } from '../support/gestures.ts';

function change(bot: Bot, ...statements: string[]): void {
  for (const statement of statements) bot.database.ask(statement);
}

/** As the upgrade leaves it. */
const owe = (bot: Bot): void =>
  change(
    bot,
    ...['clock_facts', 'held_facts', 'event_facts'].map((table) => `delete from ${table}`),
    'insert into facts_owed select id from escalations',
  );

function counted(bot: Bot, sql: string): unknown {
  const [row = {}] = bot.database.ask(sql).rows;
  return Object.values(row)[0];
}

test('what is done before its facts are there is among them once they are', async () => {
  const bot = await startRaised();
  await bot.stop();
  owe(bot);
  await bot.start();
  await acknowledge(bot, 'UPRIYA');
  await bot.pass(minute);
  expect(counted(bot, 'select count(*) from facts_owed')).toBe(0);
  expect(counted(bot, "select person from v_held where holder = 'team'")).toBe('UPRIYA');
  hear(bot);
});

test('of a history with a gap no half is kept; it is named once, and paid when it is whole again', async () => {
  const bot = await startRaised();
  await bot.stop();
  owe(bot);
  change(bot, 'update history set version = 0');
  await bot.start();
  await bot.pass(minute);
  await acknowledge(bot, 'UPRIYA');
  await bot.pass(minute);
  expect(counted(bot, 'select escalation_id from facts_owed')).toBe('ESC-1');
  expect(counted(bot, 'select count(*) from v_held')).toBe(0);
  expect(bot.logText().split('a history cannot be replayed')).toHaveLength(2);
  await bot.stop();
  change(bot, 'update history set version = 1 where version = 0');
  await bot.start();
  await bot.pass(minute);
  expect(counted(bot, "select person from v_held where holder = 'team'")).toBe('UPRIYA');
  hear(bot);
});
