import { expect, test } from 'vitest';
import { always } from '../../src/domain/calendars/calendar.ts';
import {
  type Clock,
  countedAt,
  lateAtOnce,
  pauseClock,
  restartClock,
  resumeClock,
  retargetClock,
  seenAt,
  startClock,
  stopClock,
  unstopClock,
} from '../../src/domain/clock.ts';
import { after, hours, minutes, morning } from '../support/factories.ts';
import { halfHours } from '../support/half-hours.ts';

const running: Clock = {
  calendar: 'always',
  targetMs: hours(1),
  countedMs: 0,
  startedAt: morning,
  runningSince: morning,
  dueAt: after(60),
  stoppedAt: null,
  outcome: null,
  missedAt: null,
  told: 0,
  breachToldAt: null,
  nextStepAt: null,
  held: null,
  promised: false,
};

const still = { countedMs: minutes(40), runningSince: null, dueAt: null };

test('a clock that starts counts from now and is due a whole target later', () => {
  expect(startClock('always', always, hours(1), morning)).toEqual(running);
});

test('closed time is not counted: an hour of half hours is due when the second one ends', () => {
  const clock = startClock('half hours', halfHours, hours(1), morning);
  expect(clock).toEqual({ ...running, calendar: 'half hours', dueAt: after(90) });
  expect([20, 45, 60, 75].map((minute) => countedAt(clock, halfHours, after(minute)))).toEqual(
    [20, 30, 30, 45].map(minutes),
  );
});

test('a pause keeps what was counted, and neither a due time nor a reminder is left', () => {
  const paused = pauseClock({ ...running, told: 1, nextStepAt: after(48) }, always, after(40));
  expect(paused).toEqual({
    ...running,
    countedMs: minutes(40),
    runningSince: null,
    dueAt: null,
    told: 1,
    nextStepAt: null,
  });
  expect(countedAt(paused, always, after(500))).toBe(minutes(40));
});

test('pausing what is paused, and resuming what runs, changes nothing', () => {
  const paused = pauseClock(running, always, after(40));
  expect(pauseClock(paused, always, after(50))).toBe(paused);
  expect(resumeClock(running, always, after(50))).toBe(running);
});

test('a clock that resumes is due later by as long as it stood still', () => {
  const resumed = resumeClock(pauseClock(running, always, after(40)), always, after(100));
  expect(resumed).toEqual({
    ...running,
    countedMs: minutes(40),
    runningSince: after(100),
    dueAt: after(120),
  });
});

test.each<[string, number, boolean, Clock['outcome']]>([
  ['met when it ends before its target', 59, false, 'met'],
  ['met when it ends exactly at its target', 60, false, 'met'],
  ['missed when it ends after its target', 60.001, false, 'missed'],
  ['dropped when the promise falls away in time', 60, true, 'dropped'],
  ['missed also when the promise falls away too late', 61, true, 'missed'],
])('a promise is %s', (_, minute, dropped, outcome) => {
  expect(stopClock(running, always, after(minute), dropped)).toEqual({
    ...running,
    countedMs: minutes(minute),
    runningSince: null,
    dueAt: null,
    stoppedAt: after(minute),
    outcome,
    missedAt: outcome === 'missed' ? after(60) : null,
  });
});

test('a clock stopped while it is paused counts nothing of the pause', () => {
  const stopped = stopClock(pauseClock(running, always, after(40)), always, after(500));
  expect([stopped.countedMs, stopped.outcome, stopped.stoppedAt]).toEqual([minutes(40), 'met', after(500)]);
});

test('what has stopped is not stopped again, restarted or given a new target', () => {
  const stopped = stopClock(running, always, after(30));
  const other = { name: 'half hours', calendar: halfHours, targetMs: minutes(5) };
  expect(stopClock(stopped, always, after(90), true)).toBe(stopped);
  expect(restartClock(stopped, always, after(90))).toBe(stopped);
  expect(retargetClock(stopped, always, other, after(90))).toBe(stopped);
});

test('a stopped clock resumes from where it stopped, and its outcome is taken back; late it stays', () => {
  const resumed = resumeClock(stopClock(running, always, after(70)), always, after(100));
  expect(resumed).toEqual({
    ...running,
    countedMs: minutes(70),
    runningSince: after(100),
    dueAt: after(90),
    missedAt: after(60),
  });
});

