import { expect, test } from 'vitest';
import type { Clock } from '../../src/domain/clock.ts';
import type { World } from '../../src/domain/command.ts';
import { handBackAt } from '../../src/domain/hand-back.ts';
import { acknowledge, ask, assign, keep, promiseNews, snooze, takeOver } from '../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  hours,
  lead,
  lived,
  minutes,
  responder,
  timePassed,
} from '../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
/** The news was due at 125 minutes, and the owner has been asked for it. */
const asked = timePassed(taken, after(125)).escalation;
const world = aWorld();
const withUpdate = (update: Partial<Clock>) => ({
  ...asked,
  clocks: { ...asked.clocks, update: { ...aClock(), ...asked.clocks.update, ...update } },
});

test.each([
  ['an hour after the owner was asked', asked, after(185)],
  ['never before the owner was asked', taken, null],
  ['never of what nobody has', { ...asked, owner: null }, null],
  ['never where no news is owed', { ...asked, clocks: {} }, null],
  [
    'never while the question to the owner is snoozed',
    withUpdate({ held: { kind: 'breach', tell: ['owner'] } }),
    null,
  ],
  ['never while an answer of the agent is awaited', withUpdate({ runningSince: null, dueAt: null }), null],
  ['never after the news was put off', withUpdate({ dueAt: after(126) }), null],
  ['an hour after they were asked late', withUpdate({ breachToldAt: after(300) }), after(360)],
])('it is taken back %s', (_, escalation, expected) => {
  expect(handBackAt(escalation, world.policy, world)).toBe(expected);
});

test.each([
  ['as long as the ladder says', minutes(20), after(145)],
  ['never, where the ladder says so', null, null],
])('silence is waited for %s', (_, handBackMs, expected) => {
  const policy = aPolicy({ ladder: { handBackMs } });
  expect(handBackAt(asked, policy, world)).toBe(expected);
  const owner = timePassed(asked, after(24 * 60), aWorld({ policy })).escalation.owner;
  expect(owner).toBe(expected === null ? 'UKENJI' : null);
});

test('where only the owner’s own word counts, the team’s target takes nothing away', () => {
  const policy = aPolicy({ ladder: { ownWordOnly: true } });
  const onOwnWord = aWorld({ policy });
  expect(handBackAt(asked, policy, onOwnWord)).toBe(null);
  expect(timePassed(asked, after(24 * 60), onOwnWord).escalation.owner).toBe('UKENJI');
  const promised = lived(asked, [[130, promiseNews({ newsBy: after(200) })]], onOwnWord);
  expect(timePassed(promised, after(259), onOwnWord).escalation.owner).toBe('UKENJI');
  expect(timePassed(promised, after(260), onOwnWord).escalation.owner).toBe(null);
});

test('it wakes for it', () => {
  expect(asked.wakeAt).toBe(after(185));
});

test('a question to the agent takes the hour away', () => {
  expect(lived(asked, [[150, ask()]]).wakeAt).toBe(null);
});

/** Open from 09:00 to 17:30; the news is promised for minutes after `morning`. */
function promisedOnWorkdays(newsBy: number): { world: World; wakeAt: number | null } {
  const policy = aPolicy({ sla: { normal: aTarget({ calendar: 'dublin', resolve: hours(200) }) } });
  const onWorkdays = aWorld({ policy });
  const acts = [
    [5, acknowledge()],
    [10, promiseNews({ newsBy: after(newsBy) })],
  ] as const;
  const promised = lived(anEscalation({}, onWorkdays), acts, onWorkdays);
  const { wakeAt } = timePassed(promised, after(newsBy), onWorkdays).escalation;
  return { world: onWorkdays, wakeAt };
}
const tuesday = 24 * 60;

test.each([
  ['at noon, by one', 180, 240],
  ['five minutes before closing, fifty-five minutes into the next day', 505, tuesday + 55],
  ['an hour before closing, as the next day opens', 450, tuesday],
  ['at night, an hour into the next day', 720, tuesday + 60],
  ['on Friday night, an hour into Monday', 4 * tuesday + 720, 7 * tuesday + 60],
])('the owner has an hour in which the team is open: asked %s', (_, newsBy, expected) => {
  expect(promisedOnWorkdays(newsBy).wakeAt).toBe(after(expected));
});

test('the hour is one of the calendar of the priority it has, whatever the word was given on', () => {
  const policy = aPolicy({ sla: { normal: aTarget({ calendar: 'dublin' }) } });
  const atNight = { ...withUpdate({ dueAt: after(720), breachToldAt: after(720) }), owner: 'UKENJI' };
  expect([
    handBackAt(atNight, policy, world),
    handBackAt({ ...atNight, priority: 'high' }, policy, world),
  ]).toEqual([after(tuesday + 60), after(780)]);
});

const offered = { ...asked, handOver: { at: after(150), leadsTold: true } };
/** The owner’s own word was due at 120 minutes, and they have been asked for it. */
const askedForTheirs = timePassed(lived(taken, [[10, promiseNews()]]), after(120)).escalation;
const toPriya = assign({ by: lead() });

test.each([
  ['is given it', asked, toPriya],
  ['has taken it over', offered, takeOver()],
  ['is given what its owner promised in vain', askedForTheirs, toPriya],
])('a new owner, who was not asked, has the team’s whole time for news: one who %s', (_, before, command) => {
  const passedOn = carriedOut(before, command, aWorld({ now: after(175) }));
  expect(passedOn.escalation.clocks).toEqual({
    ...before.clocks,
    update: aClock({
      targetMs: hours(2),
      startedAt: after(175),
      runningSince: after(175),
      dueAt: after(295),
      nextStepAt: after(271),
    }),
  });
  expect(passedOn.entry.ended.map(({ clock, outcome }) => [clock, outcome])).toEqual([['update', 'missed']]);
  const later = timePassed(passedOn.escalation, after(354), aWorld({ now: after(175) })).escalation;
  expect(later).toMatchObject({ owner: 'UPRIYA', wakeAt: after(355) });
});

test('where the team promises no news, a new owner owes none that the former promised in vain', () => {
  const low = lived(anEscalation({ priority: 'low' }), [
    [5, acknowledge()],
    [10, promiseNews()],
  ]);
  const passedOn = lived(timePassed(low, after(120)).escalation, [[150, toPriya]]);
  expect(Object.keys(passedOn.clocks)).toEqual(['acknowledge', 'resolve']);
});

test('news that is not overdue stays due when it was, whoever has it now', () => {
  const passedOn = lived(taken, [[100, toPriya]]);
  expect(passedOn.clocks).toEqual(taken.clocks);
});

test('an owner who snoozes, or keeps it after the shift, has answered: the hour begins anew', () => {
  const snoozed = lived(asked, [[130, snooze({ until: after(200) })]]);
  expect(handBackAt(snoozed, world.policy, world)).toBe(after(260));
  const offered = { ...asked, handOver: { at: after(126), leadsTold: false } };
  expect(handBackAt(lived(offered, [[150, keep()]]), world.policy, world)).toBe(after(210));
});

test('a colleague who snoozes has answered for nobody, and a new owner is reminded as usual', () => {
  const byPriya = lived(asked, [[130, snooze({ by: responder('UPRIYA'), until: after(200) })]]);
  expect(handBackAt(byPriya, world.policy, world)).toBe(after(185));
  expect(lived(byPriya, [[140, assign({ by: lead() })]]).snooze).toBeNull();
});
