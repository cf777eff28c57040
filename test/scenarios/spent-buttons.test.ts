/** What can no longer be pressed stands nowhere: lines of ours lose their buttons when they would do nothing. */
import { expect, test } from 'vitest';
import type { Deed } from '../../src/domain/escalation.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  fillIn,
  hear,
  more,
  press,
  resolve,
  startAsked,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentMessage, answerLines, buttonRows } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields, row } from '../support/words/labels.ts';

/** The rows of buttons in Aoife's messages, the newest last, without those of the one that is kept true. */
const buttons = (bot: Bot): string[] =>
  bot.slack
    .directMessages('UAOIFE')
    .filter(({ ts }) => ts !== agentMessage(bot, 'ESC-1', 'UAOIFE').ts)
    .flatMap((message) => bot.slack.seenBy(message, 'UAOIFE').split('\n'))
    .filter((line) => line.startsWith('['));

const asking = row(acts.answer, acts.askUser);
const outcomes = row(acts.satisfied, acts.notSatisfied, acts.noAnswer, acts.notNeeded);
const laterBy = (time: string) => ({ [fields.callbackAt]: new Date(at(time)) });

const ends: Record<string, (bot: Bot) => Promise<void>> = {
  'it is answered with the button': (bot) => answer(bot, 'po_7'),
  'it is answered by writing': (bot) =>
    write(bot, 'UAOIFE', 'dm', 'po_7', agentMessage(bot, 'ESC-1', 'UAOIFE')),
  'it is handed back': (bot) => more(bot, 'UKENJI', acts.moreHandBack, theCard(bot)),
  'it is cancelled': (bot) =>
    more(bot, 'UKENJI', acts.moreCancel, theCard(bot), { [fields.cancelReason]: 'Twice' }),
};

test.each(Object.entries(ends))('a question has no buttons any more when %s', async (_, end) => {
  const bot = await startAsked('Which payout is it?');
  expect(buttons(bot)).toEqual([asking]);
  await end(bot);
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('a second question takes the place of the first, which says so and has no buttons', async () => {
  const bot = await startAsked('Which payout is it?');
  const [first] = bot.slack.directMessages('UAOIFE').slice(-1);
  await bot.pass(minute);
  await ask(bot, 'Since when?');
  expect(buttons(bot)).toEqual([asking]);
  hear(bot);
  const asked = { what: 'asked' as const, missing: [], text: 'Which payout is it?' } satisfies Deed;
  const newer = { missing: [], text: 'Since when?', by: 'UKENJI', at: at('10:00:59') };
  expect(first && bot.slack.seenBy(first, 'UAOIFE').split('\n')).toEqual(
    bot.words.toAgentLines(asked, { status: 'waiting', question: newer }),
  );
  await answer(bot, 'Since Friday');
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      bot.words.inThread({ what: 'answered', text: 'Since Friday' }, { by: 'UAOIFE', owner: 'UKENJI' }),
    ],
  ]);
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('who has to ask the user says so once, and the question goes on waiting', async () => {
  const bot = await startAsked('Which payout is it?');
  await press(bot, 'UAOIFE', acts.askUser);
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', bot.words.inThread({ what: 'asks the user' }, { by: 'UAOIFE' })],
  ]);
  expect(buttons(bot)).toEqual([row(acts.answer)]);
  expect(await bot.engine.find('ESC-1')).toMatchObject({ status: 'waiting', question: { onlyUser: true } });
  await answer(bot, 'po_7');
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('what only the user can answer is known from the question on', async () => {
  const bot = await startRaised();
  const question = { [fields.question]: 'Which bank?', [fields.whoCanAnswer]: choices.onlyUser };
  await fillIn(bot, 'UKENJI', acts.ask, question, theCard(bot));
  const deed = {
    what: 'asked' as const,
    missing: [],
    text: 'Which bank?',
    onlyUser: true as const,
  } satisfies Deed;
  const facts = { owner: 'UKENJI', status: 'waiting' } as const;
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', bot.words.inThread(deed, facts)],
    ['Aoife › thread', bot.words.toAgent(deed, facts)],
  ]);
  expect(buttons(bot)).toEqual([row(acts.answer)]);
  hear(bot);
});

