import { expect, test } from 'vitest';
import type { Notice } from '../../../src/domain/escalation.ts';
import { acknowledge, aResolution, ask, cancel, move, reopen, resolve } from '../../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aWorld,
  carriedOut,
  ended,
  hours,
  lived,
  minutes,
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const everywhere: Notice[] = [
  { kind: 'card', card: 0 },
  { kind: 'card entry', card: 0 },
  { kind: 'agent' },
  { kind: 'agent entry' },
];
const end = { team: 'engineering', priority: 'normal' } as const;
const newsEnd = { ...end, clock: 'update', startedAt: after(5), targetMs: hours(2) } as const;
const resolveEnd = { ...end, clock: 'resolve', startedAt: after(0), targetMs: hours(8) } as const;

test('resolving keeps all that was written and stops every clock', () => {
  expect(carriedOut(taken, resolve(), aWorld({ now: after(60) }))).toEqual({
    escalation: {
      ...taken,
      status: 'resolved',
      version: 3,
      updatedAt: after(60),
      closedAt: after(60),
      resolution: aResolution(),
      clocks: {
        acknowledge: taken.clocks.acknowledge,
        update: aClock({
          targetMs: hours(2),
          startedAt: after(5),
          ...ended(60, 'met'),
          countedMs: minutes(55),
        }),
        resolve: aClock({ targetMs: hours(8), ...ended(60, 'met') }),
      },
      wakeAt: null,
    },
    entry: {
      version: 3,
      at: after(60),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'resolved', ...aResolution() },
      ended: [
        { ...newsEnd, countedMs: minutes(55), outcome: 'met' },
        { ...resolveEnd, countedMs: hours(1), outcome: 'met' },
      ],
    },
    notices: everywhere,
  });
});

test('whoever resolves what nobody had is its owner, and has acknowledged it', () => {
  const { owner, clocks } = lived(raised, [[60, resolve()]]);
  expect([owner, clocks.acknowledge, Object.keys(clocks)]).toEqual([
    'UKENJI',
    aClock(ended(60, 'met')),
    ['acknowledge', 'resolve'],
  ]);
});

test('resolving after the target is a promise missed', () => {
  const { entry } = carriedOut(taken, resolve(), aWorld({ now: after(481) }));
  expect(entry.ended.map(({ clock, outcome }) => [clock, outcome])).toEqual([
    ['update', 'missed'],
    ['resolve', 'missed'],
  ]);
});

test('cancelling drops the promises not yet broken and keeps the broken ones', () => {
  const { escalation, entry, notices } = carriedOut(raised, cancel(), aWorld({ now: after(61) }));
  expect(escalation).toEqual({
    ...raised,
    status: 'cancelled',
    version: 2,
    updatedAt: after(61),
    closedAt: after(61),
    clocks: {
      acknowledge: aClock({ ...ended(61, 'missed'), missedAt: after(60) }),
      resolve: aClock({ targetMs: hours(8), ...ended(61, 'dropped') }),
    },
    wakeAt: null,
  });
  expect(entry).toEqual({
    version: 2,
    at: after(61),
    by: 'UAOIFE',
    via: 'button',
    deed: { what: 'cancelled', reason: 'Raised twice' },
    ended: [
      {
        ...end,
        clock: 'acknowledge',
        startedAt: after(0),
        targetMs: hours(1),
        countedMs: minutes(61),
        outcome: 'missed',
        missedAt: after(60),
      },
      { ...resolveEnd, countedMs: minutes(61), outcome: 'dropped' },
    ],
  });
  expect(notices).toEqual(everywhere);
});

test('reopening gives it to the whole team: acknowledge afresh, resolve from where it stopped', () => {
  const resolved = lived(taken, [[60, resolve()]]);
  expect(carriedOut(resolved, reopen(), aWorld({ now: after(160) }))).toEqual({
    escalation: {
      ...raised,
      version: 4,
      updatedAt: after(160),
      heldSince: after(100),
      clocks: {
        acknowledge: aClock({
          startedAt: after(160),
          runningSince: after(160),
          dueAt: after(220),
          nextStepAt: after(190),
        }),
        resolve: aClock({
          targetMs: hours(8),
          countedMs: hours(1),
          runningSince: after(160),
          dueAt: after(580),
          nextStepAt: after(340),
        }),
      },
      wakeAt: after(190),
    },
    entry: {
      version: 4,
      at: after(160),
      by: 'UAOIFE',
      via: 'button',
      deed: { what: 'reopened', reason: 'It is back', owner: 'UKENJI' },
      ended: [{ ...resolveEnd, countedMs: hours(1), outcome: null }],
    },
    notices: everywhere,
  });
});

test('what was cancelled can be reopened, also when an answer was awaited', () => {
  const again = lived(taken, [
    [10, ask()],
    [60, cancel()],
    [90, reopen()],
  ]);
  expect([again.status, again.owner, again.question, again.clocks.resolve]).toEqual([
    'open',
    null,
    null,
    aClock({
      targetMs: hours(8),
      countedMs: minutes(10),
      runningSince: after(90),
      dueAt: after(560),
      nextStepAt: after(320),
    }),
  ]);
});

test('the time it was closed is held by nobody', () => {
  const again = lived(taken, [
    [60, resolve()],
    [160, reopen()],
  ]);
  const { deed } = carriedOut(again, move(), aWorld({ now: after(190) })).entry;
  expect(deed).toMatchObject({ what: 'moved', heldMs: minutes(90) });
});

test('a call to the user that fell away with a cancelled escalation is owed again, while its hour is still to come', () => {
  const promised = anEscalation({ callbackAt: after(90) });
  const again = (minute: number) =>
    lived(promised, [
      [10, cancel()],
      [minute, reopen()],
    ]).clocks.callback?.dueAt ?? null;
  expect([again(20), again(95)]).toEqual([after(90), null]);
});
