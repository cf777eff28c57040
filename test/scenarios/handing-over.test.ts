/** The end of a shift: what cannot wait is offered to the next, and stays its owner's until somebody takes it. */
import { expect, test } from 'vitest';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, type Said } from '../support/bot.ts';
import { acknowledge, command, hear, press, startRaised, theCard } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { buttonRows, cardLines } from '../support/lines.ts';
import { engineering, followTheSun } from '../support/rosters.ts';
import { type About, at, warning } from '../support/words/about.ts';
import { acts, choices, fields, row } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';

/** Who is on duty as Priya's shift ends. */
const onDutyIs = (user: string, name: string): OnCallFacts => ({
  crews: [{ users: [user] }],
  names: [name],
  fallback: false,
  next: null,
});
const sam = onDutyIs('USAM', 'Sam');

/** ESC-1 as it is Priya's, with news due at 18:30 and an end at 00:30. */
const hers: About = {
  priority: 'high',
  status: 'acknowledged',
  owner: 'UPRIYA',
  due: { update: at('18:30', 1), resolve: at('00:30', 2) },
};

/** Priya has ESC-1. It is Tuesday in Dublin, an hour before her shift ends, as Sam's in San Francisco begins. */
async function priyaHasIt(config = followTheSun): Promise<Bot> {
  const bot = await startRaised({ [fields.priority]: choices.high }, { at: at('16:30', 1), config });
  await acknowledge(bot, 'UPRIYA');
  hear(bot);
  return bot;
}

/** She hears that it is offered to whoever is on duty then, and they are asked. */
const offered = ({ words }: Bot, onCall = sam, facts = hers): Said[] => [
  ['Priya', words.handOver('owner', { ...facts, onCall })],
  [thread, words.whoTakesOver({ ...facts, onCall })],
];

/** Whoever has it is warned that news is due at 18:30. */
const warned = ({ words }: Bot, name: string, owner: string): Said => [
  name,
  words.personal(
    [{ reminder: warning('update', at('18:30', 1)), as: 'owner', about: { ...hers, owner } }],
    at('18:06', 1),
  ),
];

test('what is due before its owner is back is offered to the open shift, and somebody takes it', async () => {
  const bot = await priyaHasIt();
  const { words } = bot;
  await bot.pass(hour - minute);
  expect(said(bot)).toEqual([]);
  await bot.pass(minute);
  expect(said(bot)).toEqual(offered(bot));
  expect(bot.pings()).toEqual([[thread, ['Sam']]]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    words.card({ ...hers, handOver: { at: at('17:30', 1), leadsTold: false } }),
  );

  await press(bot, 'USAM', acts.takeOver, theCard(bot));
  expect(said(bot)).toEqual([
    [thread, words.inThread({ what: 'taken over', from: 'UPRIYA' }, { by: 'USAM' })],
    ['Aoife › thread', words.toAgent({ what: 'taken over', from: 'UPRIYA' }, { by: 'USAM' })],
  ]);
  expect(bot.pings()).toEqual([]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'USAM')).toEqual(words.card({ ...hers, owner: 'USAM' }, 'USAM'));
  // The news is Sam's to give now, and nobody hears of the hand-over again.
  await bot.pass(40 * minute);
  expect(said(bot)).toEqual([warned(bot, 'Sam', 'USAM')]);
});

test('nobody takes it: it stays hers, and the leads see it', async () => {
  const bot = await priyaHasIt();
  const { words } = bot;
  await bot.pass(hour + 29 * minute);
  expect(said(bot)).toEqual(offered(bot));
  await bot.pass(minute);
  const handOver = { at: at('17:30', 1), leadsTold: true };
  const toLead = words.handOver('lead', { ...hers, handOver, onCall: sam });
  expect(said(bot)).toEqual([
    ['Marcus', toLead],
    ['Nora', toLead],
  ]);
  await command(bot, 'UMARCUS', 'digest');
  expect(said(bot)).toEqual([[bot.only('UMARCUS'), words.say({ text: en.help.digestComes })]]);
  const digest = bot.slack.directMessages('UMARCUS').at(-1);
  expect(digest && bot.slack.seenBy(digest, 'UMARCUS').split('\n')).toEqual(
    words.digestLines(
      {
        to: { lead: 'UMARCUS' },
        date: '2026-11-24',
        timeZone: 'America/Los_Angeles',
        since: at('17:00', 1),
        needsYou: [{ about: { ...hers, handOver }, needs: ['hand-over not taken'] }],
        teams: [{ team: 'engineering', before: 1, open: 1 }],
      },
      'UMARCUS',
    ),
  );
});

test('she stays: she keeps it, and nobody else is asked', async () => {
  const bot = await priyaHasIt();
  const { words } = bot;
  await bot.pass(hour);
  hear(bot);
  const offer = bot.slack.thread('C0ENG', theCard(bot).ts).at(-1);
  const asked = bot.slack.directMessages('UPRIYA').at(-1);
  expect([offer, asked].map((message) => buttonRows(bot, message))).toEqual([
    [row(acts.takeOver)],
    [row(acts.keep)],
  ]);
  await press(bot, 'UPRIYA', acts.keep);
  expect(said(bot)).toEqual([
    [bot.only('UPRIYA'), words.say({ text: en.acts.keep.answer('ESC-1') })],
    [thread, words.inThread({ what: 'kept' }, { by: 'UPRIYA' })],
  ]);
  // What nobody needs to answer any more cannot be pressed.
  for (const message of [offer, asked]) expect(buttonRows(bot, message)).toEqual([]);
  await bot.pass(40 * minute);
  expect(said(bot)).toEqual([warned(bot, 'Priya', 'UPRIYA')]);
});

test('what can wait until she is back stays hers in silence, and so does what nobody else could take', async () => {
  const dublin = engineering(
    ['{ calendar: dublin, users: [UPRIYA] }', '{ calendar: san-francisco, users: [USAM] }'],
    ['calendar: dublin'],
  );
  const bot = await priyaHasIt(dublin);
  await bot.pass(hour + 40 * minute);
  expect(said(bot)).toEqual([]);
  const alone = await priyaHasIt(engineering(['{ calendar: dublin, users: [UPRIYA] }']));
  await alone.pass(hour + 20 * minute);
  expect(said(alone)).toEqual([]);
});

test('while nobody is on duty the next shift is waited for', async () => {
  const gap = engineering(['{ calendar: dublin, users: [UPRIYA] }', '{ calendar: tokyo, users: [UKENJI] }']);
  const bot = await priyaHasIt(gap);
  const { words } = bot;
  await press(bot, 'UPRIYA', acts.tomorrow);
  hear(bot);
  await bot.pass(at('23:59', 1) - bot.now());
  const soon = warning('resolve', at('00:30', 2));
  expect(said(bot)).toEqual([
    [thread, words.reminded(soon, { ...hers, now: at('20:30', 1) })],
    ['Priya', words.personal([{ reminder: soon, as: 'owner', about: hers }], at('22:54', 1))],
  ]);
  // Tokyo opens, half an hour before it is due.
  await bot.pass(minute);
  expect(said(bot)).toEqual(
    offered(bot, onDutyIs('UKENJI', 'Kenji'), { ...hers, due: { resolve: at('00:30', 2) } }),
  );
  bot.pings();
});
