/** Slack or the database does not say who somebody is: who was known goes on for a while, and everybody else tries again. */
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import type { Person } from '../../sandbox/slack/state.ts';
import { resolveForm } from '../../src/views/acts/resolve.ts';
import { homeNotice } from '../../src/views/forms/notice.ts';
import { refusedAnswer } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import {
  acknowledge,
  aResolution,
  command,
  hear,
  press,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { answerLines, homeLines } from '../support/lines.ts';
import { whileLocked } from '../support/locked.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

/** Slack tells of nobody. It answers all else. */
function tellOfNobody({ slack }: Bot): void {
  for (const method of ['users.info', 'users.list'])
    slack.faults.add({ kind: 'http_500', method, times: 1e6 });
}

const [aoife] = cast.people;
if (!aoife) throw new Error('the cast is empty');
const newcomer: Person = { ...aoife, id: 'UNEW', name: 'nils', realName: 'Nils' };

/** Somebody of whom Slack has not told yet. */
function appear({ slack }: Bot, person = newcomer): void {
  slack.state.people.set(person.id, { ...person });
  for (const channel of ['C0ENG', 'C0GENERAL']) slack.state.channels.get(channel)?.members.add(person.id);
}

const status = async ({ engine }: Bot) => (await engine.find('ESC-1'))?.status;

test('who was known acts for an hour past what is fresh, then tries again, and loses nothing', async () => {
  const bot = await startRaised({ [fields.priority]: choices.low });
  const { words } = bot;
  tellOfNobody(bot);
  await bot.pass(119 * minute);
  hear(bot);
  await acknowledge(bot);
  expect(await status(bot)).toBe('acknowledged');
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  hear(bot);
  await bot.pass(2 * minute);
  hear(bot);
  const form = resolveForm({ id: 'ESC-1', via: 'button' }, bot.config.causes, en);
  await submit(bot, 'UKENJI', aResolution);
  expect(bot.slack.errorsOn('UKENJI')).toEqual({
    [fields.fixed]: en.answers.notKnownYet(form.submit?.text ?? ''),
  });
  await press(bot, 'UPRIYA', acts.more, theCard(bot));
  await command(bot, 'UAOIFE', 'show ESC-1');
  expect(bot.said()).toEqual([
    [bot.only('UPRIYA'), words.say(refusedAnswer('notKnownYet', en))],
    [bot.only('UAOIFE'), words.say(refusedAnswer('notKnownYet', en))],
  ]);
  bot.slack.faults.clear();
  await bot.pass(minute);
  await submit(bot, 'UKENJI');
  expect(await status(bot)).toBe('resolved');
  hear(bot);
});

test('what is restricted is read for ten minutes past what is fresh, by leads too, and nothing is done with it then', async () => {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.priority]: choices.low,
    [fields.summary]: 'Laundering suspected',
  });
  const reads = async (user: string): Promise<boolean> => {
    await command(bot, user, 'show ESC-1');
    return answerLines(bot, user).join().includes('Laundering');
  };
  expect([await reads('UMINA'), await reads('UINGRID'), await reads('UKENJI')]).toEqual([true, true, false]);
  bot.slack.faults.add({ kind: 'http_500', method: 'usergroups.users.list', times: 1e6 });
  tellOfNobody(bot);
  await bot.pass(14 * minute);
  expect([await reads('UMINA'), await reads('UINGRID')]).toEqual([true, true]);
  await bot.pass(2 * minute);
  expect([await reads('UMINA'), await reads('UINGRID')]).toEqual([false, false]);
  hear(bot);
  await acknowledge(bot, 'UMINA', theCard(bot, 'C0RISK'));
  await acknowledge(bot, 'UINGRID', theCard(bot, 'C0RISK'));
  const refused = bot.words.say({ text: en.answers.whoAreYou });
  expect(bot.said()).toEqual([
    [bot.only('UMINA'), refused],
    [bot.only('UINGRID'), refused],
  ]);
  bot.slack.faults.clear();
  await bot.pass(minute);
  expect([await reads('UMINA'), await reads('UINGRID')]).toEqual([true, true]);
  hear(bot);
});

