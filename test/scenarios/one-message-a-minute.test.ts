/** One person is written to once a minute: the first reminder comes at once, what follows inside the minute as one message after it. */
import { expect, test } from 'vitest';
import type { Fault } from '../../sandbox/slack/faults.ts';
import { type Bot, minute, type Said } from '../support/bot.ts';
import { acknowledge, hear, more, press, resolve, startRaised, theCard } from '../support/gestures.ts';
import { at, breach } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const passTo = (bot: Bot, instant: number) => bot.pass(instant - bot.now());

const cardOf = (bot: Bot, id: string) => theCard(bot, 'C0ENG', id);

const raise = (bot: Bot, summary: string) =>
  bot.raise({ [fields.team]: 'Engineering', [fields.priority]: choices.urgent, [fields.summary]: summary });

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
  await raise(bot, 'Refunds fail');
  await raise(bot, 'Login down');
  for (const id of ['ESC-1', 'ESC-2', 'ESC-3']) {
    await acknowledge(bot, 'UKENJI', cardOf(bot, id));
    await bot.pass(5000);
  }
  await passTo(bot, at('10:59:40'));
  forget(bot);
  return bot;
}

/** The same, and the first of them has been asked for: it is 11:00:40. */
async function firstAsked(): Promise<Bot> {
  const bot = await kenjiOwesNews();
  await passTo(bot, at('11:00:40'));
  forget(bot);
  return bot;
}

const owed = breach('update', at('11:00'));
const summaries: Record<string, string> = {
  'ESC-1': 'Payouts frozen',
  'ESC-2': 'Refunds fail',
  'ESC-3': 'Login down',
};
const about = (id: string, owner: string) =>
  ({ id, summary: summaries[id] ?? id, status: 'acknowledged', owner }) as const;
const asked = (id: string, owner = 'UKENJI') =>
  ({ reminder: owed, as: 'owner', about: about(id, owner) }) as const;
const told = (id: string) => ({ reminder: owed, as: 'lead', about: about(id, 'UKENJI') }) as const;

/** Kenji is asked for news of these, in one message, and the leads are told. */
const asks = ({ words }: Bot, ...ids: string[]): Said => [
  'Kenji',
  words.personal(ids.map((id) => asked(id))),
];
const tells = ({ words }: Bot, ...ids: string[]): Said[] =>
  ['Marcus', 'Nora'].map((lead) => [lead, words.personal(ids.map(told))]);

/** What reaches each of them a minute after the first. */
const theRest = (bot: Bot): Said[] => [asks(bot, 'ESC-2', 'ESC-3'), ...tells(bot, 'ESC-2', 'ESC-3')];

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
  await passTo(bot, at('11:00:40'));
  expect(saidTo(bot, ...everybody)).toEqual([asks(bot, 'ESC-1'), ...tells(bot, 'ESC-1')]);
  forget(bot);
  await passTo(bot, at('11:01:20'));
  expect(saidTo(bot, ...everybody)).toEqual(theRest(bot));
  expect(bot.slack.seenBy(lastTo(bot, 'UKENJI'), 'UPRIYA').split('\n')).toEqual(
    bot.words.personalLines(
      ['ESC-2', 'ESC-3'].map((id) => asked(id)),
      'UKENJI',
    ),
  );
  forget(bot);

  // The first row of buttons is that of the first line.
  await press(bot, 'UKENJI', acts.in30m, lastTo(bot, 'UKENJI'));
  expect(saidTo(bot, bot.only('UKENJI'))).toEqual([
    [bot.only('UKENJI'), bot.words.newsPromised(at('11:31'), { id: 'ESC-2' })],
  ]);
  await bot.pass(5 * minute);
  expect(saidTo(bot, ...everybody)).toEqual([]);
  forget(bot);
});

test('what is no longer true by then is left out, and nothing is sent when nothing is left', async () => {
  const bot = await firstAsked();
  await resolve(bot, 'UPRIYA', cardOf(bot, 'ESC-2'));
  await passTo(bot, at('11:01:20'));
  expect(saidTo(bot, ...everybody)).toEqual([asks(bot, 'ESC-3'), ...tells(bot, 'ESC-3')]);

  const silent = await firstAsked();
  for (const id of ['ESC-2', 'ESC-3']) {
    await resolve(silent, 'UPRIYA', cardOf(silent, id));
  }
  await passTo(silent, at('11:05'));
  expect(saidTo(silent, ...everybody)).toEqual([]);
  forget(silent);
  forget(bot);
});

test('the minute is kept across a restart', async () => {
  const bot = await firstAsked();
  await bot.restart();
  await bot.settle();
  expect(saidTo(bot, ...everybody)).toEqual([]);
  await passTo(bot, at('11:01:20'));
  expect(saidTo(bot, ...everybody)).toEqual(theRest(bot));
  forget(bot);
});

