/** The ladders: every reminder at its own instant, to whom it is for, and none that is no longer true. */
import { expect, test } from 'vitest';
import { hour, minute } from '../support/bot.ts';
import { aResolution, fillIn, hear, more, press, startRaised } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';

test('nobody takes it: every step of both ladders comes once, at its instant, and then they end', async () => {
  const bot = await startRaised();
  const heard = listenTo(bot);
  const unacknowledged =
    'ESC-1 is still not acknowledged. It was due at 10:15. Engineering, urgent; nobody has it.';
  const unresolved = 'ESC-1 is still not resolved. It was due at 14:00. Engineering, urgent; nobody has it.';
  await bot.pass(6.5 * hour);
  expect(inOrder(heard())).toEqual([
    ['10:07:30', thread, 'ESC-1 should be acknowledged by 10:15, 7 min left.', []],
    ['10:12:00', thread, '@eng-oncall: ESC-1 should be acknowledged by 10:15, 3 min left.', ['S0ENG']],
    ['10:15:00', thread, '@eng-oncall: ESC-1 was not acknowledged by 10:15.', ['S0ENG']],
    ...toLeads('10:15:00', 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'),
    ...toLeads('10:45:00', unacknowledged),
    ...toLeads('11:15:00', unacknowledged),
    ...toLeads('11:45:00', unacknowledged),
    ['12:00:00', thread, 'ESC-1 should be resolved by 14:00, 2 h left.', []],
    ...toLeads('12:15:00', unacknowledged),
    ['13:12:00', thread, '@eng-oncall: ESC-1 should be resolved by 14:00, 48 min left.', ['S0ENG']],
    ['14:00:00', thread, '@eng-oncall: ESC-1 was not resolved by 14:00.', ['S0ENG']],
    ...toLeads('14:00:00', 'ESC-1 was not resolved by 14:00. Engineering, urgent; nobody has it.'),
    ...toLeads('14:30:00', unresolved),
    ...toLeads('15:00:00', unresolved),
    ...toLeads('15:30:00', unresolved),
    ...toLeads('16:00:00', unresolved),
  ]);
});

test('an acknowledgement ends the reminders to acknowledge, and the owner is asked for the promised news; without an answer they begin again', async () => {
  const bot = await startRaised();
  await bot.pass(8 * minute);
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-1', 'C0ENG'));
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(2 * hour + 10 * minute);
  expect(inOrder(heard())).toEqual([
    [
      '10:56:00',
      'Kenji',
      'ESC-1: you owe Aoife news by 11:08, 12 min left. Engineering, urgent; you have it.',
      [],
    ],
    ['11:08:00', 'Kenji', 'ESC-1: you owe Aoife news since 11:08. When will you have it?', []],
    ...toLeads('11:08:00', 'ESC-1 owed Aoife news by 11:08. Engineering, urgent; Kenji has it.'),
    ['12:00:00', thread, 'ESC-1 should be resolved by 14:00, 2 h left.', []],
    ['12:08:00', thread, 'No news came, and no answer from @Kenji. Nobody has it now.', ['UKENJI']],
    [
      '12:08:00',
      'Aoife › thread',
      'Engineering is finding somebody else. Engineering should acknowledge by 12:23 today and resolve by 14:00 today.',
      [],
    ],
    ['12:15:30', thread, 'ESC-1 should be acknowledged by 12:23, 7 min left.', []],
  ]);
});

test('while an answer is awaited nobody is reminded, and the clocks go on where they stood', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await fillIn(
    bot,
    'UKENJI',
    'Ask for info',
    { 'Your question': 'Since when?' },
    bot.cardMessage('ESC-1', 'C0ENG'),
  );
  hear(bot);
  await bot.pass(4 * hour);
  expect(bot.said()).toEqual([]);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'Since nine.' });
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(115 * minute);
  // Five minutes were counted before the question, so half of the four hours is over at 16:00.
  expect(inOrder(heard())).toEqual([
    [
      '14:53:00',
      'Kenji',
      'ESC-1: you owe Aoife news by 15:05, 12 min left. Engineering, urgent; you have it.',
      [],
    ],
    ['15:05:00', 'Kenji', 'ESC-1: you owe Aoife news since 15:05. When will you have it?', []],
    ...toLeads('15:05:00', 'ESC-1 owed Aoife news by 15:05. Engineering, urgent; Kenji has it.'),
    ['16:00:00', thread, 'ESC-1 should be resolved by 18:00, 2 h left.', []],
  ]);
});

test('what was missed while the bot was down is folded into the gravest, said once, and says why it is late', async () => {
  const bot = await startRaised();
  await bot.stop();
  bot.slack.clock.advance(50 * minute);
  await bot.start();
  const heard = listenTo(bot);
  const late = '(late: the bot was down 10:00 to 10:50)';
  await bot.settle();
  expect(inOrder(heard())).toEqual([
    ['10:50:00', thread, `@eng-oncall: ESC-1 was not acknowledged by 10:15 ${late}.`, ['S0ENG']],
    ...toLeads(
      '10:50:00',
      `ESC-1 was not acknowledged by 10:15 ${late}. Engineering, urgent; nobody has it.`,
    ),
  ]);
});

test('a resolved one reminds nobody, and reopened it starts its ladder again', async () => {
  const bot = await startRaised();
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, bot.cardMessage('ESC-1', 'C0ENG'));
  hear(bot);
  await bot.pass(5 * hour);
  expect(bot.said()).toEqual([]);
  await fillIn(bot, 'UAOIFE', 'Reopen', { 'What is still wrong?': 'Frozen again.' });
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(10 * minute);
  expect(inOrder(heard())).toEqual([
    ['15:07:30', thread, 'ESC-1 should be acknowledged by 15:15, 7 min left.', []],
  ]);
});

test('after a move the reminders go to that team and its leads only', async () => {
  const bot = await startRaised();
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  await more(bot, 'UKENJI', 'Move to another team', card, {
    Team: 'New markets',
    'Why is it theirs?': 'Konbini.',
  });
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(15 * minute);
  expect(inOrder(heard())).toEqual([
    ['10:07:30', '#esc-new-markets › thread', 'ESC-1 should be acknowledged by 10:15, 7 min left.', []],
    [
      '10:12:00',
      '#esc-new-markets › thread',
      '@Olga and @Ravi: ESC-1 should be acknowledged by 10:15, 3 min left.',
      ['UOLGA', 'URAVI'],
    ],
    [
      '10:15:00',
      '#esc-new-markets › thread',
      '@Olga and @Ravi: ESC-1 was not acknowledged by 10:15.',
      ['UOLGA', 'URAVI'],
    ],
    ['10:15:00', 'Hana', 'ESC-1 was not acknowledged by 10:15. New markets, urgent; nobody has it.', []],
  ]);
});

/** Whoever hears it at the same instant hears it in no order: by place. */
const inOrder = (heard: Heard[]): Heard[] =>
  heard.toSorted(([at, where], [otherAt, otherWhere]) =>
    at === otherAt ? (where < otherWhere ? -1 : where > otherWhere ? 1 : 0) : at < otherAt ? -1 : 1,
  );
const thread = '#esc-engineering › thread';
const toLeads = (at: string, text: string) => ['Marcus', 'Nora'].map((lead) => [at, lead, text, []]);