test('who is not known yet reads nothing and does nothing; a minute later they are let in', async () => {
  const bot = await startRaised();
  const { words } = bot;
  appear(bot);
  tellOfNobody(bot);
  await command(bot, 'UNEW', 'show ESC-1');
  await acknowledge(bot, 'UNEW');
  const told = [bot.only('UNEW'), words.say(refusedAnswer('notKnownYet', en))];
  expect(bot.said()).toEqual([told, told]);
  await bot.slack.openHome('UNEW');
  await bot.settle();
  expect(homeLines(bot, 'UNEW')).toEqual(words.seen(homeNotice(refusedAnswer('notKnownYet', en)), 'UNEW'));
  bot.slack.faults.clear();
  await command(bot, 'UNEW', 'help');
  expect(bot.said()).toEqual([
    [bot.only('UNEW'), expect.not.stringContaining(words.say(refusedAnswer('notKnownYet', en)))],
  ]);
  expect(await status(bot)).toBe('open');
});

test('a reply and 👀 of somebody who is not known yet are carried out when Slack tells who they are', async () => {
  const bot = await startRaised();
  appear(bot);
  bot.slack.state.userGroups.get('S0ENG')?.users.push('UNEW');
  tellOfNobody(bot);
  await write(bot, 'UNEW', 'C0ENG', 'I look at it.', theCard(bot));
  await bot.slack.react('UNEW', 'eyes', theCard(bot));
  await bot.settle();
  expect([bot.said(), bot.slack.pendingEvents()]).toEqual([[], []]);
  bot.slack.faults.clear();
  await bot.pass(minute);
  expect((await bot.engine.find('ESC-1'))?.owner).toBe('UNEW');
  expect((await bot.engine.history('ESC-1')).map(({ deed }) => deed.what)).toEqual([
    'raised',
    'acknowledged',
    'said',
  ]);
  hear(bot);
});

test('who is not known for a quarter of an hour is told, and the log says so', async () => {
  const bot = await startRaised({ [fields.priority]: choices.low });
  appear(bot);
  tellOfNobody(bot);
  await write(bot, 'UNEW', 'C0ENG', 'I look at it.', theCard(bot));
  await bot.slack.react('UNEW', 'eyes', theCard(bot));
  await bot.pass(14 * minute);
  expect([bot.said(), bot.faults()]).toEqual([[], []]);
  await bot.pass(2 * minute);
  const told = [bot.only('UNEW'), bot.words.say(refusedAnswer('notKnownYet', en))];
  expect(bot.said()).toEqual([told, told]);
  expect(new Set(bot.faults())).toEqual(
    new Set(['what was heard could not be carried out for a quarter of an hour; it is given up']),
  );
  await bot.restart();
  expect(await status(bot)).toBe('open');
});

test('👀 wait while nobody knows who responds', async () => {
  const bot = await startRaised();
  await bot.pass(6 * minute);
  hear(bot);
  await bot.restart();
  bot.slack.faults.add({ kind: 'http_500', method: 'usergroups.users.list', times: 1e6 });
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  await bot.settle();
  expect([bot.slack.pendingEvents(), await status(bot)]).toEqual([[], 'open']);
  bot.slack.faults.clear();
  await bot.pass(minute);
  expect(await status(bot)).toBe('acknowledged');
  hear(bot);
});

test('a database that takes nothing makes nobody unknown of whom Slack tells, and lets in nobody', async () => {
  const bot = await startRaised();
  const { words } = bot;
  appear(bot);
  appear(bot, { ...newcomer, id: 'UNEWGUEST', isRestricted: true });
  await whileLocked(bot, async () => {
    await bot.slack.command('UNEW', '/escalate show ESC-1', { channel: 'C0GENERAL' });
    await bot.slack.command('UNEWGUEST', '/escalate show ESC-1', { channel: 'C0GENERAL' });
    tellOfNobody(bot);
    await bot.slack.command('UNEW', '/escalate show ESC-1', { channel: 'C0GENERAL' });
    await bot.slack.command('UNEWGUEST', '/escalate show ESC-1', { channel: 'C0GENERAL' });
  });
  const guest = [bot.only('UNEWGUEST'), words.say(refusedAnswer('guest', en))];
  const shown = [bot.only('UNEW'), expect.stringContaining('ESC-1')];
  expect(bot.said()).toEqual([shown, guest, shown, guest]);
  await bot.restart();
  await bot.pass(hour);
  hear(bot);
});

test('the newest press of somebody who is asked about is answered like the others, with one look-up', async () => {
  const bot = await startRaised();
  appear(bot);
  await Promise.all([1, 2, 3].map(() => bot.slack.command('UNEW', '/escalate help')));
  expect(bot.slack.calls.filter(({ args }) => args.user === 'UNEW' && 'include_locale' in args)).toHaveLength(
    1,
  );
  expect(bot.said().map(([where]) => where)).toEqual(Array(3).fill(bot.only('UNEW')));
});
