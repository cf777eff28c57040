/** One escalation from the form to the digest, told whole. */
import { describe, expect, test } from 'vitest';
import { hour, minute, modes, startBot } from '../../support/bot.ts';
import { fillIn, press } from '../../support/gestures.ts';
import { agentLines, askedForNews, cardLines } from '../../support/lines.ts';

describe.each(modes)('%s mode', (mode) => {
  test('an escalation is raised, taken, asked about, answered, resolved, and summed up', async () => {
    const bot = await startBot({ mode });
    await bot.raise({
      Team: 'Engineering',
      Priority: 'urgent',
      Summary: 'Payouts frozen <!channel>',
      'What happened': 'The user sees *nothing* since 9:00.',
      'Account or user': 'acct_1Kx9',
    });
    expect(bot.said()).toEqual([
      [
        '#esc-engineering',
        'ESC-1 (urgent, open, Engineering): Payouts frozen <!channel> Raised by Aoife. Nobody has it yet. Acknowledge by 10:15 today · Resolve by 14:00 today. On call: @eng-oncall.',
      ],
      [
        'Aoife',
        'ESC-1 is with Engineering · 🔴 urgent · open. Payouts frozen <!channel> Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:15 today and resolve by 14:00 today. Open the card',
      ],
    ]);
    expect(bot.pings()).toEqual([['#esc-engineering', ['eng-oncall']]]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
      'ESC-1 · 🔴 urgent · open',
      'Payouts frozen <!channel>',
      '> The user sees *nothing* since 9:00.',
      '• Account or user: acct_1Kx9',
      'Nobody has it yet.',
      'Acknowledge by 19:15 today · Resolve by 23:00 today',
      'On call: @eng-oncall.',
      'Raised by Aoife',
      '[Acknowledge] [Resolve] [Ask for info] [More]',
    ]);
    expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
      'ESC-1 is with Engineering · 🔴 urgent · open',
      'Payouts frozen <!channel>',
      'Nobody has it yet. On call: @eng-oncall.',
      'Engineering should acknowledge by 10:15 today and resolve by 14:00 today.',
      'Open the card',
      '[Cancel] [More]',
    ]);

    await bot.pass(12 * minute);
    expect(bot.said()).toEqual([
      ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 10:15, 7 min left.'],
      ['#esc-engineering › thread', '@eng-oncall: ESC-1 should be acknowledged by 10:15, 3 min left.'],
    ]);
    expect(bot.pings()).toEqual([['#esc-engineering › thread', ['eng-oncall']]]);

    await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
    expect(bot.said()).toEqual([
      askedForNews(bot, 'UKENJI'),
      ['#esc-engineering › thread', 'Kenji has it.'],
      ['Aoife › thread', 'Kenji in Engineering has it.'],
    ]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
      'ESC-1 · 🔴 urgent · acknowledged',
      'Payouts frozen <!channel>',
      '> The user sees *nothing* since 9:00.',
      '• Account or user: acct_1Kx9',
      'Owner: @Kenji',
      'News by 20:12 today · Resolve by 23:00 today',
      'Raised by Aoife',
      '[Resolve] [Ask for info] [More]',
    ]);

    await fillIn(
      bot,
      'UKENJI',
      'Ask for info',
      {
        'What is missing?': ['Amount and currency', 'Screenshot'],
        'Your question': 'Which payout is it?',
      },
      bot.cardMessage('ESC-1', 'C0ENG'),
    );
    expect(bot.said()).toEqual([
      [
        '#esc-engineering › thread',
        'Kenji asked Aoife: Amount and currency; Screenshot. “Which payout is it?”',
      ],
      [
        'Aoife › thread',
        '@Aoife, Kenji in Engineering needs something from you: Amount and currency; Screenshot. “Which payout is it?” The clock is paused until you answer.',
      ],
    ]);
    expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
      'ESC-1 · 🔴 urgent · waiting',
      'Payouts frozen <!channel>',
      '> The user sees *nothing* since 9:00.',
      '• Account or user: acct_1Kx9',
      'Owner: @Kenji',
      'The clocks are paused until the answer comes.',
      'Kenji needs to know:',
      '• Amount and currency',
      '• Screenshot',
      '> Which payout is it?',
      'Raised by Aoife',
      '[Resolve] [More]',
    ]);

    await bot.pass(20 * minute);
    await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'po_7, 120 EUR. The screenshot follows.' });
    expect(bot.said()).toEqual([
      ['#esc-engineering › thread', '@Kenji, Aoife answered: “po_7, 120 EUR. The screenshot follows.”'],
    ]);
    expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Kenji']]]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
      'ESC-1 · 🔴 urgent · acknowledged',
      'Payouts frozen <!channel>',
      '> The user sees *nothing* since 9:00.',
      '• Account or user: acct_1Kx9',
      'Owner: @Kenji',
      'News by 20:32 today · Resolve by 23:20 today',
      'Raised by Aoife',
      '[Resolve] [Ask for info] [More]',
    ]);

    await bot.pass(10 * minute);
    await fillIn(
      bot,
      'UKENJI',
      'Resolve',
      {
        'What fixed it': 'Released the payouts by hand.',
        'Tell the user': 'The money arrives tomorrow.',
        Cause: 'A fault in our product',
        'Could a document have answered this?': 'No',
      },
      bot.cardMessage('ESC-1', 'C0ENG'),
    );
    expect(bot.said()).toEqual([
      [
        '#esc-engineering › thread',
        'Kenji resolved it. What fixed it: “Released the payouts by hand.” Tell the user: “The money arrives tomorrow.” Cause: A fault in our product.',
      ],
      ['Aoife › thread', '@Aoife, ESC-1 is resolved. Tell the user: “The money arrives tomorrow.”'],
    ]);
    expect(bot.pings()).toEqual([['Aoife › thread', ['Aoife']]]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual([
      'ESC-1 · 🔴 urgent · resolved',
      'Payouts frozen <!channel>',
      '> The user sees *nothing* since 9:00.',
      '• Account or user: acct_1Kx9',
      'Owner: @Kenji · Resolved at 19:42 today',
      'What fixed it:',
      '> Released the payouts by hand.',
      'Tell the user:',
      '> The money arrives tomorrow.',
      '• Cause: A fault in our product',
      'Raised by Aoife',
      '[Reopen]',
    ]);
    expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual([
      'ESC-1 was with Engineering · 🔴 urgent · resolved',
      'Payouts frozen <!channel>',
      'Resolved at 10:42 today. Tell the user:',
      '> The money arrives tomorrow.',
      'Open the card',
      '[Reopen]',
    ]);

    await bot.pass(24 * hour);
    expect(bot.said()).toEqual([
      [
        'Marcus',
        'Digest for Monday 23 November. Nothing needs you. Since Friday 20 November, 09:00: Engineering: 1 opened, 1 resolved, 0 open now, acknowledged in time 1 of 1, resolved in time 1 of 1.',
      ],
      [
        'Hana',
        'Digest for Tuesday 24 November. Nothing needs you. Since Monday 23 November, 09:00: New markets: 0 opened, 0 resolved, 0 open now.',
      ],
      [
        'Ingrid',
        'Digest for Tuesday 24 November. Nothing needs you. Since Monday 23 November, 09:00: Risk: 0 opened, 0 resolved, 0 open now.',
      ],
      [
        'Nora',
        'Digest for Tuesday 24 November. Nothing needs you. Since Monday 23 November, 09:00: Engineering: 1 opened, 1 resolved, 0 open now, acknowledged in time 1 of 1, resolved in time 1 of 1. Design: 0 opened, 0 resolved, 0 open now.',
      ],
    ]);
    expect(bot.pings()).toEqual([]);
  });
});
