import { expect, test } from 'vitest';
import type { Clock } from '../../../src/domain/clock.ts';
import type { Reminder } from '../../../src/domain/escalation.ts';
import {
  acknowledge,
  ask,
  callBack,
  cancel,
  handBack,
  move,
  promiseCallback,
  reopen,
  resolve,
  undo,
} from '../../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  ended,
  everywhere,
  lead,
  lived,
  minutes,
  morning,
  reporter,
  responder,
  timePassed,
} from '../../support/factories.ts';

/** Promised at one minute for another: the thread hears of it half an hour before. */
const promisedFor = (minute: number, at = 0, clock: Partial<Clock> = {}) =>
  aClock({
    targetMs: minutes(minute - at),
    startedAt: after(at),
    runningSince: after(at),
    dueAt: after(minute),
    nextStepAt: after(minute - 30),
    ...clock,
  });
const raised = anEscalation();
const promised = anEscalation({ callbackAt: after(180) });
const taken = lived(promised, [[5, acknowledge()]]);
const resolved = lived(taken, [[60, resolve()]]);
const callbackEnd = {
  clock: 'callback',
  team: 'engineering',
  priority: 'normal',
  startedAt: morning,
  targetMs: minutes(180),
} as const;

test('a call promised in the form is a clock of its own, on no calendar', () => {
  const policy = aPolicy({ sla: { normal: aTarget({ calendar: 'half hours' }) } });
  const { clocks, wakeAt } = anEscalation({ callbackAt: after(180) }, aWorld({ policy }));
  expect([clocks.callback, wakeAt]).toEqual([promisedFor(180), after(30)]);
});

test.each([
  ['in twenty minutes, the warning before is passed over', 20, 1, 5],
  ['in fifteen minutes, there is only the call itself', 15, 2, 15],
  ['in five minutes, there is only the call itself', 5, 2, 5],
])('promised %s', (_, minute, told, nextStep) => {
  expect(anEscalation({ callbackAt: after(minute) }).clocks.callback).toEqual(
    promisedFor(minute, 0, { told, nextStepAt: after(nextStep) }),
  );
});

test('a call whose time has passed is not promised', () => {
  expect(Object.keys(anEscalation({ callbackAt: morning }).clocks)).toEqual(['acknowledge', 'resolve']);
});

test('a responder who promises a call has read it: what nobody has is theirs', () => {
  expect(carriedOut(raised, promiseCallback(), aWorld({ now: after(5) }))).toEqual({
    escalation: {
      ...raised,
      status: 'acknowledged',
      owner: 'UKENJI',
      version: 2,
      updatedAt: after(5),
      callbackAt: after(180),
      clocks: {
        acknowledge: aClock(ended(5, 'met')),
        update: aClock({
          targetMs: minutes(120),
          startedAt: after(5),
          runningSince: after(5),
          dueAt: after(125),
          nextStepAt: after(101),
        }),
        resolve: raised.clocks.resolve,
        callback: promisedFor(180, 5),
      },
      wakeAt: after(101),
    },
    entry: {
      version: 2,
      at: after(5),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'callback promised', callbackAt: after(180), before: null },
      ended: [
        {
          ...callbackEnd,
          clock: 'acknowledge',
          countedMs: minutes(5),
          targetMs: minutes(60),
          outcome: 'met',
        },
      ],
    },
    notices: everywhere(),
  });
});

test.each([
  ['the agent', reporter()],
  ['the agent who is a responder too', responder('UAOIFE')],
])('%s who promises a call has not taken it', (_, by) => {
  const { status, owner, clocks } = lived(raised, [[5, promiseCallback({ by })]]);
  expect([status, owner, clocks]).toEqual([
    'open',
    null,
    { ...raised.clocks, callback: promisedFor(180, 5) },
  ]);
});

test('promised by a lead, it stays its owner’s', () => {
  expect(lived(taken, [[10, promiseCallback({ by: lead(), callbackAt: after(200) })]]).owner).toBe('UKENJI');
});

test.each([
  ['falls away', 30, 'dropped'],
  ['has been missed when its time was over', 181, 'missed'],
] as const)('a new promise takes the place of the old one, which %s', (_, minute, outcome) => {
  const command = promiseCallback({ callbackAt: after(300) });
  const { escalation, entry } = carriedOut(taken, command, aWorld({ now: after(minute) }));
  expect([escalation.callbackAt, escalation.clocks.callback]).toEqual([after(300), promisedFor(300, minute)]);
  const missed = outcome === 'missed' && { missedAt: after(180) };
  expect([entry.deed, entry.ended.filter(({ clock }) => clock === 'callback')]).toEqual([
    { what: 'callback promised', callbackAt: after(300), before: after(180) },
    [{ ...callbackEnd, countedMs: minutes(minute), outcome, ...missed }],
  ]);
});

test.each([
  ['asked about', [10, ask()]],
  ['handed back', [10, handBack()]],
  ['undone', [10, undo()]],
  ['moved', [10, move()]],
  ['resolved', [10, resolve()]],
] as const)('%s, the call stays promised', (_, act) => {
  const { clocks, callbackAt } = lived(taken, [act]);
  expect([clocks.callback, callbackAt]).toEqual([promisedFor(180), after(180)]);
});

