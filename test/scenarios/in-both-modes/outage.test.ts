/** Slack is away for a day: what waits arrives afterwards, in order, once, and as it is true then. */
import { describe, expect, test } from 'vitest';
import { type Bot, hour, minute, modes, type Said } from '../../support/bot.ts';
import { hear, press, startRaised } from '../../support/gestures.ts';
import { askedForNews, cardLines } from '../../support/lines.ts';

/** Time passes in steps, each as if the machine had slept in between. */
async function passInSteps(bot: Bot, ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    bot.slack.clock.advance(stepMs);
    await bot.settle();
  }
}

describe.each(modes)('%s mode', (mode) => {
  async function slackComesBack(bot: Bot): Promise<void> {
    const { slack } = bot;
    slack.outage(false);
    if (mode === 'http') return;
    await slack.until(() => slack.connections() > 0, 'the bot connects again', 15_000);
    expect(bot.faults().filter((fault) => !fault.startsWith('WebSocket error'))).toEqual([]);
  }

  test('a day without Slack: nothing can be raised, and afterwards everybody hears once what is true then', async () => {
    const bot = await startRaised({}, { mode });
    bot.slack.outage(true);
    await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
    expect(bot.slack.errorsShown('UAOIFE').map(({ error }) => error)).toEqual(['dispatch_failed']);
    await passInSteps(bot, 24 * hour, hour);
    expect(bot.said()).toEqual([]);

    await slackComesBack(bot);
    await bot.pass(3 * minute);
    // The digests of Monday in Los Angeles and of Tuesday in Tokyo are too late to be of use.
    expect(byPlace(bot.said())).toEqual([
      ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:15 yesterday.'],
      ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not resolved by 14:00 yesterday.'],
      [
        'Ingrid',
        'Digest for Tuesday 24 November. Nothing needs you. Since Monday 23 November, 09:00: Risk: 0 opened, 0 resolved, 0 open now.',
      ],
      ['Marcus', bothReminders],
      ['Nora', bothReminders],
      [
        'Nora',
        'Digest for Tuesday 24 November. What needs you now. ESC-1, breached, nobody has it: Payouts frozen. Since Monday 23 November, 09:00: Engineering: 1 opened, 0 resolved, 1 open now. Design: 0 opened, 0 resolved, 0 open now.',
      ],
    ]);
    await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
    expect(byPlace(bot.said())).toEqual([
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
      askedForNews(bot, 'UKENJI'),
    ]);
  });

  test('what was done just before Slack went away is shown as it is by then, and said in order', async () => {
    const bot = await startRaised({}, { mode });
    bot.slack.faults.add({ kind: 'http_500', times: 100, when: ({ method }) => method.startsWith('chat.') });
    await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
    await press(bot, 'UKENJI', 'Resolve', bot.cardMessage('ESC-1', 'C0ENG'));
    await bot.slack.submit('UKENJI', {
      'What fixed it': 'Released by hand.',
      'Tell the user': 'It arrives tomorrow.',
      Cause: 'A fault in our product',
      'Could a document have answered this?': 'No',
    });
    await bot.settle();
    // An answer to a press goes to the address that came with the press.
    expect(bot.said()).toEqual([askedForNews(bot, 'UKENJI')]);
    bot.slack.faults.clear();
    await bot.pass(2 * minute);
    expect(byPlace(bot.said())).toEqual([
      ['#esc-engineering › thread', 'Kenji has it.'],
      [
        '#esc-engineering › thread',
        'Kenji resolved it. What fixed it: “Released by hand.” Tell the user: “It arrives tomorrow.” Cause: A fault in our product.',
      ],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
      ['Aoife › thread', '@Aoife, ESC-1 is resolved. Tell the user: “It arrives tomorrow.”'],
    ]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')[0]).toBe('ESC-1 · 🔴 urgent · resolved');
    hear(bot);
  });
});

const bothReminders =
  '2 reminders. ESC-1 is still not acknowledged. It was due at 10:15 yesterday. ESC-1 is still not resolved. It was due at 14:00 yesterday. Engineering, urgent; nobody has it.';

/** Lanes are independent of each other: what is in order within each place is compared. */
const byPlace = <T extends Said>(said: T[]): T[] =>
  said.toSorted((a, b) => (laneOf(a) < laneOf(b) ? -1 : laneOf(a) > laneOf(b) ? 1 : 0));

const laneOf = ([where, text]: Said): string => (text.startsWith('Digest') ? `${where}, the digest` : where);
