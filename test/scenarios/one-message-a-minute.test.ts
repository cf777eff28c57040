/** One person is written to once a minute: the first reminder comes at once, what follows inside the minute as one message after it. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Fault } from '../../sandbox/slack/faults.ts';
import { type Bot, minute, type Said } from '../support/bot.ts';
import { aResolution, fillIn, hear, more, press, startRaised } from '../support/gestures.ts';

const at = (hours: number, minutes: number, seconds = 0) => Date.UTC(2026, 10, 23, hours, minutes, seconds);

const passTo = (bot: Bot, instant: number) => bot.pass(instant - bot.now());

const theCard = (bot: Bot, id: string) => bot.cardMessage(id, 'C0ENG');

/** What was said to one of these by direct message. */
const saidTo = (bot: Bot, ...people: string[]): Said[] =>
  people.flatMap((name) => said(bot).filter(([where]) => where === name));

/** Everything said so far, kept so that several can ask for their part of it. */
function said(bot: Bot): Said[] {
  const before = heard.get(bot) ?? [];
  const all = [...before, ...bot.said()];
  heard.set(bot, all);
  return all;
}
const heard = new WeakMap<Bot, Said[]>();

function forget(bot: Bot): void {
  hear(bot);
  heard.delete(bot);
}

/** Kenji has three urgent ones since ten; news of each is due at eleven, a few seconds apart. It is 10:59:40. */
async function kenjiOwesNews(): Promise<Bot> {
  const bot = await startRaised();
  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Refunds fail' });
  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Login down' });
  for (const id of ['ESC-1', 'ESC-2', 'ESC-3']) {
    await press(bot, 'UKENJI', 'Acknowledge', theCard(bot, id));
    await bot.pass(5000);
  }
  await passTo(bot, at(10, 59, 40));
  forget(bot);
  return bot;
}

/** The same, and the first of them has been asked for: it is 11:00:40. */
async function firstAsked(): Promise<Bot> {
  const bot = await kenjiOwesNews();
  await passTo(bot, at(11, 0, 40));
  forget(bot);
  return bot;
}

const asks = (id: string) => `${id}: you owe Aoife news since 11:00. When will you have it?`;
const tells = (id: string) => `${id} owed Aoife news by 11:00. Engineering, urgent; Kenji has it.`;
const both = (sentence: (id: string) => string) => `2 reminders. ${sentence('ESC-2')} ${sentence('ESC-3')}`;

/** What reaches each of them a minute after the first. */
const theRest: Said[] = [
  ['Kenji', both(asks)],
  ['Marcus', both(tells)],
  ['Nora', both(tells)],
];

const everybody = ['Kenji', 'Marcus', 'Nora'];

function lastTo(bot: Bot, user: string) {
  const message = bot.slack.directMessages(user).at(-1);
  if (!message) throw new Error(`${user} was not written to`);
  return message;
}

const toPerson = (bot: Bot, user: string): Pick<Fault, 'method' | 'when'> => ({
  method: 'chat.postMessage',
  when: ({ args }) => args.channel === bot.slack.directChannel(user),
});

const lookUps: Fault = {
  kind: 'http_500',
  times: 1000,
  when: ({ method }) => /history|replies/.test(method),
};

test('the first at once, the rest as one a minute later, each with its own buttons', async () => {
  const bot = await kenjiOwesNews();
  await passTo(bot, at(11, 0, 40));
  expect(saidTo(bot, ...everybody)).toEqual([
    ['Kenji', asks('ESC-1')],
    ['Marcus', tells('ESC-1')],
    ['Nora', tells('ESC-1')],
  ]);
  forget(bot);
  await passTo(bot, at(11, 1, 20));
  expect(saidTo(bot, ...everybody)).toEqual(theRest);
  expect(bot.slack.seenBy(lastTo(bot, 'UKENJI'), 'UPRIYA').split('\n')).toEqual([
    '2 reminders',
    asks('ESC-2'),
    '[30 min] [2 hours] [Today] [Tomorrow] [Hand back]',
    asks('ESC-3'),
    '[30 min] [2 hours] [Today] [Tomorrow] [Hand back]',
  ]);
  forget(bot);

  // The first row of buttons is that of the first line.
  await press(bot, 'UKENJI', '30 min', lastTo(bot, 'UKENJI'));
  expect(saidTo(bot, 'only Kenji')).toEqual([
    ['only Kenji', 'You promised Aoife news about ESC-2 by 11:31 today.'],
  ]);
  await bot.pass(5 * minute);
  expect(saidTo(bot, ...everybody)).toEqual([]);
  forget(bot);
});

test('what is no longer true by then is left out, and nothing is sent when nothing is left', async () => {
  const bot = await firstAsked();
  await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot, 'ESC-2'));
  await passTo(bot, at(11, 1, 20));
  expect(saidTo(bot, ...everybody)).toEqual([
    ['Kenji', asks('ESC-3')],
    ['Marcus', tells('ESC-3')],
    ['Nora', tells('ESC-3')],
  ]);

  const silent = await firstAsked();
  for (const id of ['ESC-2', 'ESC-3']) {
    await fillIn(silent, 'UPRIYA', 'Resolve', aResolution, theCard(silent, id));
  }
  await passTo(silent, at(11, 5));
  expect(saidTo(silent, ...everybody)).toEqual([]);
  forget(silent);
  forget(bot);
});

