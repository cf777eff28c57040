/** People are known before they knock: listed at the start, and Slack tells who joins, changes and leaves. */
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import type { Person } from '../../sandbox/slack/state.ts';
import { refusedAnswer } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, startRaised, theCard, write } from '../support/gestures.ts';
import { whileLocked } from '../support/locked.ts';
import { fields } from '../support/words/labels.ts';

const [aoife] = cast.people;
if (!aoife) throw new Error('the cast is empty');
const somebody = (id: string, more: Partial<Person> = {}): Person => ({
  ...aoife,
  id,
  name: id.toLowerCase(),
  realName: id.slice(1),
  ...more,
});

const calls = ({ slack }: Bot, method: string, user?: string): number =>
  slack.calls.filter((call) => call.method === method && (user === undefined || call.args.user === user))
    .length;

/** Who is in the database, whatever is in memory. */
function stored({ database }: Bot): string[] {
  return database.ask('select id from people order by id').rows.map(({ id }) => String(id));
}

const isHelped = ([where, text]: readonly [string, string], bot: Bot, user: string): boolean =>
  where === bot.only(user) && text.includes('/escalate');

test('everybody is listed at the start, and nobody is asked about when they come', async () => {
  const bot = await startBot();
  await bot.settle();
  expect(calls(bot, 'users.list')).toBe(1);
  bot.slack.calls.length = 0;
  await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: 'Payouts frozen' });
  await acknowledge(bot, 'UKENJI');
  await command(bot, 'UGUEST', 'help');
  hear(bot);
  expect([calls(bot, 'users.list'), calls(bot, 'users.info')]).toEqual([0, 0]);
  expect(stored(bot)).toEqual(cast.people.map(({ id }) => id).toSorted());
});

test('a large workspace is listed page by page, at Slack’s pace', async () => {
  const bot = await startBot();
  const crowd = Array.from({ length: 4500 }, (_, n) => somebody(`UCROWD${n}`));
  for (const one of crowd) bot.slack.state.people.set(one.id, one);
  await bot.settle();
  // The bot itself is among them, and has no row.
  expect([calls(bot, 'users.list'), stored(bot).length]).toEqual([18, 18 * 200 - 1]);
  await bot.pass(61_000);
  const all = cast.people.length + crowd.length;
  expect([calls(bot, 'users.list'), stored(bot).length]).toEqual([23, all]);
  expect(bot.slack.calls.filter(({ status }) => status === 429)).toEqual([]);
});

test('a list that Slack breaks off goes on where it was, and begins anew where Slack has forgotten it', async () => {
  const bot = await startBot();
  const { slack } = bot;
  for (let n = 0; n < 500; n++) slack.state.people.set(`UCROWD${n}`, somebody(`UCROWD${n}`));
  const later = { method: 'users.list', when: ({ args }: { args: object }) => 'cursor' in args };
  slack.faults.add({ kind: 'rate_limited', retryAfterS: 30, ...later });
  slack.faults.add({ kind: 'error', error: 'invalid_cursor', ...later });
  await bot.settle();
  expect([calls(bot, 'users.list'), stored(bot).length]).toEqual([2, 199]);
  await bot.pass(29_000);
  expect(calls(bot, 'users.list')).toBe(2);
  await bot.pass(1_000);
  await bot.pass(9_000);
  expect([calls(bot, 'users.list'), stored(bot).length]).toEqual([6, 500 + cast.people.length]);
});

test('who joins may begin at once, without being asked about', async () => {
  const bot = await startBot();
  await bot.settle();
  await bot.slack.join(somebody('UNEW'));
  bot.slack.faults.add({ kind: 'http_500', method: 'users.info', times: 1e6 });
  await command(bot, 'UNEW', 'help');
  const said = bot.said();
  expect(said.map((one) => isHelped(one, bot, 'UNEW'))).toEqual([true]);
  expect([calls(bot, 'users.info', 'UNEW'), stored(bot).includes('UNEW')]).toEqual([0, true]);
});

test('who leaves, or becomes a guest, may do nothing from then on', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await bot.slack.deactivate('UKENJI');
  await bot.slack.changePerson('UPRIYA', { isRestricted: true });
  await bot.slack.changePerson('UMARCUS', { isBot: true });
  await acknowledge(bot, 'UKENJI');
  await acknowledge(bot, 'UPRIYA');
  await acknowledge(bot, 'UMARCUS');
  expect(bot.said()).toEqual([
    [bot.only('UKENJI'), words.say(refusedAnswer('stranger', en))],
    [bot.only('UPRIYA'), words.say(refusedAnswer('guest', en))],
    [bot.only('UMARCUS'), words.say(refusedAnswer('stranger', en))],
  ]);
  await bot.slack.changePerson('UPRIYA', { isRestricted: false });
  await acknowledge(bot, 'UPRIYA');
  expect((await bot.engine.find('ESC-1'))?.owner).toBe('UPRIYA');
  hear(bot);
});

