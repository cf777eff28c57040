/** Malformed and hostile requests by the thousand: the bot lives, stores nothing it should not, and answers each in time. */
import { expect, test } from 'vitest';
import { judge, keysIn, teamsIn } from '../../bench/fuzz/judge.ts';
import { hostileMark } from '../../bench/fuzz/mutation.ts';
import { record, typedMark } from '../../bench/fuzz/recording.ts';
import { fuzz } from '../../bench/fuzz/run.ts';
import { createRandom } from '../../sandbox/slack/faults.ts';
import { minute, startBot } from '../support/bot.ts';
import { hear } from '../support/gestures.ts';
import { choices, fields } from '../support/words/labels.ts';

const seed = 4711;
const count = 1500;

test(`${count} malformed and hostile requests do no harm (seed ${seed}; npm run fuzz sends more)`, async () => {
  const bot = await startBot({ mode: 'http', rateLimits: 'off' });
  const recorded = await record(bot.slack, async () => void (await bot.settle()));
  expect(bot.faults()).toEqual([]);
  const before = keysIn(bot.database.url);
  const { port = 0, slack } = bot;
  const { answers, sent, late, serverErrors } = await fuzz({
    port,
    slack,
    recorded,
    random: createRandom(seed),
    count,
  });
  await bot.settle();

  expect(late).toEqual([]);
  expect(serverErrors).toEqual([]);
  const unsigned = [
    'wrong signature',
    'no signature',
    'no timestamp',
    'old timestamp',
    'body changed after signing',
  ];
  expect(unsigned.map((about) => [...(answers.get(about)?.keys() ?? [])])).toEqual(unsigned.map(() => [401]));
  expect([...(answers.get('too large')?.keys() ?? [])]).toEqual([413]);
  const { teams, categories } = bot.config;
  const court = {
    slack,
    teams: teamsIn(teams, slack),
    categories: categories.map(({ id }) => id),
    sent,
    before,
  };
  expect(judge(bot.database.url, court)).toEqual([]);
  const log = bot.logText();
  expect([hostileMark, typedMark].filter((mark) => log.includes(mark))).toEqual([]);

  // It works for people as before. What it said meanwhile, and what it could not make sense of, was its answer to the rest.
  hear(bot);
  bot.faults();
  slack.problems.length = 0;
  while (slack.modal('UAOIFE')) await slack.closeModal('UAOIFE');
  // The forms of this minute have been opened.
  await bot.pass(2 * minute);
  hear(bot);
  const stored = keysIn(bot.database.url).size;
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.high,
    [fields.summary]: 'Still here',
  });
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-engineering', 'Aoife']);
  expect(keysIn(bot.database.url).size).toBe(stored + 1);
});
