/** More to say than Slack takes: what is urgent goes first, nobody waits for ever, Slack never has to say "too many", and its absence is not knocked at. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { hear } from '../support/gestures.ts';
import { choices, fields } from '../support/words/labels.ts';

/** Aoife writes a line in her thread; it is stored, and the bot has not got round to it. */
const write = (bot: Bot, id: string, text: string) =>
  bot.engine.act(
    id,
    {
      kind: 'say',
      by: { id: 'UAOIFE', team: 'engineering', responder: false, lead: false },
      via: 'reply',
      side: 'agent',
      text,
      kept: false,
    },
    `line:${id}:${text}`,
  );

/** Which of these lines of hers were said, in the order in which they came. */
function saidOf(bot: Bot, texts: readonly string[]): string[] {
  const line = (text: string) => bot.words.inThread({ what: 'said', side: 'agent', text }, { by: 'UAOIFE' });
  const written = new Map(texts.map((text) => [line(text), text]));
  return bot.said().flatMap(([, text]) => written.get(text) ?? []);
}

const numbered = (what: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `${what} ${n + from}`);

const anEscalation = (priority: string, summary: string) => ({
  [fields.team]: 'Engineering',
  [fields.priority]: priority,
  [fields.summary]: summary,
});

async function raisedTwo(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise(anEscalation(choices.urgent, 'Payouts frozen'));
  await bot.raise(anEscalation(choices.low, 'A wrong logo'));
  await bot.pass(minute);
  hear(bot);
  return bot;
}

test('what is urgent goes first, but nobody waits for ever: after a minute, every fourth is who has waited longest', async () => {
  const bot = await raisedTwo();
  const urgent = [3, 4, 5, 6, 7, 8, 9].map((n) => `ESC-${n}`);
  for (const id of urgent) await bot.raise(anEscalation(choices.urgent, `Payouts frozen: ${id}`));
  await bot.pass(minute);
  hear(bot);
  await write(bot, 'ESC-2', 'low');
  const texts = numbered('urgent', 16, 1);
  for (const text of texts) for (const id of urgent) await write(bot, id, text);
  await bot.pass(3 * minute);
  const said = saidOf(bot, ['low', ...texts]);
  expect(said).toHaveLength(16 * urgent.length + 1);
  expect(said.indexOf('low')).toBeGreaterThan(50);
  expect(said.indexOf('low')).toBeLessThan(70);
  hear(bot);
});

test('an hour of too much to say: in order, once each, and Slack never says "too many"', async () => {
  const bot = await raisedTwo();
  const before = bot.slack.calls.length;
  const [urgent, low] = [numbered('urgent', 120), numbered('low', 120)];
  for (const [n, text] of urgent.entries()) {
    await write(bot, 'ESC-1', text);
    await write(bot, 'ESC-2', low[n] ?? '');
  }
  await bot.pass(5 * minute);
  const said = saidOf(bot, [...urgent, ...low]);
  for (const texts of [urgent, low]) expect(said.filter((text) => texts.includes(text))).toEqual(texts);
  expect(bot.slack.calls.slice(before).filter(({ status }) => status === 429)).toEqual([]);
  hear(bot);
});

test('while Slack is away it is asked now and then, and hardly anything has to be looked up when it is back', async () => {
  const bot = await raisedTwo();
  const texts = numbered('line', 60);
  for (const [n, text] of texts.entries()) await write(bot, n % 2 === 0 ? 'ESC-1' : 'ESC-2', text);
  bot.slack.faults.add({ kind: 'http_500', times: 100_000, when: ({ method }) => method.startsWith('c') });
  const before = bot.slack.calls.length;
  await bot.pass(hour);
  const tried = bot.slack.calls.slice(before).filter(({ method }) => method.startsWith('c'));
  // A message and an edit a minute, and a few until that is clear.
  expect(tried.length).toBeLessThan(130);
  bot.slack.faults.clear();
  const back = bot.slack.calls.length;
  await bot.pass(5 * minute);
  expect(saidOf(bot, texts)).toHaveLength(60);
  const lookUps = bot.slack.calls
    .slice(back)
    .filter(({ method }) => /^conversations\.(history|replies)$/.test(method));
  expect(lookUps.length).toBeLessThan(10);
  hear(bot);
});