test('who has it and leads the team besides is told once', async () => {
  const bot = await startRaised();
  await acknowledge(bot, 'UNORA');
  await passTo(bot, at('10:59'));
  forget(bot);
  await passTo(bot, at('11:02'));
  expect(saidTo(bot, 'Nora')).toEqual([['Nora', bot.words.personal([asked('ESC-1', 'UNORA')])]]);
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
    await passTo(bot, at('11:05'));
    expect(saidTo(bot, ...everybody)).toEqual(theRest(bot));
    forget(bot);
  },
);

test('nothing reached Slack, and meanwhile one of them is solved: the next try leaves it out', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UKENJI'), kind: 'drop_before' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at('11:01:20'));
  await resolve(bot, 'UPRIYA', cardOf(bot, 'ESC-2'));
  bot.slack.faults.clear();
  await passTo(bot, at('11:05'));
  expect(saidTo(bot, 'Kenji')).toEqual([asks(bot, 'ESC-3')]);
  forget(bot);
});

test('it reached Slack, which did not say so, and meanwhile one of them is solved: it is not said again', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UKENJI'), kind: 'drop_after' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at('11:01:20'));
  await resolve(bot, 'UPRIYA', cardOf(bot, 'ESC-2'));
  bot.slack.faults.clear();
  await passTo(bot, at('11:05'));
  expect(saidTo(bot, 'Kenji')).toEqual([asks(bot, 'ESC-2', 'ESC-3')]);
  forget(bot);
});

test('it reached Slack, which did not say so, and meanwhile one of them is snoozed: it is not said again', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UKENJI'), kind: 'drop_after' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at('11:01:20'));
  await more(bot, 'UPRIYA', acts.snooze, cardOf(bot, 'ESC-2'), { [fields.snoozeFor]: choices.snooze30m });
  bot.slack.faults.clear();
  await passTo(bot, at('11:35'));
  expect(saidTo(bot, 'Kenji')).toEqual([asks(bot, 'ESC-2', 'ESC-3')]);
  forget(bot);
});

test('more falls due while nobody knows whether it was sent: only that is said then', async () => {
  const bot = await firstAsked();
  bot.slack.faults.add({ ...toPerson(bot, 'UMARCUS'), kind: 'drop_after' });
  bot.slack.faults.add(lookUps);
  await passTo(bot, at('11:01:20'));
  await raise(bot, 'Cards refused');
  await passTo(bot, at('11:17'));
  bot.slack.faults.clear();
  await passTo(bot, at('11:20'));
  const missed = breach('acknowledge', at('11:16'));
  expect(saidTo(bot, 'Marcus')).toEqual([
    ['Marcus', bot.words.personal(['ESC-2', 'ESC-3'].map(told))],
    [
      'Marcus',
      bot.words.personal([
        { reminder: missed, as: 'lead', about: { id: 'ESC-4', summary: 'Cards refused' } },
      ]),
    ],
  ]);
  forget(bot);
});

test('killed after it was sent and before that was noted: it is found by its key, and none of it is said again', async () => {
  const bot = await firstAsked();
  await passTo(bot, at('11:01:20'));
  forget(bot);
  await bot.stop();
  const leaseMs = 60_000;
  const rows = inDatabase(
    bot,
    `update outbox set status = 'pending', settled_at = null, next_at = ${bot.now() + leaseMs}
     where lane like 'reminders:%' and kind != 'buttons' and settled_at > ${at('11:00:50')}`,
  );
  expect(rows).toBe(6);
  await bot.start();
  await passTo(bot, at('11:10'));
  expect(saidTo(bot, ...everybody)).toEqual([]);
  forget(bot);
});

test('killed after it was noted what it would say and before it was sent: all of it is said, once', async () => {
  const bot = await firstAsked();
  for (const user of ['UKENJI', 'UMARCUS', 'UNORA']) {
    bot.slack.faults.add({ ...toPerson(bot, user), kind: 'drop_before' });
  }
  bot.slack.faults.add(lookUps);
  await passTo(bot, at('11:01'));
  await bot.stop();
  bot.slack.faults.clear();
  expect(saidTo(bot, ...everybody)).toEqual([]);
  await bot.start();
  await passTo(bot, at('11:05'));
  expect(saidTo(bot, ...everybody)).toEqual(theRest(bot));
  forget(bot);
});

/** Changes the database of a bot that does not run; answers how many rows it changed. */
function inDatabase(bot: Bot, statement: string): number {
  return bot.database.ask(statement).changes;
}
