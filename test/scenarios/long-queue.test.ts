/** More to say than Slack takes: what is urgent goes first, nobody waits for ever, Slack never has to say "too many", and its absence is not knocked at. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { hear } from '../support/gestures.ts';

/** Aoife writes a line in her thread; it is stored, and the bot has not got round to it. */
const write = (bot: Bot, id: string, text: string) =>
  bot.engine.act(
    id,
    {
      kind: 'say',
      by: { id: 'UAOIFE', responder: false, lead: false },
      via: 'reply',
      side: 'agent',
      text,
      kept: false,
    },
    `line:${id}:${text}`,
  );

/** The texts between the quotes, in the order in which they came. */
const lines = (bot: Bot): string[] => bot.said().flatMap(([, text]) => /“([^”]*)”/.exec(text)?.[1] ?? []);

async function raisedTwo(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen' });
  await bot.raise({ Team: 'Engineering', Priority: 'low', Summary: 'A wrong logo' });
  await bot.pass(minute);
  hear(bot);
  return bot;
}

test('what is urgent goes first, but nobody waits for ever: after a minute, every fourth is who has waited longest', async () => {
  const bot = await raisedTwo();
  const urgent = [3, 4, 5, 6, 7, 8, 9].map((n) => `ESC-${n}`);
  for (const id of urgent) {
    await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: `Payouts frozen: ${id}` });
  }
  await bot.pass(minute);
  hear(bot);
  await write(bot, 'ESC-2', 'low');
  for (let n = 1; n <= 16; n++) for (const id of urgent) await write(bot, id, `urgent ${n}`);
  await bot.pass(3 * minute);
  const said = lines(bot);
  expect(said).toHaveLength(16 * urgent.length + 1);
  expect(said.indexOf('low')).toBeGreaterThan(50);
  expect(said.indexOf('low')).toBeLessThan(70);
  hear(bot);
});

test('an hour of too much to say: in order, once each, and Slack never says "too many"', async () => {
  const bot = await raisedTwo();
  const before = bot.slack.calls.length;
  for (let n = 0; n < 120; n++) {
    await write(bot, 'ESC-1', `urgent ${n}`);
    await write(bot, 'ESC-2', `low ${n}`);
  }
  await bot.pass(5 * minute);
  const said = lines(bot);
  for (const kind of ['urgent', 'low']) {
    expect(said.filter((text) => text.startsWith(kind))).toEqual(
      Array.from({ length: 120 }, (_, n) => `${kind} ${n}`),
    );
  }
  expect(bot.slack.calls.slice(before).filter(({ status }) => status === 429)).toEqual([]);
  hear(bot);
});

test('while Slack is away it is asked now and then, and hardly anything has to be looked up when it is back', async () => {
  const bot = await raisedTwo();
  for (let n = 0; n < 60; n++) await write(bot, n % 2 === 0 ? 'ESC-1' : 'ESC-2', `line ${n}`);
  bot.slack.faults.add({ kind: 'http_500', times: 100_000, when: ({ method }) => method.startsWith('c') });
  const before = bot.slack.calls.length;
  await bot.pass(hour);
  const tried = bot.slack.calls.slice(before).filter(({ method }) => method.startsWith('c'));
  // A message and an edit a minute, and a few until that is clear.
  expect(tried.length).toBeLessThan(130);
  bot.slack.faults.clear();
  const back = bot.slack.calls.length;
  await bot.pass(5 * minute);
  expect(lines(bot).filter((text) => text.startsWith('line'))).toHaveLength(60);
  const lookUps = bot.slack.calls
    .slice(back)
    .filter(({ method }) => /^conversations\.(history|replies)$/.test(method));
  expect(lookUps.length).toBeLessThan(10);
  hear(bot);
});
