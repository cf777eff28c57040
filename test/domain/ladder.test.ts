import { expect, test } from 'vitest';
import { always } from '../../src/domain/calendars/calendar.ts';
import { type Clock, pauseClock, retargetClock, startClock, stopClock } from '../../src/domain/clock.ts';
import { priorities } from '../../src/domain/escalation.ts';
import { type Circumstances, climb, placeOnLadder, rungs, withNextStep } from '../../src/domain/ladder.ts';
import { stepsOf } from '../../src/domain/ladder-steps.ts';
import type { Step } from '../../src/domain/team.ts';
import { acknowledge, changePriority } from '../support/commands.ts';
import {
  after,
  aLadder,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  hours,
  lived,
  minutes,
  morning,
  timePassed,
} from '../support/factories.ts';
import { halfHours } from '../support/half-hours.ts';

/** Nothing snoozed, and the bot has always run. */
const at = (minute: number, ms = 0): Circumstances => ({ now: after(minute) + ms, snooze: null, down: [] });
/** 50 % thread, 80 % on-call, breach on-call and leads, then leads twice. */
const steps = aLadder().acknowledge;
const started = withNextStep(startClock('always', always, hours(1), morning), steps, always);
const told = (clock: Clock, count: number, minute: number | null): Clock =>
  withNextStep(
    { ...clock, told: count, breachToldAt: minute === null ? null : after(minute) },
    steps,
    always,
  );

test('a ladder laid out for an hour has its shares, its breach and each repetition', () => {
  expect(rungs(steps, hours(1))).toEqual([
    { offsetMs: minutes(30), kind: 'warning', tell: ['thread'] },
    { offsetMs: minutes(48), kind: 'warning', tell: ['on-call'] },
    { offsetMs: minutes(60), kind: 'breach', tell: ['on-call', 'leads'] },
    { offsetMs: minutes(90), kind: 'overdue', tell: ['leads'] },
    { offsetMs: minutes(120), kind: 'overdue', tell: ['leads'] },
  ]);
});

const teams = { promised: false };
const owners = { promised: true };

test('the owner’s own word has its own steps, whatever the team’s ladder says', () => {
  const ownWord: Step[] = [
    { at: { before: minutes(10) }, tell: ['owner'] },
    { at: 'breach', tell: ['owner'] },
  ];
  expect([
    stepsOf(aLadder(), 'update', owners, 'normal'),
    stepsOf(aLadder({ update: [], handBackMs: null }), 'update', owners, 'normal'),
  ]).toEqual([ownWord, ownWord]);
});

test('a priority has the steps that are for it', () => {
  const high: Step = { at: 'breach', tell: ['leads'], priority: ['urgent', 'high'] };
  const low: Step = { at: 'breach', tell: ['thread'], priority: ['low'] };
  const every: Step = { at: { percent: 50 }, tell: ['owner'] };
  const ladder = aLadder({ resolve: [every, high, low] });
  const steps = priorities.map((priority) => stepsOf(ladder, 'resolve', teams, priority));
  expect(steps).toEqual([[every, high], [every, high], [every], [every, low]]);
});

test('with another priority the reminders are those of its own ladder, and what is behind is not told again', () => {
  const resolve: Step[] = [
    { at: { percent: 10 }, tell: ['thread'], priority: ['high'] },
    { at: { percent: 20 }, tell: ['thread'], priority: ['high'] },
    { at: { percent: 15 }, tell: ['thread'], priority: ['low'] },
    { at: { percent: 50 }, tell: ['owner'], priority: ['low'] },
  ];
  const same = aTarget({ update: undefined });
  const policy = aPolicy({ ladder: { resolve }, sla: { urgent: same, high: same, normal: same, low: same } });
  const world = aWorld({ policy });
  const taken = lived(anEscalation({ priority: 'high' }, world), [[1, acknowledge()]], world);
  const halfWay = timePassed(taken, after(100), world).escalation;
  const eased = lived(halfWay, [[110, changePriority({ to: 'low' })]], world);
  expect([halfWay.clocks.resolve?.told, eased.clocks.resolve?.told, eased.wakeAt]).toEqual([
    2,
    1,
    after(240),
  ]);
});