test('cancelled, no call is owed', () => {
  expect(lived(taken, [[10, cancel()]])).toMatchObject({
    clocks: { callback: ended(10, 'dropped') },
    wakeAt: null,
  });
});

const reminder = (kind: Reminder['kind']): Reminder => ({
  clock: 'callback',
  kind,
  startedAt: morning,
  dueAt: after(180),
});
const toReporter = (kind: Reminder['kind']) => ({
  kind: 'personal reminder',
  reminder: reminder(kind),
  person: 'UAOIFE',
  as: 'reporter',
});
const low = lived(anEscalation({ callbackAt: after(180), priority: 'low' }), [[5, acknowledge()]]);

test('the thread hears of it half an hour before, the agent a quarter of an hour before and at the time', () => {
  const told = timePassed(low, after(600)).changes.map(({ entry, notices }) => [entry.at, notices]);
  expect(told).toEqual([
    [
      after(150),
      [{ kind: 'reminder', reminder: reminder('warning'), card: 0, to: 'thread', personally: [] }],
    ],
    [after(165), [toReporter('warning')]],
    [after(180), [toReporter('breach'), { kind: 'card', card: 0 }, { kind: 'agent' }]],
  ]);
});

test('of what is resolved only the agent is reminded', () => {
  const told = timePassed(resolved, after(600)).changes.flatMap(({ notices }) => notices);
  expect(told).toEqual([
    toReporter('warning'),
    toReporter('breach'),
    { kind: 'card', card: 0 },
    { kind: 'agent' },
  ]);
});

test('the call is made, and that is the end of it', () => {
  expect(carriedOut(resolved, callBack(), aWorld({ now: after(170) }))).toEqual({
    escalation: {
      ...resolved,
      version: 4,
      updatedAt: after(170),
      calledBack: { outcome: 'satisfied', at: after(170), by: 'UAOIFE' },
      clocks: {
        ...resolved.clocks,
        callback: promisedFor(180, 0, ended(170, 'met')),
      },
      wakeAt: null,
    },
    entry: {
      version: 4,
      at: after(170),
      by: 'UAOIFE',
      via: 'button',
      deed: { what: 'called back', outcome: 'satisfied', retryAt: null },
      ended: [{ ...callbackEnd, countedMs: minutes(170), outcome: 'met' }],
    },
    notices: everywhere(),
  });
});

test.each([
  ['satisfied', 170, 'met'],
  ['not satisfied', 180, 'met'],
  ['no answer', 170, 'met'],
  ['not needed', 170, 'dropped'],
  ['satisfied', 181, 'missed'],
  ['not needed', 181, 'missed'],
] as const)('a call that ends with %s at minute %i is a promise %s', (outcome, minute, end) => {
  const { escalation, entry } = carriedOut(resolved, callBack({ outcome }), aWorld({ now: after(minute) }));
  expect(entry.ended).toEqual([
    {
      ...callbackEnd,
      countedMs: minutes(minute),
      outcome: end,
      ...(end === 'missed' && { missedAt: after(180) }),
    },
  ]);
  expect(escalation).toMatchObject({ calledBack: { outcome }, wakeAt: null });
});

test('no answer is a promise kept, and a new one for the next try', () => {
  const retry = callBack({ outcome: 'no answer', retryAt: after(240) });
  const { escalation, entry } = carriedOut(resolved, retry, aWorld({ now: after(170) }));
  expect([escalation.callbackAt, escalation.clocks.callback, escalation.wakeAt]).toEqual([
    after(240),
    promisedFor(240, 170),
    after(210),
  ]);
  expect([entry.deed, entry.ended]).toEqual([
    { what: 'called back', outcome: 'no answer', retryAt: after(240) },
    [{ ...callbackEnd, countedMs: minutes(170), outcome: 'met' }],
  ]);
  const reached = lived(escalation, [[235, callBack()]]);
  expect([reached.calledBack?.outcome, reached.wakeAt]).toEqual(['satisfied', null]);
});

test('a next try is asked for only where there was no answer', () => {
  const { callbackAt, wakeAt } = lived(resolved, [[170, callBack({ retryAt: after(240) })]]);
  expect([callbackAt, wakeAt]).toEqual([after(180), null]);
});

test('when what was resolved is reopened, the call that is still owed stays owed', () => {
  expect(lived(resolved, [[90, reopen()]]).clocks.callback).toEqual(promisedFor(180));
});

test('a call can be promised again after what was resolved, until it has been made', () => {
  const later = promiseCallback({ by: reporter(), callbackAt: after(300) });
  expect(lived(resolved, [[90, later]]).clocks.callback).toEqual(promisedFor(300, 90));
  const made = lived(resolved, [[170, callBack()]]);
  expect(() => lived(made, [[175, later]])).toThrow('{"refused":"closed","status":"resolved"}');
});
