import { expect, test } from 'vitest';
import { acknowledge, answer, ask, changePriority, tick } from '../../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  hours,
  lived,
  minutes,
  reporter,
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const low = anEscalation({ priority: 'low' });

test('a new priority brings new due times: the new target less what is already counted', () => {
  const raise = changePriority({ to: 'high', by: reporter() });
  expect(carriedOut(raised, raise, aWorld({ now: after(20) }))).toEqual({
    escalation: {
      ...raised,
      priority: 'high',
      version: 2,
      updatedAt: after(20),
      clocks: {
        acknowledge: aClock({
          targetMs: minutes(30),
          countedMs: minutes(20),
          runningSince: after(20),
          dueAt: after(30),
          told: 1,
          nextStepAt: after(24),
        }),
        resolve: aClock({
          targetMs: hours(4),
          countedMs: minutes(20),
          runningSince: after(20),
          dueAt: after(240),
          nextStepAt: after(120),
        }),
      },
      wakeAt: after(24),
    },
    entry: {
      version: 2,
      at: after(20),
      by: 'UAOIFE',
      via: 'button',
      deed: { what: 'priority changed', from: 'normal', to: 'high' },
      ended: [],
    },
    notices: [
      { kind: 'card', card: 0 },
      { kind: 'card entry', card: 0 },
      { kind: 'agent' },
      { kind: 'agent entry' },
    ],
  });
});

test('a priority whose promise is already broken tells so at once, and once', () => {
  const urgent = lived(raised, [[20, changePriority()]]);
  expect(urgent.wakeAt).toBe(after(20));
  const told = carriedOut(urgent, tick, aWorld({ now: after(20) }));
  expect(told.entry.deed).toEqual({
    what: 'reminded',
    reminders: [{ clock: 'acknowledge', kind: 'breach', startedAt: after(0), dueAt: after(10) }],
  });
  const there = lived(told.escalation, [
    [22, changePriority({ to: 'high' })],
    [23, changePriority({ to: 'urgent' })],
  ]);
  expect(there.clocks.acknowledge).toMatchObject({ told: 3, nextStepAt: after(40) });
});

test('back and forth counts no minute twice', () => {
  const there = lived(raised, [
    [10, changePriority({ to: 'high' })],
    [20, changePriority({ to: 'normal' })],
  ]);
  expect([there.clocks.acknowledge?.dueAt, there.clocks.resolve?.dueAt]).toEqual([after(60), after(480)]);
});

test('the clock that was met stays as it was', () => {
  const changed = lived(taken, [[20, changePriority()]]);
  expect(changed.clocks.acknowledge).toEqual(taken.clocks.acknowledge);
  expect([changed.clocks.update?.dueAt, changed.clocks.resolve?.dueAt]).toEqual([after(35), after(120)]);
});

test('while an answer is awaited the new target waits too', () => {
  const waiting = lived(taken, [
    [60, ask()],
    [90, changePriority()],
  ]);
  const still = { runningSince: null, dueAt: null, nextStepAt: null };
  expect([waiting.status, waiting.clocks.update, waiting.clocks.resolve]).toEqual([
    'waiting',
    aClock({ targetMs: minutes(30), startedAt: after(60), ...still }),
    aClock({ targetMs: hours(2), countedMs: hours(1), told: 1, ...still }),
  ]);
  expect(lived(waiting, [[100, answer()]]).clocks.resolve?.dueAt).toBe(after(160));
});

test('a priority that promises no news ends the wait for it', () => {
  const { escalation, entry } = carriedOut(taken, changePriority({ to: 'low' }), aWorld({ now: after(20) }));
  expect(Object.keys(escalation.clocks)).toEqual(['acknowledge', 'resolve']);
  expect(entry.ended).toEqual([
    {
      clock: 'update',
      team: 'engineering',
      priority: 'normal',
      startedAt: after(5),
      countedMs: minutes(15),
      targetMs: hours(2),
      outcome: 'dropped',
    },
  ]);
});

test('a priority that promises news awaits it from the owner, from now on', () => {
  const changed = lived(low, [
    [5, acknowledge()],
    [60, changePriority({ to: 'normal' })],
  ]);
  expect(changed.clocks.update).toEqual(
    aClock({
      targetMs: hours(2),
      startedAt: after(60),
      runningSince: after(60),
      dueAt: after(180),
      nextStepAt: after(156),
    }),
  );
});

test('while an answer is awaited, that news is counted from the answer', () => {
  const changed = lived(low, [
    [5, ask()],
    [60, changePriority({ to: 'normal' })],
  ]);
  expect(changed.clocks.update).toEqual(
    aClock({
      targetMs: hours(2),
      startedAt: after(60),
      runningSince: null,
      dueAt: null,
      nextStepAt: null,
    }),
  );
  expect(changed.clocks.resolve?.runningSince).toBe(null);
});

test('nobody owes news of what nobody has', () => {
  expect(Object.keys(lived(low, [[60, changePriority({ to: 'normal' })]]).clocks)).toEqual([
    'acknowledge',
    'resolve',
  ]);
});

test('a promise that both priorities share goes on undisturbed, with the reminder that is due', () => {
  const policy = aPolicy({ sla: { high: aTarget({ resolve: hours(4) }) } });
  const world = aWorld({ policy });
  const changed = lived(raised, [[40, changePriority({ to: 'high' })]], world);
  expect(changed.clocks.acknowledge).toEqual(raised.clocks.acknowledge);
  expect(changed.clocks.resolve?.dueAt).toBe(after(240));
});

test('another calendar for the same target is another promise', () => {
  const policy = aPolicy({ sla: { high: aTarget({ calendar: 'half hours' }) } });
  const world = aWorld({ policy });
  const changed = lived(raised, [[40, changePriority({ to: 'high' })]], world);
  expect([changed.clocks.acknowledge?.calendar, changed.clocks.acknowledge?.dueAt]).toEqual([
    'half hours',
    after(80),
  ]);
});

test('a clock that has ended stays as it ended, whatever the priority becomes', () => {
  const takenLate = lived(raised, [[40, acknowledge()]]);
  const high = carriedOut(takenLate, changePriority({ to: 'high' }), aWorld({ now: after(50) }));
  expect(high.escalation.clocks.acknowledge).toEqual(takenLate.clocks.acknowledge);
});
