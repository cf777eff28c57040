/** Five hundred people come for the first time within a minute, with Slack's limits on: nobody unknown is let in, and nobody known is turned away. */
import { expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import type { Person } from '../../sandbox/slack/state.ts';
import { knownLater, refusedAnswer } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { minute, startBot } from '../support/bot.ts';
import { hear } from '../support/gestures.ts';

const [aoife] = cast.people;
if (!aoife) throw new Error('the cast is empty');
const somebody = (id: string, more: Partial<Person>): Person => ({
  ...aoife,
  id,
  name: id,
  realName: id.slice(1),
  ...more,
});
const many = (count: number, id: string, more: Partial<Person> = {}): Person[] =>
  Array.from({ length: count }, (_, n) => somebody(`${id}${n}`, more));

/** At once, so many times in the minute. */
const atOnce = 20;

test('500 newcomers within a minute', async () => {
  const bot = await startBot();
  await bot.settle();
  const { slack, words } = bot;
  const joining = many(250, 'UJOINED');
  const unheardOf = many(200, 'UUNHEARD');
  const guests = many(25, 'UGUEST', { isRestricted: true });
  const strangers = many(25, 'USTRANGER', { isBot: true });
  for (const one of [...unheardOf, ...guests, ...strangers]) slack.state.people.set(one.id, one);
  // The known come in between, each several times.
  const known = cast.people.filter(({ isRestricted }) => !isRestricted);
  const unknown = [...guests, ...strangers, ...unheardOf].flatMap((one, n) => [
    one,
    ...(joining[n] ? [joining[n]] : []),
  ]);
  const knocks = unknown.flatMap((one, n) =>
    n % 5 === 0 ? [one, known[(n / 5) % known.length] ?? one] : [one],
  );
  const stepMs = minute / Math.ceil(knocks.length / atOnce);
  for (let from = 0; from < knocks.length; from += atOnce) {
    await Promise.all(
      knocks.slice(from, from + atOnce).map(async (one) => {
        if (joining.includes(one)) await slack.join(one);
        await slack.command(one.id, '/escalate help');
      }),
    );
    slack.clock.advance(stepMs);
  }
  const answers = bot.said();
  const told = (people: readonly Person[]) =>
    people.flatMap(({ id }) => answers.filter(([where]) => where === bot.only(id)).map(([, text]) => text));
  const later = [1, 2, 3, 4].map((minutes) => words.say(knownLater(minutes * minute, en)));
  const refusals = [
    ...later,
    words.say(refusedAnswer('guest', en)),
    words.say(refusedAnswer('stranger', en)),
  ];
  const letIn = (people: readonly Person[]) => told(people).filter((text) => !refusals.includes(text)).length;

  expect(answers).toHaveLength(knocks.length);
  expect([told(known).length, letIn(known)], 'nobody known is turned away').toEqual([100, 100]);
  expect(letIn(joining), 'Slack has told of those who joined').toBe(250);
  expect(letIn([...guests, ...strangers]), 'no guest and no app is let in').toBe(0);
  const asked = slack.calls.filter(({ method }) => method === 'users.info').map(({ args }) => args.user);
  const unasked = unheardOf.filter(({ id }) => !asked.includes(id));
  // Of a hundred look-ups ten are for those who are known.
  expect(asked.length).toBe(90);
  expect(
    told(unasked).filter((text) => !later.includes(text)),
    'nobody unknown is let in',
  ).toEqual([]);
  expect(letIn(unheardOf)).toBe(200 - unasked.length);
  expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);

  // By the time that the last was told, all are known.
  await bot.pass(4 * minute);
  for (const { id } of unasked) await slack.command(id, '/escalate help');
  expect(bot.said().filter(([, text]) => refusals.includes(text))).toEqual([]);
  hear(bot);
}, 120_000);
