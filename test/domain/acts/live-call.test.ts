import { expect, test } from 'vitest';
import { raise } from '../../../src/domain/acts/raise.ts';
import { decide } from '../../../src/domain/decide.ts';
import {
  acknowledge,
  changePriority,
  endCall,
  holdOn,
  move,
  reopen,
  resolve,
  startCall,
  tick,
} from '../../support/commands.ts';
import {
  aClock,
  aDraft,
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  ended,
  everywhere,
  hours,
  lived,
  minutes,
  responder,
  timePassed,
} from '../../support/factories.ts';

const live = anEscalation({ onPhone: true });
const quiet = anEscalation();
const acknowledgeEnd = {
  clock: 'acknowledge',
  team: 'engineering',
  priority: 'normal',
  startedAt: after(0),
  targetMs: minutes(5),
} as const;

test('while the user is on the phone somebody has it within minutes, and a call lasts half an hour', () => {
  expect(live).toEqual({
    ...quiet,
    onPhone: true,
    liveUntil: after(30),
    clocks: {
      acknowledge: aClock({ targetMs: minutes(5), dueAt: after(5), nextStepAt: after(2.5) }),
      resolve: quiet.clocks.resolve,
    },
    wakeAt: after(2.5),
  });
});

test('what was promised sooner anyway stays so', () => {
  const policy = aPolicy({ sla: { urgent: aTarget({ acknowledge: minutes(3) }) } });
  const urgent = anEscalation({ priority: 'urgent', onPhone: true }, aWorld({ policy }));
  expect(urgent.clocks.acknowledge?.targetMs).toBe(minutes(3));
});

test('whoever asks the agent to hold on has it, and owes news in two minutes: too soon to be warned of it', () => {
  expect(carriedOut(live, holdOn(), aWorld({ now: after(1) }))).toEqual({
    escalation: {
      ...live,
      status: 'acknowledged',
      owner: 'UKENJI',
      version: 2,
      updatedAt: after(1),
      clocks: {
        acknowledge: aClock({ targetMs: minutes(5), ...ended(1, 'met') }),
        update: aClock({
          targetMs: minutes(2),
          startedAt: after(1),
          runningSince: after(1),
          dueAt: after(3),
          told: 1,
          nextStepAt: after(3),
          promised: true,
        }),
        resolve: quiet.clocks.resolve,
      },
      wakeAt: after(3),
    },
    entry: {
      version: 2,
      at: after(1),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'held on', newsBy: after(3) },
      ended: [{ ...acknowledgeEnd, countedMs: minutes(1), outcome: 'met' }],
    },
    notices: everywhere(),
  });
});

test('when the two minutes pass without a word, the owner is asked, and the agent is told', () => {
  const held = lived(live, [[1, holdOn()]]);
  const reminder = {
    clock: 'update',
    kind: 'breach',
    startedAt: after(1),
    dueAt: after(3),
  } as const;
  const { entry, notices } = carriedOut(held, tick, aWorld({ now: after(3) }));
  expect([entry.deed, notices]).toEqual([
    { what: 'reminded', reminders: [reminder] },
    [
      { kind: 'personal reminder', reminder, person: 'UKENJI', as: 'owner' },
      { kind: 'personal reminder', reminder, person: 'UAOIFE', as: 'reporter' },
      { kind: 'card', card: 0 },
      { kind: 'agent' },
    ],
  ]);
});

test('an owner who asks the agent to hold on has given the news that was owed', () => {
  const taken = lived(live, [[1, acknowledge()]]);
  const { escalation, entry } = carriedOut(taken, holdOn(), aWorld({ now: after(2) }));
  expect(escalation.clocks.update).toMatchObject({ dueAt: after(4), promised: true });
  expect(entry.ended).toEqual([
    {
      clock: 'update',
      team: 'engineering',
      priority: 'normal',
      startedAt: after(1),
      countedMs: minutes(1),
      targetMs: hours(2),
      outcome: 'met',
    },
  ]);
});

test.each([
  ['owes the team’s news', acknowledge()],
  ['has promised news', holdOn()],
])('a colleague who asks the agent to hold on promises nothing for an owner who %s', (_, command) => {
  const taken = lived(live, [[1, command]]);
  const byPriya = holdOn({ by: responder('UPRIYA') });
  expect(carriedOut(taken, byPriya, aWorld({ now: after(2) }))).toEqual({
    escalation: { ...taken, version: 3, updatedAt: after(2) },
    entry: {
      version: 3,
      at: after(2),
      by: 'UPRIYA',
      via: 'button',
      deed: { what: 'held on', newsBy: null },
      ended: [],
    },
    notices: everywhere(),
  });
});

