/** Slack is away for a day, with much under way: ladders run, and afterwards all is said once, folded, in order, within Slack's limits. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../../support/bot.ts';
import { hear, press } from '../../support/gestures.ts';

const perTeam = 4;

async function raiseMany(bot: Bot): Promise<void> {
  for (let n = 0; n < perTeam; n++) {
    await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: `Payouts frozen, ${n}` });
    await bot.raise({ Team: 'Design', Priority: 'high', Summary: `A button is gone, ${n}` }, 'UYUKI');
  }
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
}

test(`${2 * perTeam} escalations and a day without Slack`, async () => {
  const bot = await startBot({ mode: 'http' });
  const { slack } = bot;
  await raiseMany(bot);
  hear(bot);
  slack.outage(true);
  for (let passed = 0; passed < 24; passed++) {
    slack.clock.advance(hour);
    await bot.settle();
  }
  expect(bot.said()).toEqual([]);
  slack.calls.length = 0;
  slack.outage(false);
  await bot.pass(10 * minute);
  expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);
  const said = bot.said();
  expect(new Set(said.map((one) => one.join(': '))).size, 'nothing is said twice').toBe(said.length);

  // The leads: one message with all that is late, and the digest of the morning that is still worth reading.
  const openings = said
    .filter(([where]) => !where.startsWith('#'))
    .map(([where, text]) => [
      where,
      /^(Digest for \w+ \d+ \w+|\d+ reminders|Engineering is finding somebody else)/.exec(text)?.[0],
    ])
    .toSorted();
  expect(openings).toEqual([
    ['Aoife › thread', 'Engineering is finding somebody else'],
    ['Ingrid', 'Digest for Tuesday 24 November'],
    ['Marcus', `${2 * perTeam} reminders`],
    ['Nora', `${4 * perTeam} reminders`],
    ['Nora', 'Digest for Tuesday 24 November'],
  ]);

  // Each thread: what broke first is said first, once each.
  const inThreads = said.filter(([where]) => where.startsWith('#')).map(([, text]) => text);
  for (let number = 1; number <= 2 * perTeam; number++) {
    const broken = inThreads
      .filter((text) => text.includes(`ESC-${number} `))
      .map((text) => /was not \w+/.exec(text)?.[0]);
    expect([number, ...broken]).toEqual([number, 'was not acknowledged', 'was not resolved']);
  }
  expect(inThreads).toHaveLength(2 * 2 * perTeam + 1);
  expect(inThreads.filter((text) => text.startsWith('No news came'))).toHaveLength(1);
  hear(bot);
}, 60_000);
