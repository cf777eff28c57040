/** Snooze reminders: the team is left in peace for a while, leads still hear of a breach, and nothing that fell due is lost. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { aResolution, fillIn, hear, more, press, startRaised, submit, write } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { tokyoOnly } from '../support/rosters.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

const snooze = (bot: Bot, length: string, user = 'UKENJI') =>
  more(bot, user, 'Snooze reminders', theCard(bot), { 'For how long?': length });

/** What the card says of a snooze, as Priya in Dublin reads it. */
const onCard = (bot: Bot, channel = 'C0ENG') =>
  cardLines(bot, 'ESC-1', channel, 'UPRIYA').filter((line) => line.includes('snoozed'));

/** The walk takes what is due within seconds along. */
const justBefore = 20_000;

const toLeads = (text: string) => ['Marcus', 'Nora'].map((lead) => [lead, text]);

const notAcknowledged = 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.';

test('half an hour: leads hear of the breach, everybody else when it ends, once', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await press(bot, 'UKENJI', 'More', theCard(bot));
  await press(bot, 'UKENJI', 'Snooze reminders');
  expect(modalLines(bot, 'UKENJI')).toEqual([
    'Snooze reminders',
    'For how long?: [ ] 30 min  [ ] 2 hours  [ ] Tomorrow 09:00',
    '  Leads still hear of a breach.',
    '[Close] [Snooze]',
  ]);
  await submit(bot, 'UKENJI', { 'For how long?': '30 min' });
  expect(said(bot)).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual([
    'ESC-1 · 🔴 urgent · open',
    'Payouts frozen',
    '> It does not work.',
    'Nobody has it yet.',
    'Acknowledge by 10:15 today · Resolve by 14:00 today',
    'Reminders snoozed until 10:35 today by Kenji.',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);

  await bot.pass(10 * minute - justBefore);
  expect(said(bot)).toEqual([]);
  await bot.pass(justBefore);
  expect(said(bot)).toEqual(toLeads(notAcknowledged));
  await bot.pass(20 * minute - justBefore);
  expect(said(bot)).toEqual([]);
  expect(bot.pings()).toEqual([]);
  await bot.pass(justBefore);
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:15.'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['eng-oncall']]]);
  expect(onCard(bot)).toEqual([]);

  // Leads hear how long it lasts on the hour they would have heard it anyway.
  await bot.pass(10 * minute);
  expect(said(bot)).toEqual(
    toLeads('ESC-1 is still not acknowledged. It was due at 10:15. Engineering, urgent; nobody has it.'),
  );
});

test('two hours: the owner is asked for the news when they end, and has an hour to answer from then on', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await snooze(bot, '2 hours');
  hear(bot);
  await bot.pass(2 * hour - justBefore);
  expect(said(bot)).toEqual(toLeads('ESC-1 owed Aoife news by 11:00. Engineering, urgent; Kenji has it.'));
  await bot.pass(justBefore);
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be resolved by 14:00, 2 h left.'],
    ['Kenji', 'ESC-1: you owe Aoife news since 11:00. When will you have it?'],
  ]);
  expect(bot.pings()).toEqual([]);
  await bot.pass(hour - justBefore);
  expect(said(bot)).toEqual([]);
  await bot.pass(justBefore);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')[3]).toBe('Nobody has it yet.');
  hear(bot);
});

