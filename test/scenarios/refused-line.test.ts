/** Slack does not take one message: whoever has the escalation hears which and where, and nobody is told that the channel is closed. */
import { describe, expect, test } from 'vitest';
import { notTaken } from '../../src/views/undeliverable.ts';
import { type Bot, minute } from '../support/bot.ts';
import { hear, startAcknowledged, startRaised, theCard, write } from '../support/gestures.ts';
import { agentMessage, cardLines } from '../support/lines.ts';

const undelivered = 'this cannot be shown in Slack; it is kept';
const codes = [
  'msg_too_long',
  'invalid_blocks',
  'restricted_action_thread_locked',
  'message_limit_exceeded',
  'some_new_error',
];

/** Slack refuses the next message into a thread of this channel. */
const refuse = (bot: Bot, channel: string, error: string, times = 1) =>
  bot.slack.faults.add({
    kind: 'error',
    error,
    method: 'chat.postMessage',
    times,
    when: ({ args }) => args.channel === channel && args.thread_ts !== undefined,
  });

/** What whoever has ESC-1 is told. */
function told({ words }: Bot, reason: string, person: string | null): string {
  const { say, wording } = words;
  return say(
    notTaken({
      id: 'ESC-1',
      person,
      channel: 'C0ENG',
      teamName: 'Engineering',
      reason,
      link: 'https://a.card',
      wording,
    }),
  );
}

describe.each(codes)('%s', (code) => {
  test('a line for the team: its owner hears of it, and later lines are there', async () => {
    const bot = await startAcknowledged();
    refuse(bot, 'C0ENG', code);
    await write(bot, 'UAOIFE', 'dm', 'It is po_7.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
    expect(bot.said()).toEqual([['Kenji', told(bot, code, null)]]);
    expect(bot.faults()).toEqual([undelivered]);
    await write(bot, 'UAOIFE', 'dm', 'And po_8.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
    expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering › thread']);
    bot.pings();
  });

  test('a line for the agent: its owner hears whom it did not reach', async () => {
    const bot = await startAcknowledged();
    refuse(bot, bot.slack.directChannel('UAOIFE'), code);
    await write(bot, 'UKENJI', 'C0ENG', 'It is the bank.', theCard(bot));
    expect(bot.said()).toEqual([['Kenji', told(bot, code, 'UAOIFE')]]);
    expect(bot.faults()).toEqual([undelivered]);
  });

  test('while nobody has it, its leads hear of it, once a day', async () => {
    const bot = await startRaised();
    refuse(bot, 'C0ENG', code, 2);
    await write(bot, 'UAOIFE', 'dm', 'It is po_7.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
    await write(bot, 'UAOIFE', 'dm', 'And po_8.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
    await bot.pass(minute);
    expect(bot.said()).toEqual(['Marcus', 'Nora'].map((lead) => [lead, told(bot, code, null)]));
    expect(bot.faults()).toEqual([undelivered, undelivered]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toContain('open');
    expect(bot.slack.allMessages('C0OPS')).toEqual([]);
    hear(bot);
  });
});

test('where a user group leads, its members hear of it', async () => {
  const byGroup = (yaml: string) => yaml.replace('leads: [UMARCUS, UNORA]', 'leads: [{ group: S0RISK }]');
  const bot = await startRaised({}, { config: byGroup });
  refuse(bot, 'C0ENG', 'invalid_blocks');
  await write(bot, 'UAOIFE', 'dm', 'It is po_7.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(minute);
  expect(bot.said()).toEqual(['Mina', 'Tomas'].map((lead) => [lead, told(bot, 'invalid_blocks', null)]));
  expect(bot.faults()).toEqual([undelivered]);
});

test('a lead who has left does not hear of it, and somebody does', async () => {
  const bot = await startRaised();
  await bot.slack.deactivate('UMARCUS');
  await bot.pass(minute);
  refuse(bot, 'C0ENG', 'invalid_blocks');
  await write(bot, 'UAOIFE', 'dm', 'It is po_7.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(minute);
  expect(bot.said()).toEqual([['Nora', told(bot, 'invalid_blocks', null)]]);
  expect(bot.faults()).toEqual([undelivered]);
});