test('an end that is taken back has let the clock run all the while', () => {
  const unstopped = unstopClock(stopClock(running, always, after(20)), always);
  expect(unstopped).toEqual({ ...running, countedMs: minutes(20), runningSince: after(20) });
  expect(countedAt(unstopped, always, after(50))).toBe(minutes(50));
});

test('there is no end to take back of a clock that runs', () => {
  expect(unstopClock(running, always)).toBe(running);
});

test('a new target is due in what it leaves after the time already counted', () => {
  const tighter = { name: 'always', calendar: always, targetMs: minutes(30) };
  expect(retargetClock(running, always, tighter, after(20))).toEqual({
    ...running,
    targetMs: minutes(30),
    countedMs: minutes(20),
    runningSince: after(20),
    dueAt: after(30),
  });
});

test('a new target already passed was due in the past', () => {
  const tighter = { name: 'always', calendar: always, targetMs: minutes(30) };
  expect(retargetClock(running, always, tighter, after(50)).dueAt).toBe(after(30));
});

test('what was counted on one calendar still counts on another', () => {
  const other = { name: 'half hours', calendar: halfHours, targetMs: hours(1) };
  expect(retargetClock(running, always, other, after(50))).toEqual({
    ...running,
    calendar: 'half hours',
    countedMs: minutes(50),
    runningSince: after(50),
    dueAt: after(70),
  });
});

test('a paused clock with a new target stays paused', () => {
  const paused = pauseClock(running, always, after(20));
  const other = { name: 'half hours', calendar: halfHours, targetMs: minutes(30) };
  expect(retargetClock(paused, always, other, after(50))).toEqual({
    ...paused,
    calendar: 'half hours',
    targetMs: minutes(30),
  });
});

test('a clock that restarts has counted and told nothing yet', () => {
  const held: Clock['held'] = { kind: 'breach', tell: ['owner'] };
  const late = { ...running, told: 3, breachToldAt: after(60), nextStepAt: after(90), held };
  expect(restartClock(late, always, after(70))).toEqual({
    ...running,
    startedAt: after(70),
    runningSince: after(70),
    dueAt: after(130),
  });
});

test('a paused clock that restarts stays paused', () => {
  const paused = pauseClock(running, always, after(20));
  expect(restartClock(paused, always, after(70))).toEqual({
    ...running,
    startedAt: after(70),
    runningSince: null,
    dueAt: null,
  });
});

test.each([
  [60, null],
  [61, after(60)],
])('a promise is late from its due time on, once that has passed: minute %i', (minute, missedAt) => {
  expect(seenAt(running, after(minute))).toEqual({ ...running, missedAt });
});

test.each<[string, Partial<Clock>, number | null]>([
  ['a target that leaves time', { targetMs: hours(2), dueAt: after(120) }, null],
  ['a shorter target, while it runs', { targetMs: minutes(30), dueAt: after(30) }, after(70)],
  ['a shorter target, while it stands still', { ...still, targetMs: minutes(30) }, after(70)],
  ['a target that leaves nothing, while it stands still', { ...still, targetMs: minutes(40) }, null],
  [
    'whatever comes after it was late',
    { missedAt: after(60), targetMs: minutes(30), dueAt: after(30) },
    after(60),
  ],
  ['its end', { ...still, targetMs: minutes(30), stoppedAt: after(70), outcome: 'met' }, null],
])('after %s it is late from then on', (_, changed, missedAt) => {
  expect(lateAtOnce({ ...running, ...changed }, after(70)).missedAt).toBe(missedAt);
});

test('late once is late for good: paused, resumed, with a later target, and when it ends', () => {
  const later = { name: 'always', calendar: always, targetMs: hours(9) };
  const late = seenAt(running, after(61));
  const paused = pauseClock(late, always, after(62));
  const after63 = retargetClock(resumeClock(paused, always, after(63)), always, later, after(63));
  expect([after63, stopClock(after63, always, after(64), true)]).toMatchObject([
    { missedAt: after(60), outcome: null },
    { missedAt: after(60), outcome: 'missed' },
  ]);
});

test('what is used up at closing is late in the morning, though nothing more was counted', () => {
  const used = startClock('half hours', halfHours, minutes(30), morning);
  expect([30, 31].map((minute) => stopClock(used, halfHours, after(minute)).outcome)).toEqual([
    'met',
    'missed',
  ]);
});