test('on the team’s ladder whoever is to lose it is asked at the breach, and nobody else because of that', () => {
  const ofUpdate = (update: Step[], handBackMs: number | null = hours(1)) =>
    stepsOf(aLadder({ update, handBackMs }), 'update', teams, 'normal');
  const share: Step = { at: { percent: 50 }, tell: ['thread'] };
  const later: Step = { at: { every: minutes(30), times: 2 }, tell: ['leads'] };
  const breach = (...tell: Step['tell']): Step => ({ at: 'breach', tell });
  expect([
    ofUpdate([]),
    ofUpdate([share]),
    ofUpdate([share, breach('leads'), later]),
    ofUpdate([breach('owner', 'leads')]),
    ofUpdate([breach('leads')], null),
    stepsOf(aLadder(), 'acknowledge', teams, 'normal'),
    stepsOf(aLadder(), 'resolve', teams, 'normal'),
  ]).toEqual([
    [breach('owner')],
    [share, breach('owner')],
    [share, breach('leads', 'owner'), later],
    [breach('owner', 'leads')],
    [breach('leads')],
    aLadder().acknowledge,
    aLadder().resolve,
  ]);
});

test('a share falls on a whole millisecond', () => {
  expect(rungs([{ at: { percent: 33 }, tell: ['thread'] }], 50)).toEqual([
    { offsetMs: 17, kind: 'warning', tell: ['thread'] },
  ]);
});

test.each<[string, number, number | null]>([
  ['first share', 0, 30],
  ['second share', 1, 48],
  ['breach', 2, 60],
  ['first repetition', 3, 90],
  ['last repetition', 4, 120],
  ['end of the ladder', 5, null],
])('the next step is due at the %s', (_, count, minute) => {
  const clock = { ...started, told: count };
  expect(withNextStep(clock, steps, always)).toEqual({
    ...clock,
    nextStepAt: minute === null ? null : after(minute),
  });
});

test('a step already passed is due from the moment the clock runs', () => {
  const resumed = { ...started, countedMs: minutes(45), runningSince: after(200) };
  expect(withNextStep(resumed, steps, always).nextStepAt).toBe(after(200));
});

test('a step counts open time only', () => {
  const clock = startClock('half hours', halfHours, hours(1), morning);
  expect(withNextStep({ ...clock, told: 1 }, steps, halfHours).nextStepAt).toBe(after(78));
});

test('a paused or stopped clock has no next step', () => {
  const still = [pauseClock(started, always, after(10)), stopClock(started, always, after(10))];
  expect(still.map((clock) => withNextStep({ ...clock, nextStepAt: 1 }, steps, always).nextStepAt)).toEqual([
    null,
    null,
  ]);
});

test('nothing is due before the next step, and nothing on an empty ladder', () => {
  expect(climb(started, steps, always, at(30, -1))).toBeUndefined();
  expect(climb(withNextStep(started, [], always), [], always, at(500))).toBeUndefined();
});

test('nothing is told before its instant, even what has been counted', () => {
  expect(climb({ ...started, nextStepAt: after(45) }, steps, always, at(40))).toBeUndefined();
  expect(climb({ ...started, nextStepAt: null }, steps, always, at(40))).toBeUndefined();
});

test('what has not been counted is not told, even when its instant has come', () => {
  expect(climb({ ...started, nextStepAt: after(10) }, steps, always, at(20))).toBeUndefined();
});

test.each<[string, number, number, ReturnType<typeof climb>]>([
  [
    'the first share tells the thread',
    0,
    30,
    { clock: told(started, 1, null), kind: 'warning', tell: ['thread'], dueAt: after(60) },
  ],
  [
    'two shares due at once are one warning, as far as the later one reaches',
    0,
    59,
    { clock: told(started, 2, null), kind: 'warning', tell: ['on-call'], dueAt: after(60) },
  ],
  [
    'the breach tells those it names',
    2,
    60,
    { clock: told(started, 3, 60), kind: 'breach', tell: ['on-call', 'leads'], dueAt: after(60) },
  ],
  [
    'warnings missed with the breach are not told beside it',
    0,
    75,
    { clock: told(started, 3, 75), kind: 'breach', tell: ['on-call', 'leads'], dueAt: after(60) },
  ],
  [
    'a breach missed with its repetitions is told as the breach, to each once',
    1,
    600,
    { clock: told(started, 5, 600), kind: 'breach', tell: ['on-call', 'leads'], dueAt: after(60) },
  ],
])('%s', (_, count, minute, expected) => {
  expect(climb(told(started, count, null), steps, always, at(minute))).toEqual(expected);
});

