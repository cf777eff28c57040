/** Snooze reminders: the team is left in peace for a while, leads still hear of a breach, and nothing that fell due is lost. */
import { expect, test } from 'vitest';
import { snoozeForm } from '../../src/views/acts/snooze.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, type Said } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  fillIn,
  hear,
  more,
  move,
  press,
  resolve,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { tokyoOnly } from '../support/rosters.ts';
import { type About, at, breach, overdue, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';

const snooze = (bot: Bot, length: string, user = 'UKENJI') =>
  more(bot, user, acts.snooze, theCard(bot), { [fields.snoozeFor]: length });

/** The form, for the snooze that is there. */
const form = (bot: Bot, now: Parameters<typeof snoozeForm>[1] = null) =>
  bot.words.modal(snoozeForm({ id: 'ESC-1', via: 'button' }, now, en), 'UPRIYA');

/** Priya in Dublin reads this on the card. */
const onCard = (bot: Bot, facts: About, channel = 'C0ENG') =>
  expect(cardLines(bot, 'ESC-1', channel, 'UPRIYA')).toEqual(bot.words.card(facts, 'UPRIYA'));

/** The walk takes what is due within seconds along. */
const justBefore = 20_000;

/** Both leads are told. */
const toLeads = (
  { words }: Bot,
  reminder: ReturnType<typeof breach>,
  about: About = {},
  now?: number,
): Said[] => ['Marcus', 'Nora'].map((lead) => [lead, words.personal([{ reminder, as: 'lead', about }], now)]);

const toOwner = ({ words }: Bot, reminder: ReturnType<typeof breach>, about: About = {}): Said => [
  'Kenji',
  words.personal([{ reminder, as: 'owner', about }]),
];

const notAcknowledged = breach('acknowledge', at('10:15'));
const urgent = { acknowledge: at('10:15'), resolve: at('14:00') };
const high = { acknowledge: at('10:30'), resolve: at('18:00') };
const normal = { acknowledge: at('12:00'), resolve: at('10:00', 2) };
const low = { acknowledge: at('18:00'), resolve: at('10:00', 5) };
const byKenji = (until: number) => ({ from: at('10:00'), until, by: 'UKENJI' });
const owned = { status: 'acknowledged', owner: 'UKENJI' } as const;

test('half an hour: leads hear of the breach, everybody else when it ends, once', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await bot.pass(5 * minute);
  await press(bot, 'UKENJI', acts.more, theCard(bot));
  await press(bot, 'UKENJI', acts.snooze);
  expect(modalLines(bot, 'UKENJI')).toEqual(form(bot));
  await submit(bot, 'UKENJI', { [fields.snoozeFor]: choices.snooze30m });
  expect(said(bot)).toEqual([]);
  onCard(bot, { due: urgent, snooze: byKenji(at('10:35')) });

  await bot.pass(10 * minute - justBefore);
  expect(said(bot)).toEqual([]);
  await bot.pass(justBefore);
  expect(said(bot)).toEqual(toLeads(bot, notAcknowledged));
  await bot.pass(20 * minute - justBefore);
  expect(said(bot)).toEqual([]);
  expect(bot.pings()).toEqual([]);
  await bot.pass(justBefore);
  expect(said(bot)).toEqual([[thread, words.reminded(notAcknowledged, { to: 'on-call' })]]);
  expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);
  onCard(bot, { due: urgent });

  // Leads hear how long it lasts on the hour they would have heard it anyway.
  await bot.pass(10 * minute);
  expect(said(bot)).toEqual(toLeads(bot, overdue('acknowledge', at('10:15'))));
});

test('two hours: the owner is asked for the news when they end', async () => {
  const bot = await startRaised();
  await acknowledge(bot);
  await snooze(bot, choices.snooze2h);
  hear(bot);
  const noNews = breach('update', at('11:00'));
  await bot.pass(2 * hour - justBefore);
  expect(said(bot)).toEqual(toLeads(bot, noNews, owned));
  await bot.pass(justBefore);
  // Which of the two is said first is not said.
  expect(said(bot).toSorted()).toEqual(
    [
      [thread, bot.words.reminded(warning('resolve', at('14:00')), { ...owned, now: at('12:00') })],
      toOwner(bot, noNews, owned),
    ].toSorted(),
  );
  expect(bot.pings()).toEqual([]);
  onCard(bot, { ...owned, due: { update: at('11:00'), resolve: at('14:00') } });
});