test('until tomorrow, which is the morning of whoever asks; as usual again, what was kept back is said at once', async () => {
  const bot = await startRaised({ Priority: 'high' });
  await snooze(bot, 'Tomorrow 09:00', 'USAM');
  // Sam’s tomorrow in San Francisco.
  expect(onCard(bot)).toEqual(['Reminders snoozed until 17:00 tomorrow by Sam.']);
  await bot.pass(2 * hour);
  const still = 'ESC-1 is still not acknowledged. It was due at 10:30. Engineering, high; nobody has it.';
  expect(said(bot)).toEqual([
    ...toLeads('ESC-1 was not acknowledged by 10:30. Engineering, high; nobody has it.'),
    ...toLeads(still),
    ...toLeads(still),
    ...toLeads(still),
  ]);

  await press(bot, 'UPRIYA', 'More', theCard(bot));
  await press(bot, 'UPRIYA', 'Snooze reminders');
  expect(modalLines(bot, 'UPRIYA')).toEqual([
    'Snooze reminders',
    'Reminders are snoozed until tomorrow 17:00.',
    'For how long?: [ ] 30 min  [ ] 2 hours  [ ] Tomorrow 09:00  [ ] Remind as usual',
    '  Leads still hear of a breach.',
    '[Close] [Save]',
  ]);
  await submit(bot, 'UPRIYA', { 'For how long?': 'Remind as usual' });
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:30.'],
  ]);
  bot.pings();
  expect(onCard(bot)).toEqual([]);
  await bot.pass(2 * hour);
  expect(said(bot)).toEqual([
    ...toLeads(still),
    ['#esc-engineering › thread', 'ESC-1 should be resolved by 18:00, 4 h left.'],
  ]);
  await more(bot, 'UPRIYA', 'History', theCard(bot));
  expect(modalLines(bot, 'UPRIYA').filter((line) => line.includes('snooze'))).toEqual([
    'today 10:00 · Sam snoozed reminders until tomorrow 17:00 (button)',
    'today 12:00 · Priya ended the snooze of reminders (button)',
  ]);
});

test('handing it back, a higher priority, resolving and moving it end a snooze; taking it and a word do not', async () => {
  const bot = await startRaised({ Priority: 'normal' });
  const snoozed = ['Reminders snoozed until 12:00 today by Kenji.'];
  const change = (to: string) => more(bot, 'UKENJI', 'Change priority', theCard(bot), { Priority: to });
  await snooze(bot, '2 hours');
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  expect(onCard(bot)).toEqual(snoozed);
  await more(bot, 'UKENJI', 'Hand back', theCard(bot));
  await bot.slack.closeModal('UKENJI');
  expect(onCard(bot)).toEqual([]);

  await snooze(bot, '2 hours');
  await change('Low');
  expect(onCard(bot)).toEqual(snoozed);
  const agents = agentMessage(bot, 'ESC-1', 'UAOIFE');
  await write(bot, 'UAOIFE', agents.channel, 'They call again.', agents);
  expect(onCard(bot)).toEqual(snoozed);
  await change('High');
  expect(onCard(bot)).toEqual([]);

  await snooze(bot, '2 hours');
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, theCard(bot));
  await fillIn(bot, 'UAOIFE', 'Reopen', { 'What is still wrong?': 'Still frozen.' }, agents);
  expect(onCard(bot)).toEqual([]);

  await snooze(bot, '2 hours');
  await more(bot, 'UKENJI', 'Move to another team', theCard(bot), {
    Team: 'New markets',
    'Why is it theirs?': 'Konbini.',
  });
  expect(onCard(bot, 'C0MARKETS')).toEqual([]);
  hear(bot);
  // Half of New markets’ own half hour: nobody there has asked for silence.
  await bot.pass(15 * minute);
  expect(said(bot)).toEqual([
    ['#esc-new-markets › thread', 'ESC-1 should be acknowledged by 10:30, 15 min left.'],
  ]);
});

test('the call that was promised to the user is not the team’s to snooze', async () => {
  const bot = await startRaised({
    Priority: 'low',
    'Call back the user by': new Date(Date.UTC(2026, 10, 23, 11)),
  });
  await snooze(bot, 'Tomorrow 09:00');
  await bot.pass(hour);
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', 'ESC-1: the user was promised a call back by 11:00, 30 min left.'],
    ['Aoife', 'Call the user back by 11:00 (ESC-1), 15 min left.'],
    ['Aoife', 'Call the user back by 11:00 (ESC-1).'],
  ]);
});