test('repetitions are told as overdue, several missed ones once', () => {
  const breached = told(started, 3, 60);
  expect(climb(breached, steps, always, at(90))).toEqual({
    clock: told(started, 4, 60),
    kind: 'overdue',
    tell: ['leads'],
    dueAt: after(60),
  });
  expect(climb(breached, steps, always, at(121))).toEqual({
    clock: told(started, 5, 60),
    kind: 'overdue',
    tell: ['leads'],
    dueAt: after(60),
  });
});

test('whom the breach and a repetition would tell is told once when both are due', () => {
  const ladder: Step[] = [
    { at: 'breach', tell: ['thread', 'leads'] },
    { at: { every: minutes(10), times: 3 }, tell: ['leads', 'owner'] },
  ];
  const clock = withNextStep(started, ladder, always);
  expect(climb(clock, ladder, always, at(71))).toMatchObject({
    kind: 'breach',
    tell: ['thread', 'leads', 'owner'],
    clock: { told: 2, nextStepAt: after(80) },
  });
});

test('a clock looked at every minute tells each step once and then is silent', () => {
  const said: [number, string][] = [];
  let clock = started;
  for (let minute = 0; minute <= 300; minute++) {
    const due = climb(clock, steps, always, at(minute));
    if (!due) continue;
    said.push([minute, due.kind]);
    clock = due.clock;
  }
  expect(said).toEqual([
    [30, 'warning'],
    [48, 'warning'],
    [60, 'breach'],
    [90, 'overdue'],
    [120, 'overdue'],
  ]);
});

const retargeted = (clock: Clock, targetMs: number, minute: number): Clock =>
  retargetClock(clock, always, { name: 'always', calendar: always, targetMs }, after(minute));
const aside = (clock: Clock, targetMs: number, minute: number): number =>
  placeOnLadder(retargeted(clock, targetMs, minute), steps, always, after(minute)).told;

test.each<[string, Clock, number, number, number]>([
  ['shares behind the new target are passed over', started, minutes(50), 26, 1],
  ['a share reached exactly is behind', started, minutes(60), 30, 1],
  ['a breach behind that nobody has heard of is still to be told', started, minutes(20), 25, 2],
  ['also when its repetitions are behind as well', started, minutes(20), 110, 2],
  ['a breach that has been told is behind', told(started, 3, 60), minutes(30), 61, 4],
  ['a target moved ahead starts where the time counted stands', told(started, 3, 60), hours(2), 61, 1],
])('%s', (_, clock, targetMs, minute, expected) => {
  expect(aside(clock, targetMs, minute)).toBe(expected);
});

test('on a ladder without a breach everything behind is passed over', () => {
  const shares = steps.slice(0, 2);
  expect(placeOnLadder(retargeted(started, minutes(20), 25), shares, always, after(25)).told).toBe(2);
});

test('a breach that nobody has heard of is still to be told where it is the first step', () => {
  const breach = steps.slice(2);
  expect(placeOnLadder(retargeted(started, minutes(20), 110), breach, always, after(110)).told).toBe(0);
});

test('a breach told before the target was tightened is not told again', () => {
  const clock = { ...told(started, 3, 60) };
  const tighter = placeOnLadder(retargeted(clock, minutes(50), 61), steps, always, after(61));
  const next = climb(withNextStep(tighter, steps, always), steps, always, at(80));
  expect(next).toMatchObject({ kind: 'overdue', tell: ['leads'] });
});

test('what was kept back is due when the snooze ends, and is late when the bot was down then', () => {
  const snooze = { from: after(10), until: after(70), by: 'UKENJI' };
  const held = { kind: 'breach' as const, tell: ['on-call' as const] };
  const kept = withNextStep({ ...told(started, 5, 60), held }, steps, always, snooze);
  expect(kept.nextStepAt).toBe(after(70));
  const down = [{ from: after(65), to: after(80) }];
  expect(climb(kept, steps, always, { now: after(70), snooze, down })?.late).toBeUndefined();
  expect(climb(kept, steps, always, { now: after(80), snooze, down })).toMatchObject({
    kind: 'breach',
    tell: ['on-call'],
    late: down[0],
    clock: { held: null },
  });
});