test('until tomorrow, which is the morning of whoever asks; as usual again, what was kept back is said at once', async () => {
  const bot = await startRaised({ [fields.priority]: choices.high });
  const { words } = bot;
  await snooze(bot, choices.snoozeTomorrow, 'USAM');
  // Sam’s tomorrow in San Francisco.
  const bySam = { from: at('10:00'), until: at('17:00', 1), by: 'USAM' };
  const about = { priority: 'high' } as const;
  onCard(bot, { ...about, due: high, snooze: bySam });
  await bot.pass(2 * hour);
  const late = breach('acknowledge', at('10:30'));
  const still = (time: string) => toLeads(bot, overdue('acknowledge', at('10:30')), about, at(time));
  expect(said(bot)).toEqual([
    ...toLeads(bot, late, about),
    ...still('11:00'),
    ...still('11:30'),
    ...still('12:00'),
  ]);

  await press(bot, 'UPRIYA', acts.more, theCard(bot));
  await press(bot, 'UPRIYA', acts.snooze);
  expect(modalLines(bot, 'UPRIYA')).toEqual(form(bot, bySam));
  await submit(bot, 'UPRIYA', { [fields.snoozeFor]: choices.remindAsUsual });
  expect(said(bot)).toEqual([[thread, words.reminded(late, { ...about, to: 'on-call' })]]);
  bot.pings();
  onCard(bot, { ...about, due: high });
  await bot.pass(2 * hour);
  expect(said(bot)).toEqual([
    ...still('12:30'),
    [thread, words.reminded(warning('resolve', at('18:00')), { ...about, now: at('14:00') })],
  ]);
  await more(bot, 'UPRIYA', acts.history, theCard(bot));
  const snoozes = words.history(
    [
      { by: 'USAM', at: at('10:00'), deed: { what: 'snoozed', until: at('17:00', 1) } },
      { by: 'UPRIYA', at: at('12:00'), deed: { what: 'snoozed', until: null } },
    ],
    'UPRIYA',
  );
  expect(modalLines(bot, 'UPRIYA').filter((line) => /Sam|Priya/.test(line))).toEqual(
    snoozes.filter((line) => /Sam|Priya/.test(line)),
  );
});

test('handing it back, a higher priority, resolving and moving it end a snooze; taking it and a word do not', async () => {
  const bot = await startRaised({ [fields.priority]: choices.normal });
  const snoozed = { snooze: byKenji(at('12:00')) };
  const change = (to: string) =>
    more(bot, 'UKENJI', acts.changePriority, theCard(bot), { [fields.newPriority]: to });
  await snooze(bot, choices.snooze2h);
  await acknowledge(bot);
  onCard(bot, {
    ...owned,
    priority: 'normal',
    due: { update: at('18:00'), resolve: normal.resolve },
    ...snoozed,
  });
  await more(bot, 'UKENJI', acts.moreHandBack, theCard(bot));
  await bot.slack.closeModal('UKENJI');
  onCard(bot, { priority: 'normal', due: normal });

  await snooze(bot, choices.snooze2h);
  await change(choices.low);
  onCard(bot, { priority: 'low', due: low, ...snoozed });
  const agents = agentMessage(bot, 'ESC-1', 'UAOIFE');
  await write(bot, 'UAOIFE', agents.channel, 'They call again.', agents);
  onCard(bot, { priority: 'low', due: low, ...snoozed });
  await change(choices.high);
  onCard(bot, { priority: 'high', due: high });

  await snooze(bot, choices.snooze2h);
  await resolve(bot);
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: 'Still frozen.' }, agents);
  onCard(bot, { priority: 'high', due: high });

  await snooze(bot, choices.snooze2h);
  await move(bot, 'New markets');
  onCard(bot, { team: 'new-markets', moves: 1, priority: 'high', due: high }, 'C0MARKETS');
  hear(bot);
  // Half of New markets’ own half hour: nobody there has asked for silence.
  await bot.pass(15 * minute);
  expect(said(bot)).toEqual([
    [
      '#esc-new-markets › thread',
      bot.words.reminded(warning('acknowledge', at('10:30')), {
        team: 'new-markets',
        priority: 'high',
        now: at('10:15'),
      }),
    ],
  ]);
});

