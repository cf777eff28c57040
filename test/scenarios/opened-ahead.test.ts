/** Direct message channels are opened before somebody waits for a message, at a pace that leaves Slack's limit to who does, and are remembered. */
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { hear } from '../support/gestures.ts';
import { fields } from '../support/words/labels.ts';

const opened = ({ slack }: Bot): unknown[] =>
  slack.calls.filter(({ method }) => method === 'conversations.open').map(({ args }) => args.users);
const frozen = { [fields.team]: 'Engineering', [fields.summary]: 'Payouts frozen' };

function crowd({ slack }: Bot, count: number): string[] {
  const ids = Array.from({ length: count }, (_, n) => `UCROWD${String(n).padStart(3, '0')}`);
  const [somebody] = cast.people;
  if (somebody)
    for (const id of ids)
      slack.state.people.set(id, { ...somebody, id, name: id, realName: `Crowd ${id.slice(-3)}` });
  return ids;
}

test('everybody who is let in has one, once, and after a restart nobody is asked about again', async () => {
  const bot = await startBot();
  await bot.pass(2 * minute);
  const letIn = cast.people.filter(({ isRestricted }) => !isRestricted).map(({ id }) => id);
  expect(opened(bot).toSorted()).toEqual(letIn.toSorted());
  await bot.restart();
  await bot.raise(frozen);
  await bot.pass(2 * minute);
  expect(opened(bot)).toHaveLength(letIn.length);
  expect(bot.slack.directMessages('UAOIFE')).toHaveLength(1);
  hear(bot);
});

test('thirty are opened in a minute, and who waits for a message meanwhile gets it at once', async () => {
  const bot = await startBot();
  const { slack } = bot;
  const ids = crowd(bot, 100);
  await bot.pass(90_000);
  const last = ids.at(-1) ?? '';
  expect(opened(bot)).not.toContain(last);
  await bot.raise(frozen, last);
  expect(slack.directMessages(last)).toHaveLength(1);
  for (let n = 0; n < 8; n++) await bot.pass(minute);
  expect(new Set(opened(bot)).size).toBe(opened(bot).length);
  const times = slack.calls.flatMap(({ method, at }) => (method === 'conversations.open' ? [at] : []));
  const inTheMinuteFrom = (at: number) => times.filter((one) => one >= at && one < at + minute).length;
  expect([times.length > 100, Math.max(...times.map(inTheMinuteFrom)) <= 31]).toEqual([true, true]);
  expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);
  hear(bot);
});

test('what Slack does not let us open ahead is tried again when it says so, and people for whom it never does are left out', async () => {
  const bot = await startBot();
  const { slack } = bot;
  slack.faults.add({ kind: 'rate_limited', method: 'conversations.open', retryAfterS: 30 });
  slack.faults.add({
    kind: 'error',
    error: 'user_disabled',
    method: 'conversations.open',
    times: 9,
    when: ({ args }) => args.users === 'UAOIFE',
  });
  await bot.settle();
  expect(opened(bot)).toHaveLength(1);
  await bot.pass(5 * minute);
  const asked = opened(bot);
  expect(asked.filter((user) => user === 'UAOIFE').length).toBeLessThanOrEqual(2);
  expect(new Set(asked).size).toBe(cast.people.filter(({ isRestricted }) => !isRestricted).length);
});

test('a channel that Slack no longer knows is opened anew', async () => {
  const bot = await startBot();
  await bot.pass(2 * minute);
  const before = opened(bot).length;
  bot.slack.faults.add({
    kind: 'error',
    error: 'channel_not_found',
    method: 'chat.postMessage',
    channel: bot.slack.directChannel('UAOIFE'),
  });
  await bot.raise(frozen);
  await bot.pass(2 * minute);
  expect([opened(bot).slice(before), bot.slack.directMessages('UAOIFE').length]).toEqual([['UAOIFE'], 1]);
  hear(bot);
});