test('a snooze that ends in the evening of a place with office hours goes on until its morning', async () => {
  const tuesdayAfternoon = Date.UTC(2026, 10, 24, 6, 30);
  const bot = await startRaised({ Priority: 'normal' }, { at: tuesdayAfternoon, config: tokyoOnly });
  await bot.pass(80 * minute);
  await snooze(bot, '2 hours');
  hear(bot);
  await bot.pass(3 * hour);
  expect(said(bot)).toEqual([
    ...toLeads('ESC-1 was not acknowledged by 08:30. Engineering, normal; nobody has it.'),
    ...toLeads('ESC-1 is still not acknowledged. It was due at 08:30. Engineering, normal; nobody has it.'),
  ]);
  await bot.pass(Date.UTC(2026, 10, 25) - justBefore - bot.now());
  expect(said(bot)).toEqual([]);
  await bot.pass(justBefore);
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', '@Kenji: ESC-1 was not acknowledged by 08:30 yesterday.'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Kenji']]]);
});

test('while it is snoozed the clocks stand still for an answer, and the promise is counted from the answer', async () => {
  const bot = await startRaised();
  await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': 'Since when?' }, theCard(bot));
  await snooze(bot, '2 hours');
  await bot.pass(90 * minute);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'Noon.' }, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  hear(bot);
  expect(onCard(bot)).toEqual(['Reminders snoozed until 12:00 today by Kenji.']);
  await bot.pass(hour);
  expect(said(bot)).toEqual([
    ['Kenji', 'ESC-1: you owe Aoife news by 12:30, 12 min left. Engineering, urgent; you have it.'],
    ['Kenji', 'ESC-1: you owe Aoife news since 12:30. When will you have it?'],
    ...toLeads('ESC-1 owed Aoife news by 12:30. Engineering, urgent; Kenji has it.'),
  ]);
});

test('with nothing kept back, a snooze that is over leaves no trace', async () => {
  const bot = await startRaised({ Priority: 'low' });
  await snooze(bot, '30 min');
  await bot.pass(31 * minute);
  expect(said(bot)).toEqual([]);
  expect(onCard(bot)).toEqual([]);
  await press(bot, 'UPRIYA', 'More', theCard(bot));
  await press(bot, 'UPRIYA', 'Snooze reminders');
  expect(modalLines(bot, 'UPRIYA')).toEqual([
    'Snooze reminders',
    'For how long?: [ ] 30 min  [ ] 2 hours  [ ] Tomorrow 09:00',
    '  Leads still hear of a breach.',
    '[Close] [Snooze]',
  ]);
  await bot.slack.closeModal('UPRIYA');
});

test('the bot is down at the breach, and again at the end of the snooze: both are said, and why they are late', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await snooze(bot, '30 min');
  await bot.pass(5 * minute);
  await bot.away(20 * minute);
  expect(said(bot)).toEqual(
    toLeads(
      'ESC-1 was not acknowledged by 10:15 (late: the bot was down 10:10 to 10:30). Engineering, urgent; nobody has it.',
    ),
  );
  await bot.pass(2 * minute);
  await bot.away(10 * minute);
  expect(said(bot)).toEqual([
    [
      '#esc-engineering › thread',
      '@eng-oncall: ESC-1 was not acknowledged by 10:15 (late: the bot was down 10:32 to 10:42).',
    ],
  ]);
  bot.pings();
});

test('a line that waits for Slack when somebody snoozes waits on, and when it ends whoever is on call hears it once', async () => {
  const bot = await startRaised();
  const { slack } = bot;
  slack.faults.add({ kind: 'http_500', method: 'chat.postMessage', channel: 'C0ENG', times: 100 });
  await bot.pass(8 * minute);
  await snooze(bot, '30 min');
  slack.faults.clear();
  await bot.pass(29 * minute);
  expect(said(bot)).toEqual(toLeads(notAcknowledged));
  await bot.pass(2 * minute);
  expect(said(bot)).toEqual([
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:15.'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['eng-oncall']]]);
});