test('the call that was promised to the user is not the team’s to snooze', async () => {
  const bot = await startRaised({
    [fields.priority]: choices.low,
    [fields.callback]: new Date(at('11:00')),
  });
  const { words } = bot;
  await snooze(bot, choices.snoozeTomorrow);
  await bot.pass(hour);
  const soon = warning('callback', at('11:00'));
  const due = breach('callback', at('11:00'));
  const about = { priority: 'low' } as const;
  expect(said(bot)).toEqual([
    [thread, words.reminded(soon, { ...about, now: at('10:30') })],
    ['Aoife', words.personal([{ reminder: soon, as: 'reporter', about }], at('10:45'))],
    ['Aoife', words.personal([{ reminder: due, as: 'reporter', about }], at('11:00'))],
  ]);
});

test('a snooze that ends in the evening of a place with office hours goes on until its morning', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: at('06:30', 1), config: tokyoOnly },
  );
  await bot.pass(80 * minute);
  await snooze(bot, choices.snooze2h);
  hear(bot);
  await bot.pass(3 * hour);
  const late = breach('acknowledge', at('08:30', 1));
  const about = { priority: 'normal' } as const;
  expect(said(bot)).toEqual([
    ...toLeads(bot, late, about),
    ...toLeads(bot, overdue('acknowledge', at('08:30', 1)), about, at('09:00', 1)),
  ]);
  await bot.pass(at('00:00', 2) - justBefore - bot.now());
  expect(said(bot)).toEqual([]);
  await bot.pass(justBefore);
  const onCall = { crews: [{ users: ['UKENJI'] }], names: ['Kenji'], fallback: false, next: null };
  expect(said(bot)).toEqual([[thread, bot.words.reminded(late, { ...about, to: 'on-call', onCall })]]);
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
});

test('while it is snoozed the clocks stand still for an answer, and the promise is counted from the answer', async () => {
  const bot = await startRaised();
  await ask(bot, 'Since when?');
  await snooze(bot, choices.snooze2h);
  await bot.pass(90 * minute);
  await answer(bot, 'Noon.');
  hear(bot);
  onCard(bot, {
    ...owned,
    due: { update: at('12:30'), resolve: at('15:30') },
    snooze: byKenji(at('12:00')),
  });
  await bot.pass(hour);
  const soon = warning('update', at('12:30'));
  const late = breach('update', at('12:30'));
  expect(said(bot)).toEqual([
    ['Kenji', bot.words.personal([{ reminder: soon, as: 'owner', about: owned }], at('12:18'))],
    toOwner(bot, late, owned),
    ...toLeads(bot, late, owned),
  ]);
});

test('with nothing kept back, a snooze that is over leaves no trace', async () => {
  const bot = await startRaised({ [fields.priority]: choices.low });
  await snooze(bot, choices.snooze30m);
  await bot.pass(31 * minute);
  expect(said(bot)).toEqual([]);
  onCard(bot, { priority: 'low', due: low });
  await press(bot, 'UPRIYA', acts.more, theCard(bot));
  await press(bot, 'UPRIYA', acts.snooze);
  expect(modalLines(bot, 'UPRIYA')).toEqual(form(bot));
  await bot.slack.closeModal('UPRIYA');
});

test('the bot is down at the breach, and again at the end of the snooze: both are said, and why they are late', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await snooze(bot, choices.snooze30m);
  await bot.pass(5 * minute);
  await bot.away(20 * minute);
  const late = (from: string, to: string) =>
    breach('acknowledge', at('10:15'), { from: at(from), to: at(to) });
  expect(said(bot)).toEqual(toLeads(bot, late('10:10', '10:30')));
  await bot.pass(2 * minute);
  await bot.away(10 * minute);
  expect(said(bot)).toEqual([[thread, bot.words.reminded(late('10:32', '10:42'), { to: 'on-call' })]]);
  bot.pings();
});

test('a line that waits for Slack when somebody snoozes waits on, and when it ends whoever is on call hears it once', async () => {
  const bot = await startRaised();
  const { slack } = bot;
  slack.faults.add({ kind: 'http_500', method: 'chat.postMessage', channel: 'C0ENG', times: 100 });
  await bot.pass(8 * minute);
  await snooze(bot, choices.snooze30m);
  slack.faults.clear();
  await bot.pass(29 * minute);
  expect(said(bot)).toEqual(toLeads(bot, notAcknowledged));
  await bot.pass(2 * minute);
  expect(said(bot)).toEqual([[thread, bot.words.reminded(notAcknowledged, { to: 'on-call' })]]);
  expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);
});