test('how the call went is said once, and what is open again is not reopened', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', acts.moreCallback, theCard(bot), laterBy('12:00'));
  await resolve(bot);
  expect(buttons(bot)).toEqual([outcomes, row(acts.reopen)]);
  await press(bot, 'UAOIFE', acts.notSatisfied);
  expect(buttons(bot)).toEqual([row(acts.reopen)]);
  await fillIn(
    bot,
    'UAOIFE',
    acts.reopen,
    { [fields.reopenReason]: 'It is back' },
    agentMessage(bot, 'ESC-1', 'UAOIFE'),
  );
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('what is too late to be undone cannot be pressed again', async () => {
  const bot = await startRaised();
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking', theCard(bot));
  await more(bot, 'UKENJI', acts.moreHandBack, theCard(bot));
  await acknowledge(bot, 'UKENJI');
  await press(bot, 'UPRIYA', acts.undo);
  expect(answerLines(bot, 'UPRIYA')).toEqual(
    bot.words.refusedLines({ refused: 'nothing to undo' }, { owner: 'UKENJI' }),
  );
  hear(bot);
});

/** Rows of buttons under the card, and in the newest message to each of these people. */
const underCard = (bot: Bot): string[] =>
  bot.slack
    .thread('C0ENG', theCard(bot).ts)
    .flatMap((message, index) => (index === 0 ? [] : buttonRows(bot, message)));
const directly = (bot: Bot, ...people: string[]): string[][] =>
  people.map((person) => buttonRows(bot, bot.slack.directMessages(person).at(-1), person));

test('a reminder has no buttons any more once it is taken, and says so', async () => {
  const bot = await startRaised();
  await bot.pass(20 * minute);
  expect(underCard(bot)).toEqual([row(acts.acknowledge), row(acts.acknowledge), row(acts.acknowledge)]);
  const lead = row(acts.assign, acts.show);
  expect(directly(bot, 'UNORA', 'UMARCUS')).toEqual([[lead], [lead]]);
  await acknowledge(bot, 'UKENJI');
  expect(underCard(bot)).toEqual([]);
  expect(directly(bot, 'UNORA', 'UMARCUS')).toEqual([[], []]);
  const [, told] = bot.slack.thread('C0ENG', theCard(bot).ts);
  expect(told && bot.slack.seenBy(told, 'UKENJI').split('\n')).toEqual([
    'ESC-1 Payouts frozen',
    en.reminders.settled,
  ]);
  hear(bot);
  expect(bot.faults()).toEqual([]);
});

test('what the owner is reminded of keeps its buttons until it is done', async () => {
  const bot = await startRaised();
  await acknowledge(bot, 'UKENJI');
  await bot.pass(3.8 * hour);
  const helps = row(acts.resolve, acts.snooze);
  expect(directly(bot, 'UKENJI')).toEqual([[helps]]);
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking', theCard(bot));
  expect(directly(bot, 'UKENJI')).toEqual([[helps]]);
  await resolve(bot);
  expect(directly(bot, 'UKENJI')).toEqual([[]]);
  hear(bot);
});

test('of several in one message what is settled loses its buttons, and the others keep theirs', async () => {
  const bot = await startRaised();
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Refund missing',
  });
  await bot.pass(20 * minute);
  const lead = row(acts.assign, acts.show);
  expect(directly(bot, 'UNORA')).toEqual([[lead, lead]]);
  await acknowledge(bot, 'UKENJI', bot.cardMessage('ESC-2', 'C0ENG'));
  expect(directly(bot, 'UNORA')).toEqual([[lead]]);
  await acknowledge(bot, 'UKENJI');
  expect(directly(bot, 'UNORA')).toEqual([[]]);
  hear(bot);
});

test('after a restart in between nothing that is spent can be pressed', async () => {
  const bot = await startRaised();
  await bot.pass(8 * minute);
  bot.slack.faults.add({ kind: 'http_500', times: 3, method: 'chat.update' });
  await acknowledge(bot, 'UKENJI');
  await bot.restart();
  await bot.pass(2 * minute);
  expect(underCard(bot)).toEqual([]);
  hear(bot);
});

test('what is settled loses its buttons also while another in the same message is snoozed', async () => {
  const bot = await startRaised();
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Refund missing',
  });
  const second = bot.cardMessage('ESC-2', 'C0ENG');
  await acknowledge(bot, 'UKENJI');
  await acknowledge(bot, 'UKENJI', second);
  await bot.pass(3.8 * hour);
  const helps = row(acts.resolve, acts.snooze);
  expect(directly(bot, 'UKENJI')).toEqual([[helps, helps]]);
  await more(bot, 'UKENJI', acts.snooze, theCard(bot), { [fields.snoozeFor]: choices.snooze2h });
  await resolve(bot, 'UKENJI', second);
  expect(directly(bot, 'UKENJI')).toEqual([[helps]]);
  hear(bot);
});

test.each(['C0ENG', 'UNORA'])(
  'what was said by an attempt of unknown fate has no buttons when it is found and spent (%s)',
  async (where) => {
    const bot = await startRaised();
    const channel = where === 'UNORA' ? bot.slack.directChannel(where) : where;
    await bot.pass(where === 'UNORA' ? 12 * minute : 7 * minute);
    hear(bot);
    bot.slack.faults.add({ kind: 'drop_after', method: 'chat.postMessage', channel });
    bot.slack.faults.add({ kind: 'http_500', method: 'conversations.history', channel, times: 4 });
    bot.slack.faults.add({ kind: 'http_500', method: 'conversations.replies', channel, times: 4 });
    await bot.pass(where === 'UNORA' ? 3.1 * minute : 0.6 * minute);
    const stands = where === 'UNORA' ? directly(bot, 'UNORA')[0] : underCard(bot);
    expect(stands).not.toEqual([]);
    await acknowledge(bot, 'UKENJI');
    await bot.pass(3 * minute);
    expect(where === 'UNORA' ? directly(bot, 'UNORA')[0] : underCard(bot)).toEqual([]);
    hear(bot);
  },
);

test('a warning stays what it was when what it warned of has come, and is asked about in a message of its own', async () => {
  const bot = await startRaised();
  await acknowledge(bot, 'UKENJI');
  await press(bot, 'UKENJI', acts.in30m);
  await bot.pass(25 * minute);
  const warned = bot.slack.directMessages('UKENJI').at(-1);
  const before = warned && bot.slack.seenBy(warned, 'UKENJI');
  await bot.pass(10 * minute);
  expect(directly(bot, 'UKENJI')).toEqual([
    [row(acts.giveNews, acts.in30m, acts.in2h, acts.today, acts.tomorrow, acts.moreHandBack)],
  ]);
  expect(warned && bot.slack.seenBy(warned, 'UKENJI')).toBe(before);
  await resolve(bot);
  expect(buttonRows(bot, warned)).toEqual([]);
  expect(directly(bot, 'UKENJI')).toEqual([[]]);
  hear(bot);
});
