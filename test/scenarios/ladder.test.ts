/** The ladders: every reminder at its own instant, to whom it is for, and none that is no longer true. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { acknowledge, answer, ask, fillIn, hear, move, resolve, startRaised } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { type About, at, breach, overdue, warning } from '../support/words/about.ts';
import { acts, fields } from '../support/words/labels.ts';

type Reminder = ReturnType<typeof warning>;

const thread = '#esc-engineering › thread';
const owned = { status: 'acknowledged', owner: 'UKENJI' } as const;

const inThread = ({ words }: Bot, time: string, reminder: Reminder, about: About = {}): Heard => [
  time,
  thread,
  words.reminded(reminder, { ...about, now: at(time) }),
  [],
];

const toOnCall = ({ words }: Bot, time: string, reminder: Reminder): Heard => [
  time,
  thread,
  words.reminded(reminder, { to: 'on-call', now: at(time) }),
  ['S0ENG'],
];

const toOwner = ({ words }: Bot, time: string, reminder: Reminder): Heard => [
  time,
  'Kenji',
  words.personal([{ reminder, as: 'owner', about: owned }], at(time)),
  [],
];

const toLeads = ({ words }: Bot, time: string, reminder: Reminder, about: About = {}): Heard[] =>
  ['Marcus', 'Nora'].map((lead) => [
    time,
    lead,
    words.personal([{ reminder, as: 'lead', about }], at(time)),
    [],
  ]);

/** Whoever hears it at the same instant hears it in no order: by place. */
const inOrder = (heard: Heard[]): Heard[] =>
  heard.toSorted(([time, where], [otherTime, otherWhere]) =>
    time === otherTime ? (where < otherWhere ? -1 : where > otherWhere ? 1 : 0) : time < otherTime ? -1 : 1,
  );

const soonToAcknowledge = warning('acknowledge', at('10:15'));
const soonToResolve = warning('resolve', at('14:00'));

test('nobody takes it: every step of both ladders comes once, at its instant, and then they end', async () => {
  const bot = await startRaised();
  const heard = listenTo(bot);
  const unacknowledged = overdue('acknowledge', at('10:15'));
  const unresolved = overdue('resolve', at('14:00'));
  await bot.pass(6.5 * hour);
  expect(inOrder(heard())).toEqual([
    inThread(bot, '10:07:30', soonToAcknowledge),
    toOnCall(bot, '10:12:00', soonToAcknowledge),
    toOnCall(bot, '10:15:00', breach('acknowledge', at('10:15'))),
    ...toLeads(bot, '10:15:00', breach('acknowledge', at('10:15'))),
    ...toLeads(bot, '10:45:00', unacknowledged),
    ...toLeads(bot, '11:15:00', unacknowledged),
    ...toLeads(bot, '11:45:00', unacknowledged),
    inThread(bot, '12:00:00', soonToResolve),
    ...toLeads(bot, '12:15:00', unacknowledged),
    toOnCall(bot, '13:12:00', soonToResolve),
    toOnCall(bot, '14:00:00', breach('resolve', at('14:00'))),
    ...toLeads(bot, '14:00:00', breach('resolve', at('14:00'))),
    ...toLeads(bot, '14:30:00', unresolved),
    ...toLeads(bot, '15:00:00', unresolved),
    ...toLeads(bot, '15:30:00', unresolved),
    ...toLeads(bot, '16:00:00', unresolved),
  ]);
});

test('an acknowledgement ends the reminders to acknowledge; the owner is asked for the team’s news, and without an answer it stays theirs', async () => {
  const bot = await startRaised();
  await bot.pass(8 * minute);
  await acknowledge(bot);
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(2 * hour + 10 * minute);
  const noNews = breach('update', at('11:08'));
  expect(inOrder(heard())).toEqual([
    toOwner(bot, '10:56:00', warning('update', at('11:08'))),
    toOwner(bot, '11:08:00', noNews),
    ...toLeads(bot, '11:08:00', noNews, owned),
    inThread(bot, '12:00:00', soonToResolve, owned),
  ]);
});

test('while an answer is awaited nobody of the team is reminded, and the clocks go on where they stood', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await ask(bot, 'Since when?');
  hear(bot);
  await bot.pass(25 * minute);
  expect(bot.said()).toEqual([]);
  await answer(bot, 'Since nine.');
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(115 * minute);
  const noNews = breach('update', at('11:30'));
  // Five minutes were counted before the question, so half of the four hours is over at 12:25.
  expect(inOrder(heard())).toEqual([
    toOwner(bot, '11:18:00', warning('update', at('11:30'))),
    toOwner(bot, '11:30:00', noNews),
    ...toLeads(bot, '11:30:00', noNews, owned),
    inThread(bot, '12:25:00', warning('resolve', at('14:25')), owned),
  ]);
});

test('what was missed while the bot was down is folded into the gravest, said once, and says why it is late', async () => {
  const bot = await startRaised();
  await bot.stop();
  bot.slack.clock.advance(50 * minute);
  await bot.start();
  const heard = listenTo(bot);
  const late = breach('acknowledge', at('10:15'), { from: at('10:00'), to: at('10:50') });
  await bot.settle();
  expect(inOrder(heard())).toEqual([toOnCall(bot, '10:50:00', late), ...toLeads(bot, '10:50:00', late)]);
});

test('a resolved one reminds nobody, and reopened it starts its ladder again', async () => {
  const bot = await startRaised();
  await resolve(bot);
  hear(bot);
  await bot.pass(5 * hour);
  expect(bot.said()).toEqual([]);
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: 'Frozen again.' });
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(10 * minute);
  expect(inOrder(heard())).toEqual([inThread(bot, '15:07:30', warning('acknowledge', at('15:15')))]);
});

test('after a move the reminders go to that team and its leads only', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await move(bot, 'New markets');
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(15 * minute);
  const moved = { team: 'new-markets', moves: 1 };
  const late = breach('acknowledge', at('10:15'));
  const said = (reminder: Reminder, time: string, to: 'thread' | 'on-call') =>
    words.reminded(reminder, { ...moved, to, now: at(time) });
  const theirThread = '#esc-new-markets › thread';
  const both = ['UOLGA', 'URAVI'];
  expect(inOrder(heard())).toEqual([
    ['10:07:30', theirThread, said(soonToAcknowledge, '10:07:30', 'thread'), []],
    ['10:12:00', theirThread, said(soonToAcknowledge, '10:12', 'on-call'), both],
    ['10:15:00', theirThread, said(late, '10:15', 'on-call'), both],
    ['10:15:00', 'Hana', words.personal([{ reminder: late, as: 'lead', about: moved }]), []],
  ]);
});
