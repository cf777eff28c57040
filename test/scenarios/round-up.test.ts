/** The round-up: a channel that has had many lines within the hour is told the rest in one message, and what is pressing at once. */
import { expect, test } from 'vitest';
import type { Fault } from '../../sandbox/slack/faults.ts';
import { mrkdwnSeen } from '../../sandbox/slack/render/words.ts';
import { type Bot, type BotOptions, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, hear, theCard } from '../support/gestures.ts';
import { listenTo } from '../support/heard.ts';
import { at, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const usual = (yaml: string) => yaml.replace('attention: everything', 'attention: usual');
const channel = '#esc-engineering';

const raise = (bot: Bot, priority: string) =>
  bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: priority,
    [fields.summary]: 'Payouts frozen',
  });

/** Eight normal ones since ten, a minute apart; at 11:00 the threads say that half of the time is over. It is 10:59. */
async function startCrowded(options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot({ config: usual, ...options });
  for (let n = 0; n < 8; n++) {
    await raise(bot, choices.normal);
    await bot.pass(minute);
  }
  await passTo(bot, '10:59');
  hear(bot);
  return bot;
}

const passTo = (bot: Bot, time: string) => bot.pass(at(time) - bot.now());

/** What is said in the channel itself or under its cards from now on, and whom it calls. */
function listenThere(bot: Bot) {
  hear(bot);
  const heard = listenTo(bot);
  return () =>
    heard().flatMap(([time, where, text, pings]) =>
      where.startsWith(channel) ? [{ time, where: where.slice(channel.length), text, calls: pings }] : [],
    );
}

/** The reminder of the nth of them: it is due at noon, and n minutes. */
const told = (n: number) => ({
  reminder: warning('acknowledge', at(`12:0${n - 1}`)),
  about: { id: `ESC-${n}`, priority: 'normal' },
});
const tellsOf = (bot: Bot, ns: readonly number[], calls: boolean, now: string) =>
  bot.words.roundUp(
    ns.map((n) => ({ ...told(n), about: { id: `ESC-${n}`, priority: 'normal' } as const })),
    { calls, now: at(now) },
  );

/** What the last messages of the channel say by now. */
const standing = ({ slack }: Bot, count: number) =>
  slack
    .allMessages('C0ENG')
    .filter(({ user, threadTs }) => user === 'UBOT' && threadTs === undefined)
    .slice(-count)
    .map(({ text }) => mrkdwnSeen(text, { tz: 'Europe/Dublin', locale: 'en-IE', state: slack.state }));

test('six lines stand in their threads; the seventh begins the round-up, and the eighth changes it', async () => {
  const bot = await startCrowded();
  const heard = listenThere(bot);
  await passTo(bot, '11:10');
  expect(heard().map(({ time, where, calls }) => [time, where, calls])).toEqual([
    ...[0, 1, 2, 3, 4, 5].map((n) => [`11:0${n}:00`, ' › thread', []]),
    ['11:06:00', '', []],
  ]);
  expect(standing(bot, 1)).toEqual([tellsOf(bot, [7, 8], false, '11:07')]);
});

test('whoever is on call is called once, shown what is held by an edit, and called again a quarter of an hour later; every breach is a line', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:30');
  const heard = listenThere(bot);
  await passTo(bot, '11:45');
  expect(heard()).toEqual([
    { time: '11:36:00', where: '', text: tellsOf(bot, [1], true, '11:36'), calls: ['S0ENG'] },
  ]);
  expect(standing(bot, 1)).toEqual([tellsOf(bot, [1, 2, 3, 4, 5, 6, 7, 8], true, '11:43')]);
  await passTo(bot, '11:55');
  expect(heard()).toEqual([
    {
      time: '11:51:00',
      where: '',
      text: tellsOf(bot, [2, 3, 4, 5, 6, 7, 8], true, '11:51'),
      calls: ['S0ENG'],
    },
  ]);
  await passTo(bot, '12:07:30');
  expect(heard().map(({ time, where, calls }) => [time, where, calls])).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [`12:0${n}:00`, ' › thread', ['S0ENG']]),
  );
});

test('what is urgent stands in its own thread at once', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:37');
  const heard = listenThere(bot);
  await raise(bot, choices.urgent);
  await passTo(bot, '11:50');
  expect(heard().map(({ time, where, calls }) => [time, where, calls])).toEqual([
    ['11:37:00', '', ['S0ENG']],
    ['11:44:30', ' › thread', []],
    ['11:49:00', ' › thread', ['S0ENG']],
  ]);
});

test('what somebody has taken by then is left out', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:40');
  for (const n of [2, 3]) await acknowledge(bot, 'UKENJI', theCard(bot, 'C0ENG', `ESC-${n}`));
  const heard = listenThere(bot);
  await passTo(bot, '11:55');
  expect(heard().map(({ text }) => text)).toEqual([tellsOf(bot, [4, 5, 6, 7, 8], true, '11:51')]);
});