test('who leaves while the database is held is told of again until it is stored', async () => {
  // Over HTTP it is told to come again later, and nobody waits for an acknowledgement.
  const bot = await startRaised({}, { mode: 'http' });
  await whileLocked(bot, () => bot.slack.deactivate('UKENJI'));
  await bot.slack.retryPending();
  await bot.restart();
  await acknowledge(bot, 'UKENJI');
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(refusedAnswer('stranger', en))]]);
});

test('without the events a change is known within the hour', async () => {
  const bot = await startRaised({}, { withoutEvents: ['user_change', 'team_join'] });
  await bot.slack.deactivate('UKENJI');
  await bot.pass(hour);
  hear(bot);
  expect(calls(bot, 'users.list')).toBe(2);
  await acknowledge(bot, 'UKENJI');
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(refusedAnswer('stranger', en))]]);
});

test('after a short restart nobody is listed again; what changed while the bot was away for longer is known', async () => {
  const bot = await startRaised();
  await bot.away(2 * minute);
  expect(calls(bot, 'users.list')).toBe(1);
  await bot.stop();
  bot.slack.giveUpPending();
  const kenji = bot.slack.state.people.get('UKENJI');
  if (kenji) kenji.deleted = true;
  bot.slack.clock.advance(10 * minute);
  bot.slack.faults.add({ kind: 'http_500', method: 'users.list' });
  await bot.start();
  await bot.settle();
  // That the first list after it came to nothing makes none of it true.
  await bot.restart();
  await bot.pass(minute);
  hear(bot);
  expect(calls(bot, 'users.list')).toBe(3);
  await acknowledge(bot, 'UKENJI');
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(refusedAnswer('stranger', en))]]);
});

test('whoever comes after the bot was away, and before all are listed anew, is asked about', async () => {
  const bot = await startRaised();
  await bot.stop();
  bot.slack.giveUpPending();
  const priya = bot.slack.state.people.get('UPRIYA');
  if (priya) priya.isRestricted = true;
  bot.slack.clock.advance(10 * minute);
  bot.slack.faults.add({ kind: 'http_500', method: 'users.list', times: 1e6 });
  await bot.start();
  await acknowledge(bot, 'UPRIYA');
  expect(bot.said()).toContainEqual([bot.only('UPRIYA'), bot.words.say(refusedAnswer('guest', en))]);
  bot.slack.faults.add({ kind: 'http_500', method: 'users.info', times: 1e6 });
  await acknowledge(bot, 'UKENJI');
  expect((await bot.engine.find('ESC-1'))?.owner).toBe('UKENJI');
  hear(bot);
});

const ours = { id: 'E0OURS', name: 'Ours' };

test('a colleague of another workspace of the same organisation works with the others', async () => {
  const bot = await startRaised({}, { enterprise: ours });
  const { slack } = bot;
  slack.state.people.set('UGRID', somebody('UGRID', { teamId: 'T0BERLIN', enterprise: ours }));
  for (const channel of ['C0ENG', 'C0GENERAL']) slack.state.channels.get(channel)?.members.add('UGRID');
  slack.state.userGroups.get('S0ENG')?.users.push('UGRID');
  await acknowledge(bot, 'UGRID');
  await write(bot, 'UGRID', 'C0ENG', 'I look at it.', theCard(bot));
  expect((await bot.engine.history('ESC-1')).map(({ by, deed }) => [by, deed.what])).toEqual([
    ['UAOIFE', 'raised'],
    ['UGRID', 'acknowledged'],
    ['UGRID', 'said'],
  ]);
  expect(stored(bot)).toContain('UGRID');
  hear(bot);
});

test('people of other companies and apps are turned away, and leave no row', async () => {
  const bot = await startRaised({}, { enterprise: ours });
  const { slack } = bot;
  const before = stored(bot);
  const theirs = { id: 'E0THEIRS', name: 'Theirs' };
  slack.state.people.set('UALONE', somebody('UALONE', { teamId: 'T0ELSE' }));
  slack.state.people.set('UPARTNER', somebody('UPARTNER', { teamId: 'T0OTHER', enterprise: theirs }));
  slack.state.people.set('UAPP', somebody('UAPP', { isBot: true }));
  const strangers = ['UALONE', 'UPARTNER', 'UAPP'];
  for (const id of strangers) {
    slack.state.channels.get('C0ENG')?.members.add(id);
    slack.state.userGroups.get('S0ENG')?.users.push(id);
    await acknowledge(bot, id);
    await slack.changePerson(id, { title: 'Partner' });
  }
  const refused = bot.words.say(refusedAnswer('stranger', en));
  expect(bot.said()).toEqual(strangers.map((id) => [bot.only(id), refused]));
  await bot.pass(hour);
  hear(bot);
  expect([stored(bot), (await bot.engine.find('ESC-1'))?.owner]).toEqual([before, null]);
});
