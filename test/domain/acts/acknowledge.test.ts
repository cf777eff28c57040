import { expect, test } from 'vitest';
import type { Notice } from '../../../src/domain/escalation.ts';
import {
  acknowledge,
  answer,
  ask,
  assign,
  changePriority,
  handBack,
  tick,
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
  hours,
  lead,
  lived,
  minutes,
  responder,
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const everywhere: Notice[] = [
  { kind: 'card', card: 0 },
  { kind: 'card entry', card: 0 },
  { kind: 'agent' },
  { kind: 'agent entry' },
];
const acknowledgeEnd = {
  clock: 'acknowledge',
  team: 'engineering',
  priority: 'normal',
  startedAt: after(0),
  countedMs: minutes(5),
  targetMs: hours(1),
  outcome: 'met',
} as const;
/** News, two hours from the minute on; the owner is reminded after four fifths of it. */
const newsFrom = (minute: number) =>
  aClock({
    targetMs: hours(2),
    startedAt: after(minute),
    runningSince: after(minute),
    dueAt: after(minute + 120),
    nextStepAt: after(minute + 96),
  });

test('acknowledging makes an owner, stops its clock and promises news', () => {
  expect(carriedOut(raised, acknowledge({ via: 'eyes' }), aWorld({ now: after(5) }))).toEqual({
    escalation: {
      ...raised,
      status: 'acknowledged',
      owner: 'UKENJI',
      version: 2,
      updatedAt: after(5),
      clocks: {
        acknowledge: aClock(ended(5, 'met')),
        update: newsFrom(5),
        resolve: raised.clocks.resolve,
      },
      wakeAt: after(101),
    },
    entry: {
      version: 2,
      at: after(5),
      by: 'UKENJI',
      via: 'eyes',
      deed: { what: 'acknowledged' },
      ended: [acknowledgeEnd],
    },
    notices: everywhere,
  });
});

test('where a priority promises no news, no news is awaited', () => {
  const low = anEscalation({ priority: 'low' });
  expect(Object.keys(lived(low, [[5, acknowledge()]]).clocks)).toEqual(['acknowledge', 'resolve']);
});

test('news is counted on the calendar of the promise', () => {
  const policy = aPolicy({ sla: { normal: aTarget({ calendar: 'half hours' }) } });
  const world = aWorld({ policy });
  const { update } = lived(anEscalation({}, world), [[5, acknowledge()]], world).clocks;
  expect([update?.calendar, update?.dueAt]).toEqual(['half hours', after(245)]);
});

test('undoing it leaves everything as if it had not happened', () => {
  expect(carriedOut(taken, undo({ via: 'reply' }), aWorld({ now: after(8) }))).toEqual({
    escalation: {
      ...raised,
      version: 3,
      updatedAt: after(8),
      clocks: {
        acknowledge: aClock({ countedMs: minutes(5), runningSince: after(5) }),
        resolve: raised.clocks.resolve,
      },
      wakeAt: after(30),
    },
    entry: {
      version: 3,
      at: after(8),
      by: 'UKENJI',
      via: 'reply',
      deed: { what: 'acknowledgement undone' },
      ended: [
        { ...acknowledgeEnd, outcome: null },
        {
          ...acknowledgeEnd,
          clock: 'update',
          startedAt: after(5),
          countedMs: minutes(3),
          targetMs: hours(2),
          outcome: 'dropped',
        },
      ],
    },
    notices: everywhere,
  });
});

test('a reminder that fell due before the undo is told after it', () => {
  const undone = lived(raised, [
    [5, acknowledge()],
    [40, undo()],
  ]);
  expect(carriedOut(undone, tick, aWorld({ now: after(40) })).notices).toEqual([
    {
      kind: 'reminder',
      reminder: { clock: 'acknowledge', kind: 'warning', startedAt: after(0), dueAt: after(60) },
      card: 0,
      to: 'thread',
      personally: [],
    },
  ]);
});

test('an undo after the priority has changed falls back on the promise of the new one', () => {
  const undone = lived(taken, [
    [6, changePriority({ to: 'high' })],
    [8, undo()],
  ]);
  expect(undone.clocks.acknowledge).toEqual(
    aClock({
      targetMs: minutes(30),
      countedMs: minutes(8),
      runningSince: after(8),
      dueAt: after(30),
      nextStepAt: after(15),
    }),
  );
});

test('an answered question does not hinder the undo', () => {
  const undone = lived(taken, [
    [6, ask()],
    [7, answer()],
    [8, undo()],
  ]);
  expect([undone.status, undone.owner, Object.keys(undone.clocks)]).toEqual([
    'open',
    null,
    ['acknowledge', 'resolve'],
  ]);
});

test('what is handed back is open again: acknowledge starts afresh, no news is awaited, resolve runs on', () => {
  expect(carriedOut(taken, handBack(), aWorld({ now: after(30) }))).toEqual({
    escalation: {
      ...raised,
      version: 3,
      updatedAt: after(30),
      clocks: {
        acknowledge: aClock({
          startedAt: after(30),
          runningSince: after(30),
          dueAt: after(90),
          nextStepAt: after(60),
        }),
        resolve: raised.clocks.resolve,
      },
      wakeAt: after(60),
    },
    entry: {
      version: 3,
      at: after(30),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'handed back' },
      ended: [
        {
          ...acknowledgeEnd,
          clock: 'update',
          startedAt: after(5),
          countedMs: minutes(25),
          targetMs: hours(2),
          outcome: 'dropped',
        },
      ],
    },
    notices: everywhere,
  });
});

test('handed back while an answer is awaited, it waits no longer and the resolve clock goes on', () => {
  const back = lived(taken, [
    [10, ask()],
    [30, handBack()],
  ]);
  expect([back.status, back.owner, back.question]).toEqual(['open', null, null]);
  expect(back.clocks.resolve).toEqual(
    aClock({
      targetMs: hours(8),
      countedMs: minutes(10),
      runningSince: after(30),
      dueAt: after(500),
      nextStepAt: after(260),
    }),
  );
});

test('assigning what nobody has takes it for that person', () => {
  expect(carriedOut(raised, assign({ by: lead() }), aWorld({ now: after(5) }))).toEqual({
    escalation: { ...taken, owner: 'UPRIYA' },
    entry: {
      version: 2,
      at: after(5),
      by: 'UMARCUS',
      via: 'button',
      deed: { what: 'assigned', to: 'UPRIYA' },
      ended: [acknowledgeEnd],
    },
    notices: everywhere,
  });
});

test('assigning what somebody has moves it on, and the promised news stays promised', () => {
  expect(carriedOut(taken, assign(), aWorld({ now: after(30) }))).toEqual({
    escalation: { ...taken, owner: 'UPRIYA', version: 3, updatedAt: after(30) },
    entry: {
      version: 3,
      at: after(30),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'assigned', to: 'UPRIYA' },
      ended: [],
    },
    notices: everywhere,
  });
});

test('assigned while an answer is awaited, it still waits', () => {
  const asked = lived(taken, [[10, ask()]]);
  expect(lived(asked, [[30, assign()]])).toEqual({
    ...asked,
    owner: 'UPRIYA',
    version: 4,
    updatedAt: after(30),
  });
});

test('whoever it was assigned to may undo it; whoever had it before may not', () => {
  const assigned = lived(taken, [[10, assign({ by: lead() })]]);
  expect(lived(assigned, [[12, undo({ by: responder('UPRIYA') })]]).status).toBe('open');
  expect(() => lived(assigned, [[12, undo()]])).toThrow('undo: {"refused":"nothing to undo"}');
});