test('a button in it does what it does on the card', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:37');
  const message = bot.slack.allMessages('C0ENG').findLast(({ threadTs }) => threadTs === undefined);
  if (!message) throw new Error('there is no round-up');
  hear(bot);
  await bot.slack.click('UKENJI', acts.acknowledge, message);
  await bot.settle();
  expect(bot.said().filter(([where]) => where === `${channel} › thread`)).toEqual([
    [`${channel} › thread`, bot.words.hasIt()],
  ]);
});

const ofTheRoundUp = (method: string): Pick<Fault, 'method' | 'when'> => ({
  method,
  when: ({ args }) => args.channel === 'C0ENG' && args.thread_ts === undefined,
});

test.each(['chat.postMessage', 'chat.update'] as const)(
  'Slack in trouble (%s): each message comes once, and says all',
  async (method) => {
    for (const fault of [
      { kind: 'rate_limited', retryAfterS: 40 },
      { kind: 'drop_after' },
      { kind: 'drop_before', times: 2 },
    ] satisfies Fault[]) {
      const bot = await startCrowded();
      await passTo(bot, '11:35:30');
      const heard = listenThere(bot);
      bot.slack.faults.add({ ...ofTheRoundUp(method), ...fault });
      await passTo(bot, '11:50');
      bot.slack.faults.add({ ...ofTheRoundUp(method), ...fault });
      await passTo(bot, '11:56');
      expect(heard().map(({ where, calls }) => [where, calls])).toEqual([
        ['', ['S0ENG']],
        ['', ['S0ENG']],
      ]);
      hear(bot);
    }
  },
);

test('an edit that nobody knows the fate of is made again, also where the bot may not look and is told to keep what is unsure', async () => {
  const bot = await startCrowded({
    withoutScopes: ['channels:history', 'groups:history', 'im:history'],
    config: (yaml) => `${usual(yaml)}\ndelivery:\n  when_unsure: keep\n`,
  });
  await passTo(bot, '11:06:30');
  const heard = listenThere(bot);
  bot.slack.faults.add({ ...ofTheRoundUp('chat.update'), kind: 'drop_after' });
  await passTo(bot, '11:12');
  expect(heard()).toEqual([]);
  expect(standing(bot, 1)).toEqual([tellsOf(bot, [7, 8], false, '11:08')]);
});

test('after a restart nothing is said twice, and what was held is said', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:40');
  const heard = listenThere(bot);
  await bot.restart();
  await passTo(bot, '11:50');
  expect(heard()).toEqual([]);
  await passTo(bot, '11:51:30');
  expect(heard().map(({ text }) => text)).toEqual([tellsOf(bot, [2, 3, 4, 5, 6, 7, 8], true, '11:51')]);
});

test('killed after a round-up was sent and before that was noted: it is found by its key', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:51:30');
  hear(bot);
  await bot.stop();
  expect(undone(bot, at('11:50'))).toBe(7);
  await bot.start();
  const heard = listenThere(bot);
  await passTo(bot, '11:58');
  expect(heard()).toEqual([]);
});

test('killed after an edit was sent and before that was noted: it is made again, and nothing is posted', async () => {
  const bot = await startCrowded();
  await passTo(bot, '11:10');
  hear(bot);
  await bot.stop();
  expect(undone(bot, at('11:06:30'))).toBe(1);
  await bot.start();
  const heard = listenThere(bot);
  await passTo(bot, '11:20');
  expect(heard()).toEqual([]);
  expect(standing(bot, 1)).toEqual([tellsOf(bot, [7, 8], false, '11:11')]);
});

/** What of the round-up was settled since is as it was before, and under its lease. */
function undone(bot: Bot, since: number): number {
  return bot.database.ask(
    `update outbox set status = 'pending', settled_at = null, ts = null, next_at = ?
     where lane = 'round-up:C0ENG' and settled_at > ?`,
    bot.now() + minute,
    since,
  ).changes;
}

test('one normal escalation left alone for a night pings nobody more than three times', async () => {
  const bot = await startBot({ config: usual, at: at('17:00') });
  await raise(bot, choices.normal);
  hear(bot);
  await bot.pass(17 * hour);
  const counts: Record<string, number> = {};
  const directly = bot.said().flatMap(([where]) => (where.startsWith('#') ? [] : where));
  const called = bot.pings().flatMap(([, everybody]) => everybody);
  for (const who of [...directly, ...called]) counts[who] = (counts[who] ?? 0) + 1;
  // Each lead has a digest in the morning besides.
  expect(counts).toEqual({ 'eng-oncall': 2, Marcus: 1, Nora: 2, Hana: 1, Ingrid: 1 });
});
