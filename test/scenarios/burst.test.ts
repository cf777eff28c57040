/** More people than Slack opens forms for in a minute: everybody has theirs with one press more, when they were told, and nobody reads that something failed. */
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import type { Person } from '../../sandbox/slack/state.ts';
import { emptyStart } from '../../src/views/forms/raise-fields.ts';
import { formWaits } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { hear, press, startRaised, theCard } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { acts, fields, shortcuts } from '../support/words/labels.ts';

const [aoife] = cast.people;
if (!aoife) throw new Error('the cast is empty');
const crowd = (count: number): Person[] =>
  Array.from({ length: count }, (_, n) => ({
    ...aoife,
    id: `UCROWD${n}`,
    name: `crowd${n}`,
    realName: `Crowd ${n}`,
  }));

const refused = ({ slack }: Bot) =>
  slack.calls.filter(({ status }) => status === 429).map(({ method }) => method);
const opened = ({ slack }: Bot, user: string): boolean => slack.modal(user) !== undefined;
const opens = { action: 'open_form', value: JSON.stringify(emptyStart) };
const waits = (minutes: number) => formWaits(minutes * minute, opens, en);

/** `BURST=500 npx vitest run test/scenarios/burst` for as many as that; what a story is checked for at its end may then take longer than it is given. */
const howMany = Number(process.env.BURST ?? 150);

/** Time goes on to then, and no further. */
async function until(bot: Bot, at: number): Promise<void> {
  for (let due = await bot.rest(); due !== null && due < at; due = await bot.rest()) {
    bot.slack.clock.set(Math.max(due, bot.now()));
  }
  bot.slack.clock.set(Math.max(at, bot.now()));
}

test(`${howMany} people open the form within a minute, and all of them escalate`, async () => {
  const bot = await startBot();
  const { slack, words } = bot;
  const people = crowd(howMany);
  for (const one of people) slack.state.people.set(one.id, one);
  // Everybody is known, and so are their direct message channels.
  for (let n = -5; n < howMany / 30; n++) await bot.pass(minute);
  slack.calls.length = 0;
  const sentence = new Map([1, 2, 3, 4, 5, 6].map((minutes) => [words.say(waits(minutes)), minutes]));
  const begun = bot.now();
  const presses = people.map(({ id }, n) => ({ id, at: begun + (n * minute) / howMany, came: 1 }));
  const waitedMs: number[] = [];
  const toldMs: number[] = [];
  const tell = slack.on('message', ({ channel, user }) => {
    const sentAt = escalatedAt.get(channel);
    if (user === 'UBOT' && sentAt !== undefined) toldMs.push(bot.now() - sentAt);
    escalatedAt.delete(channel);
  });
  const escalatedAt = new Map<string, number>();
  for (let press = presses.shift(); press; press = presses.shift()) {
    const { id, at, came } = press;
    await until(bot, at);
    if (came === 1) await slack.command(id, '/escalate risk Payouts frozen');
    else await slack.click(id, acts.openIt);
    const answered = () => opened(bot, id) || (slack.ephemerals(id).length === came && came < 2);
    await slack.until(answered, `${id} has the form, or is told when`);
    if (opened(bot, id)) {
      waitedMs.push(bot.now() - begun);
      escalatedAt.set(slack.directChannel(id), bot.now());
      // What they typed is in it.
      await slack.submit(id, { [fields.details]: 'None since noon.' });
    } else {
      const [, said = ''] = bot.said().findLast(([where]) => where === bot.only(id)) ?? [];
      const minutes = sentence.get(said) ?? Number.NaN;
      presses.push({ id, at: at + minutes * minute, came: came + 1 });
      presses.sort((one, other) => one.at - other.at);
    }
  }
  await bot.pass(2 * minute);
  tell();
  expect([waitedMs.length, toldMs.length, refused(bot)]).toEqual([howMany, howMany, []]);
  expect(Math.max(...waitedMs)).toBeLessThanOrEqual(6 * minute);
  expect(Math.max(...toldMs)).toBeLessThanOrEqual(2 * minute);
  if (process.env.BURST) console.log({ longestMs: Math.max(...waitedMs), toldMs: Math.max(...toldMs) });
  const stored = await Promise.all(people.map((_, n) => bot.engine.find(`ESC-${n + 1}`)));
  expect(stored.map((one) => [one?.team, one?.summary])).toEqual(
    people.map(() => ['risk', 'Payouts frozen']),
  );
  hear(bot);
}, 1_200_000);

test('when Slack itself wants no more forms, people are told when it does, wherever they asked', async () => {
  const bot = await startRaised();
  const { slack, words } = bot;
  const wantsNone = () => slack.faults.add({ kind: 'rate_limited', method: 'views.open', retryAfterS: 50 });
  wantsNone();
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await slack.until(() => slack.ephemeralsTo('UAOIFE').length > 0, 'Slack has refused the first');
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  await slack.globalShortcut('UYUKI', shortcuts.newEscalation);
  await bot.settle();
  const atWork = formWaits(minute, { action: 'open_resolve', value: 'ESC-1' }, en);
  expect(bot.said().toSorted()).toEqual([
    ['Yuki', words.say(waits(1))],
    [bot.only('UAOIFE'), words.say(waits(1))],
    [bot.only('UKENJI'), words.say(atWork)],
  ]);
  await bot.pass(minute);
  const [message] = slack.directMessages('UYUKI').slice(-1);
  await press(bot, 'UYUKI', acts.openIt, { channel: slack.directChannel('UYUKI'), ts: message?.ts ?? '' });
  await press(bot, 'UAOIFE', acts.openIt);
  await press(bot, 'UKENJI', acts.openIt);
  expect(['UAOIFE', 'UKENJI', 'UYUKI'].map((id) => opened(bot, id))).toEqual([true, true, true]);
  expect(modalLines(bot, 'UAOIFE')[0]).toBe(modalLines(bot, 'UYUKI')[0]);
});

test('what is shown in place of something waits until Slack takes it, and is what was wanted last', async () => {
  const bot = await startRaised();
  const { slack } = bot;
  slack.faults.add({ kind: 'rate_limited', method: 'views.update', retryAfterS: 20 });
  slack.faults.add({ kind: 'rate_limited', method: 'views.publish', retryAfterS: 20 });
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await slack.until(() => opened(bot, 'UAOIFE'), 'the form opens');
  await slack.choose('UAOIFE', fields.team, 'Risk');
  await slack.choose('UAOIFE', fields.team, 'Design');
  await slack.openHome('UAOIFE');
  expect([slack.home('UAOIFE'), modalLines(bot, 'UAOIFE').some((one) => one.includes('Design* '))]).toEqual([
    undefined,
    false,
  ]);
  await bot.pass(minute);
  expect(slack.home('UAOIFE')).toBeDefined();
  const promised = modalLines(bot, 'UAOIFE').filter((one) => one.includes('should acknowledge by'));
  expect(promised.map((one) => one.startsWith('Design'))).toEqual([true]);
  expect(refused(bot).sort()).toEqual(['views.publish', 'views.update']);
});
