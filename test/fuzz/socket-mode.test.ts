/** Frames and envelopes that Slack never sends: the bot stays connected, and goes on. */
import { expect, test } from 'vitest';
import { nextFrame } from '../../bench/fuzz/frames.ts';
import { hostileMark } from '../../bench/fuzz/mutation.ts';
import { record, typedMark } from '../../bench/fuzz/recording.ts';
import { createRandom } from '../../sandbox/slack/faults.ts';
import { startBot } from '../support/bot.ts';
import { command, hear } from '../support/gestures.ts';

const seed = 4711;
const count = 600;

test(`${count} frames that Slack never sends do no harm (seed ${seed})`, async () => {
  const bot = await startBot({ mode: 'socket', rateLimits: 'off' });
  const { slack } = bot;
  const recorded = await record(slack, async () => void (await bot.settle()));
  const random = createRandom(seed);
  const connected = slack.connections();
  for (let n = 0; n < count; n++) {
    slack.sendFrame(nextFrame(random, recorded, slack));
    // What comes after them on each connection is served when they have been read.
    if (n % 50 === 49) for (let one = 0; one < connected; one++) await command(bot, 'UAOIFE', 'help');
  }
  expect(slack.connections()).toBe(connected);
  expect(bot.faults().filter((fault) => !/^a (gesture|submission) failed/.test(fault))).toEqual([]);
  expect([hostileMark, typedMark].filter((mark) => bot.logText().includes(mark))).toEqual([]);
  // Envelopes that no simulated person sent are acknowledged too.
  slack.problems.length = 0;
  hear(bot);
  await command(bot, 'UAOIFE', 'help');
  expect(bot.said().map(([where]) => where)).toEqual([bot.only('UAOIFE')]);
});