test('the minute is kept across a restart', async () => {
  const bot = await firstAsked();
  await bot.restart();
  await bot.settle();
  expect(saidTo(bot, ...everybody)).toEqual([]);
  await passTo(bot, at(11, 1, 20));
  expect(saidTo(bot, ...everybody)).toEqual(theRest);
  forget(bot);
});

test('who has it and leads the team besides is told once', async () => {
  const bot = await startRaised();
  await press(bot, 'UNORA', 'Acknowledge', theCard(bot, 'ESC-1'));
  await passTo(bot, at(10, 59));
  forget(bot);
  await passTo(bot, at(11, 2));
  expect(saidTo(bot, 'Nora')).toEqual([['Nora', asks('ESC-1')]]);
  forget(bot);
});

test.each([
  { kind: 'slow', delayMs: 300 },
  { kind: 'drop_before', times: 2 },
  { kind: 'drop_after' },
  { kind: 'http_500', times: 3 },
  { kind: 'rate_limited', retryAfterS: 40 },
  { kind: 'error', error: 'internal_error', times: 2 },
] satisfies Fault[])(
  'Slack in trouble as it is sent, $kind: it comes once, with all it has to say',
  async (fault) => {
    const bot = await firstAsked();
    for (const user of ['UKENJI', 'UMARCUS', 'UNORA']) {
      bot.slack.faults.add({ ...toPerson(bot, user), ...fault });
    }
    await passTo(bot, at(11, 5));
    expect(saidTo(bot, ...everybody)).toEqual(theRest);
    forget(bot);
  },
);

test('nothing reached Slack, and meanwhile one of them is solved: the next try leaves it out', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UKENJI'), kind: 'drop_before' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at(11, 1, 20));
  await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot, 'ESC-2'));
  bot.slack.faults.clear();
  await passTo(bot, at(11, 5));
  expect(saidTo(bot, 'Kenji')).toEqual([['Kenji', asks('ESC-3')]]);
  forget(bot);
});

test('it reached Slack, which did not say so, and meanwhile one of them is solved: it is not said again', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UKENJI'), kind: 'drop_after' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at(11, 1, 20));
  await fillIn(bot, 'UPRIYA', 'Resolve', aResolution, theCard(bot, 'ESC-2'));
  bot.slack.faults.clear();
  await passTo(bot, at(11, 5));
  expect(saidTo(bot, 'Kenji')).toEqual([['Kenji', both(asks)]]);
  forget(bot);
});

test('it reached Slack, which did not say so, and meanwhile one of them is snoozed: it is not said again', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UKENJI'), kind: 'drop_after' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at(11, 1, 20));
  await more(bot, 'UPRIYA', 'Snooze reminders', theCard(bot, 'ESC-2'), { 'For how long?': '30 min' });
  bot.slack.faults.clear();
  await passTo(bot, at(11, 35));
  expect(saidTo(bot, 'Kenji')).toEqual([['Kenji', both(asks)]]);
  forget(bot);
});

test('more falls due while nobody knows whether it was sent: only that is said then', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UMARCUS'), kind: 'drop_after' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at(11, 1, 20));
  await bot.raise({ Team: 'Engineering', Priority: 'urgent', Summary: 'Cards refused' });
  await passTo(bot, at(11, 17));
  bot.slack.faults.clear();
  await passTo(bot, at(11, 20));
  expect(saidTo(bot, 'Marcus')).toEqual([
    ['Marcus', both(tells)],
    ['Marcus', 'ESC-4 was not acknowledged by 11:16. Engineering, urgent; nobody has it.'],
  ]);
  forget(bot);
});

test('killed after it was sent and before that was noted: it is found by its key, and none of it is said again', async () => {
  const bot = await firstAsked();
  await passTo(bot, at(11, 1, 20));
  forget(bot);
  await bot.stop();
  const leaseMs = 60_000;
  const rows = inDatabase(
    bot,
    `update outbox set status = 'pending', settled_at = null, next_at = ${bot.now() + leaseMs}
     where lane like 'reminders:%' and settled_at > ${at(11, 0, 50)}`,
  );
  expect(rows).toBe(6);
  await bot.start();
  await passTo(bot, at(11, 10));
  expect(saidTo(bot, ...everybody)).toEqual([]);
  forget(bot);
});

test('killed after it was noted what it would say and before it was sent: all of it is said, once', async () => {
  const bot = await firstAsked();
  for (const user of ['UKENJI', 'UMARCUS', 'UNORA']) {
    bot.slack.faults.add({ ...toPerson(bot, user), kind: 'drop_before' });
  }
  bot.slack.faults.add(lookUps);
  await passTo(bot, at(11, 1));
  await bot.stop();
  bot.slack.faults.clear();
  expect(saidTo(bot, ...everybody)).toEqual([]);
  await bot.start();
  await passTo(bot, at(11, 5));
  expect(saidTo(bot, ...everybody)).toEqual(theRest);
  forget(bot);
});

/** Changes the database of a bot that does not run; answers how many rows it changed. */
function inDatabase(bot: Bot, statement: string): number {
  const database = new Database(bot.databasePath);
  const { changes } = database.prepare(statement).run();
  database.close();
  return changes;
}
