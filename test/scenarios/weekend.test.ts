/** A long weekend in Tokyo: what can wait stands still and wakes nobody, and what is urgent does not wait. */
import { expect, test } from 'vitest';
import { hour, minute, startBot } from '../support/bot.ts';
import { press } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { cardLines } from '../support/lines.ts';
import { tokyoOnly } from '../support/rosters.ts';

/** Friday 20 November 2026, 15:30 in Tokyo; Monday is a public holiday there. */
const fridayAfternoon = Date.UTC(2026, 10, 20, 6, 30);

const quiet = [
  'ESC-1 was not acknowledged by 08:30. Engineering, normal; nobody has it.',
  'ESC-1 is still not acknowledged. It was due at 08:30. Engineering, normal; nobody has it.',
] as const;

test('the whole ladder over a long weekend in Tokyo hours, with an urgent one beside it', async () => {
  const bot = await startBot({ at: fridayAfternoon, config: tokyoOnly });
  await bot.raise({ Team: 'Engineering', Priority: 'normal', Summary: 'Payout late' }, 'UYUKI');
  said(bot);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI').slice(3, 5)).toEqual([
    'Nobody has it yet.',
    'Acknowledge by 17:30 today · Resolve by 09:30 Dec 1, 2026',
  ]);

  // To Friday 18:30, half an hour after Tokyo closes.
  await bot.pass(3 * hour);
  const leads = ['Marcus', 'Nora'];
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 08:30, 1 h left.'],
    ['#esc-engineering › thread', '@Kenji: ESC-1 should be acknowledged by 08:30, 24 min left.'],
    ['#esc-engineering › thread', '@Kenji: ESC-1 was not acknowledged by 08:30.'],
    ...leads.map((lead) => [lead, quiet[0]]),
    ...leads.map((lead) => [lead, quiet[1]]),
  ]);
  bot.pings();

  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'All payouts frozen' });
  expect(said(bot)).toEqual([
    [
      '#esc-engineering',
      'ESC-2 (urgent, open, Engineering): All payouts frozen. Raised by Aoife. Nobody has it yet. Acknowledge by 09:45 today · Resolve by 13:30 today. Nobody is on call until 00:00 Nov 24, 2026, then Kenji. Instead: @Marcus and @Nora.',
    ],
    [
      'Aoife',
      'ESC-2 is with Engineering · 🔴 urgent · open. All payouts frozen. Nobody has it yet. Nobody is on call until 00:00 Nov 24, 2026, then Kenji. Instead: Marcus and Nora. Engineering should acknowledge by 09:45 today and resolve by 13:30 today. Open the card',
    ],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering', ['Marcus', 'Nora']]]);
  expect(cardLines(bot, 'ESC-2', 'C0ENG', 'UKENJI').slice(3, 6)).toEqual([
    'Nobody has it yet.',
    'Acknowledge by 18:45 today · Resolve by 22:30 today',
    'Nobody is on call until 09:00 Nov 24, 2026, then Kenji. Instead: @Marcus and @Nora.',
  ]);

  // The urgent one goes on at night; nobody is pinged twice for one reminder.
  await bot.pass(16 * minute);
  const nobody = 'Nobody is on call until 00:00 Nov 24, 2026, then Kenji.';
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', 'ESC-2 should be acknowledged by 09:45, 7 min left.'],
    [
      '#esc-engineering › thread',
      `@Marcus and @Nora: ESC-2 should be acknowledged by 09:45, 3 min left. ${nobody}`,
    ],
    ...leads.map((lead) => [
      lead,
      'ESC-2 was not acknowledged by 09:45. Engineering, urgent; nobody has it.',
    ]),
    ['#esc-engineering › thread', `ESC-2 was not acknowledged by 09:45. ${nobody}`],
  ]);
  const card = bot.cardMessage('ESC-2', 'C0ENG');
  await press(bot, 'UPRIYA', 'Acknowledge', { channel: 'C0ENG', ts: card.ts });
  await press(bot, 'UPRIYA', 'Resolve', { channel: 'C0ENG', ts: card.ts });
  await bot.slack.submit('UPRIYA', {
    'What fixed it': 'A bad deploy was rolled back.',
    'Tell the user': 'Payouts run again.',
    Cause: 'An incident',
    'Could a document have answered this?': 'No',
  });
  await bot.settle();
  said(bot);
  bot.pings();

  // All of Saturday, Sunday and the holiday: not a word about the one that can wait.
  await bot.pass(Date.UTC(2026, 10, 24, 0, 0) - bot.now());
  expect(said(bot)).toEqual([]);
  expect(bot.pings()).toEqual([]);

  // Tuesday: the ladder goes on where it stood on Friday at six.
  await bot.pass(90 * minute);
  expect(said(bot)).toEqual(
    [1, 2, 3].flatMap(() =>
      leads.map((lead) => [
        lead,
        'ESC-1 is still not acknowledged. It was due at 08:30 Nov 20, 2026. Engineering, normal; nobody has it.',
      ]),
    ),
  );
  await press(bot, 'UKENJI', 'Acknowledge', { channel: 'C0ENG', ts: bot.cardMessage('ESC-1', 'C0ENG').ts });
  said(bot);
  await bot.pass(2 * hour);
  expect(said(bot)).toEqual([]);
}, 60_000);
