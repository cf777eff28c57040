import { expect, test } from 'vitest';
import type { World } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { Escalation } from '../../../src/domain/escalation.ts';
import { acknowledge, promiseNews, say, snooze, tick } from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  hours,
  lived,
  lookedAt,
  timePassed,
} from '../../support/factories.ts';

/** Minutes after Monday, 09:00, when the team opens; it closes at 17:30. */
const clock = (hour: number, minute = 0) => (hour - 9) * 60 + minute;
const closing = clock(17, 30);
const day = 24 * 60;

/** Only the breach of `resolve` is told, to the thread. */
function worldOf(resolveWithin: number): World {
  const target = aTarget({ calendar: 'dublin', update: undefined, resolve: hours(resolveWithin) });
  const ladder = {
    acknowledge: [],
    update: [],
    resolve: [{ at: 'breach' as const, tell: ['thread' as const] }],
  };
  return aWorld({ policy: aPolicy({ sla: { normal: target }, ladder }) });
}
/** Due exactly when the team closes. */
const world = worldOf(8.5);
const raised = anEscalation({}, world);
const look = (escalation: Escalation, minute: number, one = world) =>
  decide(escalation, tick, { ...one, now: after(minute) });

test.each([
  ['as the team closes', closing],
  ['a minute after', closing + 1],
  ['just within a quarter of an hour', closing + 15 - 1 / 60_000],
])('what is due at closing time is told %s', (_, minute) => {
  expect(carriedOut(raised, tick, { ...world, now: after(minute) }).entry.deed).toEqual({
    what: 'reminded',
    reminders: [{ clock: 'resolve', kind: 'breach', startedAt: after(0), dueAt: after(closing) }],
  });
});

test.each([
  ['a quarter of an hour after closing', closing + 15, day],
  ['at night', clock(23), day],
  ['early in the morning', day - 1, day],
  ['at night on Friday, until Monday', 4 * day + clock(23), 7 * day],
  ['on Saturday', 5 * day + clock(12), 7 * day],
])('%s nobody is reminded: it waits for the morning', (_, minute, morning) => {
  expect(look(raised, minute)).toEqual({ postponed: { shiftEndsAt: null, wakeAt: after(morning) } });
});

test('in the morning it is told', () => {
  const asleep = lookedAt(raised, { ...world, now: after(clock(23)) });
  expect(asleep.changes).toEqual([]);
  const { changes, escalation } = timePassed(asleep.escalation, after(day + 60), world);
  expect(changes.map(({ entry }) => entry.at)).toEqual([after(day)]);
  expect(escalation.wakeAt).toBe(null);
});

test('what somebody writes at night wakes nobody else', () => {
  const asleep = lookedAt(raised, { ...world, now: after(clock(22)) }).escalation;
  const said = lived(asleep, [[clock(23), say({ side: 'agent' })]], world);
  const passed = lookedAt(said, { ...world, now: after(clock(23)) });
  expect([passed.changes, passed.escalation.wakeAt]).toEqual([[], after(day)]);
});

test('a team that never opens again is never woken', () => {
  const never = { ...world, calendars: () => ({ ...world.calendars('dublin'), next: () => null }) };
  expect(look(raised, clock(23), never)).toEqual({ postponed: { shiftEndsAt: null, wakeAt: null } });
});

test('what the owner promised for the night is asked for at night, and the rest sleeps', () => {
  const both = worldOf(8.5);
  const update = [{ at: 'breach' as const, tell: ['owner' as const] }];
  const ladder = { ...both.policy.ladder, update };
  const one = { ...both, policy: { ...both.policy, ladder } };
  const promised = lived(
    anEscalation({}, one),
    [
      [5, acknowledge()],
      [10, promiseNews({ newsBy: after(clock(20)) })],
    ],
    one,
  );
  const { changes, postponed } = lookedAt(promised, { ...one, now: after(clock(20)) });
  expect(changes.map(({ entry }) => entry.deed)).toEqual([
    {
      what: 'reminded',
      reminders: [{ clock: 'update', kind: 'breach', startedAt: after(10), dueAt: after(clock(20)) }],
    },
  ]);
  expect(postponed).toEqual([{ shiftEndsAt: null, wakeAt: after(day) }]);
});

test('a snooze that ends at night is over, and nobody hears of anything before the morning', () => {
  const inFourHours = worldOf(4);
  const snoozed = lived(
    anEscalation({}, inFourHours),
    [[10, snooze({ until: after(clock(20)) })]],
    inFourHours,
  );
  const { changes, postponed } = timePassed(snoozed, after(2 * day), inFourHours);
  expect(postponed).toEqual([{ shiftEndsAt: null, wakeAt: after(day) }]);
  expect(changes.map(({ entry: { at, deed }, escalation }) => [at, deed.what, escalation.snooze])).toEqual([
    [after(clock(20)), 'snoozed', null],
    [after(day), 'reminded', null],
  ]);
});
