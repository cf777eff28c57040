/** Slack did not say whether it took a message: it is looked for before it is said again, wherever it was to stand. */
import { expect, test } from 'vitest';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { hear, press } from '../support/gestures.ts';
import { askedForNews } from '../support/lines.ts';

const frozen = { Team: 'Engineering', Priority: 'urgent', Summary: 'Payouts frozen' };
const histories = ['channels:history', 'groups:history', 'im:history'];
const mark = 'Perhaps said twice: Slack did not say whether the first one arrived.';

const lookUps = ({ slack }: Bot) =>
  slack.calls.filter(({ method }) => method === 'conversations.history' || method === 'conversations.replies')
    .length;
/** Every message of the bot in a place, replies included. */
const standing = ({ slack }: Bot, channel: string) =>
  slack.allMessages(channel).filter(({ user }) => user === 'UBOT');

test.each(['drop_after', 'http_500_after', 'error_after'] as const)(
  'in a channel, a thread and a direct message, after the answer was lost (%s)',
  async (kind) => {
    const bot = await startBot();
    const trouble = { kind, method: 'chat.postMessage' } as const;
    bot.slack.faults.add({ ...trouble, times: 2 });
    await bot.raise(frozen);
    await bot.pass(minute);
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
    bot.slack.faults.add({ ...trouble, times: 2 });
    await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
    await bot.pass(minute);
    expect(bot.said().toSorted()).toEqual([
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
      askedForNews(bot, 'UKENJI'),
    ]);
    expect(lookUps(bot)).toBeGreaterThanOrEqual(4);
  },
);

test('a message that is looked for and not there is said once, without a mark', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_before', method: 'chat.postMessage', channel: 'C0ENG' });
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(standing(bot, 'C0ENG')).toHaveLength(1);
  expect(bot.said().some(([, text]) => text.includes(mark))).toBe(false);
});

test('where the bot may not look, it says it again with a mark', async () => {
  const bot = await startBot({ withoutScopes: histories });
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  await bot.raise(frozen);
  await bot.pass(minute);
  expect(
    bot
      .said()
      .filter(([where]) => where === '#esc-engineering')
      .map(([, text]) => text.includes(mark)),
  ).toEqual([false, true]);
});

test('where the bot may not look and is told to keep it, a person decides', async () => {
  const bot = await startBot({
    withoutScopes: histories,
    config: (yaml) => `${yaml}\ndelivery:\n  when_unsure: keep\n`,
  });
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  await bot.raise({ ...frozen, Priority: 'low' });
  await bot.pass(minute);
  expect(standing(bot, 'C0ENG')).toHaveLength(1);
  expect(bot.said().filter(([where]) => where === 'Marcus' || where === 'Nora')).toEqual(
    ['Marcus', 'Nora'].map((lead) => [
      lead,
      'A message may be missing in the channel of Engineering, #esc-engineering: Slack did not say whether it took it, and does not let Switchboard look. If it is not there, your operator can send it again: switchboard doctor --resend',
    ]),
  );
  expect(bot.faults()).toEqual(['this cannot be shown in Slack; it is kept']);
  hear(bot);
});

test('a message further back than the bot looks is said again with a mark', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel: 'C0ENG' });
  bot.slack.faults.add({ kind: 'http_500', method: 'conversations.history', channel: 'C0ENG', times: 5 });
  await bot.raise(frozen);
  hear(bot);
  for (let n = 0; n < 1000; n++) await bot.slack.post('USAM', 'C0ENG', `Something else (${n})`);
  await bot.pass(2 * minute);
  expect(
    bot
      .said()
      .filter(([where]) => where === '#esc-engineering')
      .map(([, text]) => text.includes(mark)),
  ).toEqual([true]);
});
