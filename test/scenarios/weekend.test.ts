/** A long weekend in Tokyo: what can wait stands still and wakes nobody, and what is urgent does not wait. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, type Said, startBot } from '../support/bot.ts';
import { acknowledge, resolve, theCard } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { cardLines } from '../support/lines.ts';
import { tokyoOnly } from '../support/rosters.ts';
import { type About, at, breach, overdue, warning } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';

/** 20 November 2026; 06:30 is 15:30 in Tokyo, where Monday is a public holiday. */
const friday = (time: string) => at(time, -3);

const thread = '#esc-engineering › thread';
const kenji = { crews: [{ users: ['UKENJI'] }], names: ['Kenji'], fallback: false, next: null };
/** Kenji is back on Tuesday. */
const leadsStandIn = {
  crews: [{ users: ['UMARCUS', 'UNORA'] }],
  names: ['Marcus', 'Nora'],
  fallback: true,
  next: { at: at('00:00', 1), names: ['Kenji'] },
};

const canWait = {
  priority: 'normal',
  summary: 'Payout late',
  reporter: 'UYUKI',
  due: { acknowledge: friday('08:30'), resolve: at('00:30', 8) },
} as const;
const cannotWait = {
  id: 'ESC-2',
  summary: 'All payouts frozen',
  due: { acknowledge: friday('09:45'), resolve: friday('13:30') },
  onCall: leadsStandIn,
};

/** Both leads are told. */
const toLeads = ({ words }: Bot, reminder: ReturnType<typeof breach>, about: About, now?: number): Said[] =>
  ['Marcus', 'Nora'].map((lead) => [lead, words.personal([{ reminder, as: 'lead', about }], now)]);

test('the whole ladder over a long weekend in Tokyo hours, with an urgent one beside it', async () => {
  const bot = await startBot({ at: friday('06:30'), config: tokyoOnly });
  const { words } = bot;
  await bot.raise(
    {
      [fields.team]: 'Engineering',
      [fields.priority]: choices.normal,
      [fields.summary]: canWait.summary,
    },
    'UYUKI',
  );
  said(bot);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(words.card({ ...canWait, onCall: kenji }));

  // To Friday 18:30, half an hour after Tokyo closes.
  await bot.pass(3 * hour);
  const soon = warning('acknowledge', friday('08:30'));
  const late = breach('acknowledge', friday('08:30'));
  const still = overdue('acknowledge', friday('08:30'));
  expect(said(bot)).toEqual([
    [thread, words.reminded(soon, { ...canWait, now: friday('07:30') })],
    [thread, words.reminded(soon, { ...canWait, to: 'on-call', onCall: kenji, now: friday('08:06') })],
    [thread, words.reminded(late, { ...canWait, to: 'on-call', onCall: kenji })],
    ...toLeads(bot, late, canWait),
    ...toLeads(bot, still, canWait, friday('09:00')),
  ]);
  bot.pings();

  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: cannotWait.summary,
  });
  expect(said(bot)).toEqual([
    ['#esc-engineering', words.cardPosted(cannotWait)],
    ['Aoife', words.agentPosted(cannotWait)],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering', ['Marcus', 'Nora']]]);
  expect(cardLines(bot, 'ESC-2', 'C0ENG', 'UKENJI')).toEqual(
    words.card(cannotWait, 'UKENJI', { first: true }),
  );

  // The urgent one goes on at night; nobody is pinged twice for one reminder.
  await bot.pass(16 * minute);
  const urgentSoon = warning('acknowledge', friday('09:45'));
  const urgentLate = breach('acknowledge', friday('09:45'));
  // The thread and the two leads are told of a breach at once, in no order.
  expect(said(bot).toSorted()).toEqual(
    [
      [thread, words.reminded(urgentSoon, { ...cannotWait, now: friday('09:37:30') })],
      [thread, words.reminded(urgentSoon, { ...cannotWait, to: 'on-call', now: friday('09:42') })],
      ...toLeads(bot, urgentLate, cannotWait),
      [
        thread,
        words.reminded(urgentLate, {
          ...cannotWait,
          to: 'on-call',
          onCall: { ...leadsStandIn, crews: [] },
        }),
      ],
    ].toSorted(),
  );
  const urgent = theCard(bot, 'C0ENG', 'ESC-2');
  await acknowledge(bot, 'UPRIYA', urgent);
  await resolve(bot, 'UPRIYA', urgent);
  said(bot);
  bot.pings();

  // All of Saturday, Sunday and the holiday: not a word about the one that can wait.
  await bot.pass(at('00:00', 1) - bot.now());
  expect(said(bot)).toEqual([]);
  expect(bot.pings()).toEqual([]);

  // Tuesday: the ladder goes on where it stood on Friday at six.
  await bot.pass(90 * minute);
  expect(said(bot)).toEqual(
    ['00:30', '01:00', '01:30'].flatMap((time) => toLeads(bot, still, canWait, at(time, 1))),
  );
  await acknowledge(bot);
  said(bot);
  await bot.pass(2 * hour);
  expect(said(bot)).toEqual([]);
});
