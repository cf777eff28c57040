import { expect, test } from 'vitest';
import type { Change } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { FreeTexts } from '../../../src/domain/escalation.ts';
import { acknowledge, ask, move } from '../../support/commands.ts';
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
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const ofRisk = aPolicy({
  sla: { normal: aTarget({ acknowledge: minutes(20), resolve: hours(4), calendar: 'half hours' }) },
  ladder: { acknowledge: [], update: [], resolve: [{ at: 'breach', tell: ['leads'] }] },
});
const world = aWorld({
  policyOf: (team) => (team === 'risk' ? { id: 'policy of risk', policy: ofRisk } : undefined),
});

test('moving starts acknowledge afresh for the new team, keeps what resolve has counted, and takes the new policy', () => {
  expect(carriedOut(taken, move(), { ...world, now: after(60) })).toEqual({
    escalation: {
      ...taken,
      team: 'risk',
      status: 'open',
      owner: null,
      moves: 1,
      heldSince: after(60),
      policyId: 'policy of risk',
      version: 3,
      updatedAt: after(60),
      clocks: {
        acknowledge: aClock({
          calendar: 'half hours',
          targetMs: minutes(20),
          startedAt: after(60),
          runningSince: after(60),
          dueAt: after(80),
          nextStepAt: null,
        }),
        resolve: aClock({
          calendar: 'half hours',
          targetMs: hours(4),
          countedMs: hours(1),
          runningSince: after(60),
          dueAt: after(390),
          nextStepAt: after(390),
        }),
      },
      wakeAt: after(390),
    },
    entry: {
      version: 3,
      at: after(60),
      by: 'UKENJI',
      via: 'button',
      deed: {
        what: 'moved',
        from: 'engineering',
        to: 'risk',
        reason: 'The account is under review',
        heldMs: hours(1),
        owner: 'UKENJI',
        policyId: 'policy of risk',
      },
      ended: [
        {
          clock: 'update',
          team: 'engineering',
          priority: 'normal',
          startedAt: after(5),
          countedMs: minutes(55),
          targetMs: hours(2),
          outcome: 'dropped',
        },
      ],
    },
    notices: [
      { kind: 'card', card: 1 },
      { kind: 'card entry', card: 1 },
      { kind: 'card', card: 0 },
      { kind: 'card entry', card: 0 },
      { kind: 'lines', card: 0 },
      { kind: 'agent' },
      { kind: 'agent entry' },
    ],
  });
});

test.each([
  ['dropped when it was still in time', 30, 'dropped'],
  ['missed when it was already too late', 70, 'missed'],
] as const)('the acknowledge promise of the team that moves it is %s', (_, minute, outcome) => {
  const { entry } = carriedOut(raised, move(), { ...world, now: after(minute) });
  expect(entry.ended).toEqual([
    {
      clock: 'acknowledge',
      team: 'engineering',
      priority: 'normal',
      startedAt: after(0),
      countedMs: minutes(minute),
      targetMs: hours(1),
      outcome,
      ...(outcome === 'missed' && { missedAt: after(60) }),
    },
  ]);
});

test('moved while an answer is awaited, it waits no longer and resolve runs again', () => {
  const waiting = lived(taken, [[10, ask()]]);
  const moved = lived(waiting, [[60, move()]]);
  expect([moved.status, moved.owner, moved.question]).toEqual(['open', null, null]);
  expect(moved.clocks.resolve).toMatchObject({ countedMs: minutes(10), dueAt: after(60 + 480 - 10) });
});

test('how long each team held it is counted from the move before', () => {
  const moved = lived(raised, [[40, move()]]);
  const { entry } = carriedOut(moved, move({ to: 'design', texts: moved }), aWorld({ now: after(100) }));
  expect(entry.deed).toEqual({
    what: 'moved',
    from: 'risk',
    to: 'design',
    reason: 'The account is under review',
    heldMs: hours(1),
    owner: null,
    policyId: 'policy of design',
  });
});

test('out of a restricted team it goes with its texts as they were looked at, and only what was changed is kept', () => {
  const atRisk = lived(raised, [[40, move()]]);
  const { summary, details, need } = atRisk;
  const out = (texts?: FreeTexts) =>
    decide(atRisk, move({ to: 'design', by: lead('UINGRID', 'risk'), ...(texts && { texts }) }), aWorld());
  const edited = out({ summary: 'Something else', details, need, account: null });
  expect(out()).toEqual({ refused: 'moved', team: 'risk' });
  expect(edited).toMatchObject({
    escalation: { summary: 'Something else', details, need, account: null },
    entry: {
      deed: {
        edited: { summary: { was: summary, is: 'Something else' }, account: { was: 'acct_1Kx', is: null } },
      },
    },
  });
});

const called = ({ notices }: Change) => notices.filter(({ kind }) => kind === 'lead');

test('the third move brings in the leads of both teams, each once, except the one who moves it', () => {
  const twice = lived(raised, [
    [10, move({ to: 'design' })],
    [20, move({ to: 'engineering' })],
  ]);
  const leads = (by = lead('UINGRID')) =>
    called(carriedOut(twice, move({ to: 'design', by }), aWorld({ now: after(30) })));
  expect(leads()).toEqual([
    { kind: 'lead', lead: 'UMARCUS' },
    { kind: 'lead', lead: 'UNORA' },
  ]);
  expect(leads(lead('UNORA'))).toEqual([{ kind: 'lead', lead: 'UMARCUS' }]);
});

test('no other move calls the leads', () => {
  const moved = [0, 1, 3, 4].map((moves) =>
    called(carriedOut({ ...raised, moves }, move(), aWorld({ now: after(30) }))),
  );
  expect(moved).toEqual([[], [], [], []]);
});
