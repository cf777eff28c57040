/** The bot's process as the sandbox holds it. */
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { botProgram, createBot } from '../../sandbox/bot/bot.ts';
import { cast } from '../../sandbox/cast.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { createStandingClock } from '../../sandbox/standing-clock.ts';
import { manifest } from '../support/manifest.ts';
import { withoutHolidays } from '../support/without-holidays.ts';

async function aBot() {
  const clock = createStandingClock(Date.UTC(2026, 10, 23, 10));
  const slack = createWorkspace({ ...cast, manifest: manifest(), clock });
  await slack.listen();
  const heard: string[] = [];
  const bot = createBot({
    slack,
    clock,
    program: await botProgram(),
    configPath: withoutHolidays,
    hear: (sentence) => heard.push(sentence),
  });
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  return { bot, clock, slack, heard };
}

test('a bot that is killed while the clock goes on is gone, and whoever waits for it waits no longer', async () => {
  const { bot, clock, heard } = await aBot();
  const states: string[] = [];
  bot.onChange(() => states.push(bot.state()));
  await bot.start();
  const settled = bot.settle();
  let isGone = false;
  const dying = bot.kill().then(() => {
    isGone = true;
  });
  while (!isGone) {
    clock.advance(1);
    await setImmediate();
  }
  await dying;
  await settled;
  expect(await bot.settle()).toBeNull();
  expect({ states, heard }).toEqual({ states: ['starting', 'running', 'killed'], heard: [] });
});

test('a bot that is killed while it starts does not start, and can be started again', async () => {
  const { bot } = await aBot();
  const starting = bot.start();
  await bot.kill();
  await starting;
  expect(bot.state()).toBe('killed');
  await bot.start();
  expect(bot.state()).toBe('running');
  await expect(bot.start()).rejects.toThrow('The bot runs already.');
  expect(() => bot.forget()).toThrow('its database cannot be taken away');
});
