import { expect, test } from 'vitest';
import { promise, raise } from '../../../src/domain/acts/raise.ts';
import { aClock, aDraft, after, aPolicy, aTarget, aWorld, hours, morning } from '../../support/factories.ts';

test('an escalation is raised with its first history entry, a card, a word to the agent, and clocks that run', () => {
  const { routed, rule, ...facts } = aDraft({ routed: 'rule', rule: 3 });
  const identity = { id: 'ESC-12', number: 12, policyId: 'abc' };
  expect(raise({ ...facts, routed, rule }, identity, aWorld())).toEqual({
    escalation: {
      ...facts,
      ...identity,
      version: 1,
      status: 'open',
      owner: null,
      openedAt: morning,
      closedAt: null,
      updatedAt: morning,
      clocks: {
        acknowledge: aClock(),
        resolve: aClock({ targetMs: hours(8), dueAt: after(480), nextStepAt: after(240) }),
      },
      question: null,
      resolution: null,
      liveUntil: null,
      snooze: null,
      formerReporters: [],
      handOver: null,
      sideOffer: null,
      shiftEndsAt: null,
      calledBack: null,
      duplicateOf: null,
      moves: 0,
      heldSince: morning,
      wakeAt: after(30),
    },
    entry: {
      version: 1,
      at: morning,
      by: 'UAOIFE',
      via: 'form',
      deed: {
        what: 'raised',
        team: 'engineering',
        priority: 'normal',
        routed: 'rule',
        rule: 3,
        onPhone: false,
        callbackAt: null,
        policyId: 'abc',
      },
      ended: [],
    },
    notices: [{ kind: 'card', card: 0 }, { kind: 'agent' }],
  });
});

test('clocks count on the calendar that the team promises on', () => {
  const policy = aPolicy({ sla: { normal: aTarget({ calendar: 'half hours' }) } });
  const { clocks } = raise(
    aDraft(),
    { id: 'ESC-1', number: 1, policyId: 'x' },
    aWorld({ policy }),
  ).escalation;
  expect([clocks.acknowledge, clocks.resolve].map((clock) => [clock?.calendar, clock?.dueAt])).toEqual([
    ['half hours', after(90)],
    ['half hours', after(930)],
  ]);
});

test('without a ladder nothing wakes it', () => {
  const policy = aPolicy({ ladder: { acknowledge: [], update: [], resolve: [] } });
  expect(
    raise(aDraft(), { id: 'ESC-1', number: 1, policyId: 'x' }, aWorld({ policy })).escalation.wakeAt,
  ).toBe(null);
});

test('what the agent can say to the caller is when the team would have to acknowledge and resolve', () => {
  const { calendars } = aWorld();
  expect(promise(aTarget(), morning, calendars)).toEqual({
    acknowledgeAt: after(60),
    resolveAt: after(480),
  });
  expect(promise(aTarget({ calendar: 'half hours' }), morning, calendars)).toEqual({
    acknowledgeAt: after(90),
    resolveAt: after(930),
  });
});