test('when the call ends the priority’s own target holds, and the minutes counted stay counted', () => {
  expect(carriedOut(live, endCall(), aWorld({ now: after(2) }))).toEqual({
    escalation: {
      ...live,
      version: 2,
      updatedAt: after(2),
      liveUntil: null,
      clocks: {
        acknowledge: aClock({ countedMs: minutes(2), runningSince: after(2) }),
        resolve: quiet.clocks.resolve,
      },
      wakeAt: after(30),
    },
    entry: {
      version: 2,
      at: after(2),
      by: 'UAOIFE',
      via: 'button',
      deed: { what: 'call ended' },
      ended: [],
    },
    notices: [{ kind: 'card', card: 0 }, { kind: 'card entry', card: 0 }, { kind: 'agent' }],
  });
});

test('a call that nobody ends is over after half an hour', () => {
  const taken = lived(live, [[1, acknowledge()]]);
  expect(taken.wakeAt).toBe(after(30));
  expect(carriedOut(taken, tick, aWorld({ now: after(30) }))).toEqual({
    escalation: { ...taken, version: 3, updatedAt: after(30), liveUntil: null, wakeAt: after(97) },
    entry: {
      version: 3,
      at: after(30),
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'call ended' },
      ended: [],
    },
    notices: [{ kind: 'card', card: 0 }, { kind: 'card entry', card: 0 }, { kind: 'agent' }],
  });
});

test('a target missed during the call and not yet reached after it may be missed anew', () => {
  const { escalation, changes } = timePassed(live, after(60));
  const heard = changes.flatMap(({ entry: { at, deed } }): [number, string][] =>
    deed.what === 'reminded' ? deed.reminders.map(({ kind }) => [at, kind]) : [[at, deed.what]],
  );
  expect(heard).toEqual([
    [after(2.5), 'warning'],
    [after(4), 'warning'],
    [after(5), 'breach'],
    [after(30), 'call ended'],
    [after(48), 'warning'],
    [after(60), 'breach'],
  ]);
  expect(escalation.clocks.acknowledge?.targetMs).toBe(hours(1));
});

test.each([
  ['moved to another team', move()],
  ['made urgent', changePriority({ to: 'urgent' })],
  ['made less urgent', changePriority({ to: 'low' })],
])('%s during the call, somebody still has it within minutes', (_, command) => {
  const { clocks, liveUntil } = lived(live, [[2, command]]);
  expect([clocks.acknowledge?.targetMs, liveUntil]).toEqual([minutes(5), after(30)]);
});

test('what is resolved is no live call any more, and is none when it is reopened', () => {
  const resolved = lived(live, [[2, resolve()]]);
  const again = lived(resolved, [[4, reopen()]]);
  expect([resolved.liveUntil, again.liveUntil, again.clocks.acknowledge?.targetMs]).toEqual([
    null,
    null,
    hours(1),
  ]);
});

test('while the team is closed the priority’s own target stands; minutes of tomorrow help nobody now', () => {
  const target = aTarget({ calendar: 'half hours' });
  const policy = aPolicy({ sla: { normal: target } });
  const identity = { id: 'ESC-12', number: 12, policyId: 'policy' };
  const raisedAt = (minute: number) =>
    raise(aDraft({ onPhone: true }), identity, aWorld({ now: after(minute), policy })).escalation.clocks
      .acknowledge?.targetMs;
  expect([raisedAt(10), raisedAt(40)]).toEqual([minutes(5), target.acknowledge]);
});

test('a user who calls again waits minutes from then on, and after the call the priority’s own time', () => {
  const again = lived(quiet, [[20, startCall()]]);
  expect([again.liveUntil, again.clocks.acknowledge?.dueAt, again.clocks.resolve]).toEqual([
    after(50),
    after(25),
    quiet.clocks.resolve,
  ]);
  const over = lived(again, [[22, endCall()]]);
  expect([over.liveUntil, over.clocks.acknowledge?.dueAt]).toEqual([null, after(80)]);
});

test('what was late when they called again stays missed', () => {
  const late = carriedOut(quiet, startCall(), aWorld({ now: after(70) }));
  expect(late.entry.ended.map(({ clock, outcome }) => [clock, outcome])).toEqual([['acknowledge', 'missed']]);
});

test('one that somebody has keeps its clocks; one that is closed has no call', () => {
  const taken = lived(quiet, [[5, acknowledge()]]);
  expect(lived(taken, [[20, startCall()]]).clocks).toEqual(taken.clocks);
  const solved = lived(taken, [[10, resolve()]]);
  expect(decide(solved, startCall(), aWorld({ now: after(20) }))).toEqual({
    refused: 'closed',
    status: 'resolved',
  });
  expect(decide(live, startCall(), aWorld({ now: after(2) }))).toEqual({ refused: 'call goes on' });
});

test('the agent is told when nobody has it in the minutes of the call, and not before or after', () => {
  const told = timePassed(live, after(60)).changes.flatMap(({ entry, notices }) =>
    notices.flatMap((notice) =>
      notice.kind === 'personal reminder' && notice.as === 'reporter' ? [entry.at] : [],
    ),
  );
  expect(told).toEqual([after(5)]);
});
