import { expect, test } from 'vitest';
import type { Notice } from '../../../src/domain/escalation.ts';
import { acknowledge, answer, ask, cancel, handBack, resolve, say } from '../../support/commands.ts';
import {
  aClock,
  after,
  anEscalation,
  aWorld,
  carriedOut,
  ended,
  hours,
  lead,
  lived,
  minutes,
  reporter,
  responder,
  stranger,
} from '../../support/factories.ts';

const raised = anEscalation();
const taken = lived(raised, [[5, acknowledge()]]);
const asked = lived(taken, [[60, ask()]]);
const everywhere: Notice[] = [
  { kind: 'card', card: 0 },
  { kind: 'card entry', card: 0 },
  { kind: 'agent' },
  { kind: 'agent entry' },
];
const paused = { runningSince: null, dueAt: null, nextStepAt: null };
const newsEnd = {
  clock: 'update',
  team: 'engineering',
  priority: 'normal',
  startedAt: after(5),
  countedMs: minutes(55),
  targetMs: hours(2),
  outcome: 'met',
} as const;

test('asking pauses resolve and update, and counts as news', () => {
  expect(carriedOut(taken, ask(), aWorld({ now: after(60) }))).toEqual({
    escalation: {
      ...taken,
      status: 'waiting',
      version: 3,
      updatedAt: after(60),
      question: {
        missing: ['Amount and currency'],
        text: 'Which payout?',
        by: 'UKENJI',
        at: after(60),
      },
      clocks: {
        acknowledge: taken.clocks.acknowledge,
        update: aClock({ targetMs: hours(2), startedAt: after(60), ...paused }),
        resolve: aClock({ targetMs: hours(8), countedMs: hours(1), ...paused }),
      },
      wakeAt: null,
    },
    entry: {
      version: 3,
      at: after(60),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'asked', missing: ['Amount and currency'], text: 'Which payout?' },
      ended: [newsEnd],
    },
    notices: everywhere,
  });
});

test('asking about what nobody has takes it', () => {
  const { escalation, entry } = carriedOut(raised, ask(), aWorld({ now: after(5) }));
  expect([escalation.status, escalation.owner]).toEqual(['waiting', 'UKENJI']);
  expect(escalation.clocks).toEqual({
    acknowledge: aClock(ended(5, 'met')),
    update: aClock({ targetMs: hours(2), startedAt: after(5), ...paused }),
    resolve: aClock({ targetMs: hours(8), countedMs: minutes(5), ...paused }),
  });
  expect(entry.ended.map(({ clock, outcome }) => [clock, outcome])).toEqual([['acknowledge', 'met']]);
});

test('somebody else who asks leaves the owner as it is', () => {
  expect(lived(taken, [[60, ask({ by: lead() })]]).owner).toBe('UKENJI');
});

test('asking again replaces the question and the clocks stand still all the while', () => {
  const again = lived(asked, [[90, ask({ missing: [], text: 'And when?' })]]);
  expect(again.question).toEqual({ missing: [], text: 'And when?', by: 'UKENJI', at: after(90) });
  expect(again.clocks.resolve).toEqual(asked.clocks.resolve);
});

test('the answer resumes the clocks: news a whole target later, resolve from where it stood', () => {
  expect(carriedOut(asked, answer(), aWorld({ now: after(190) }))).toEqual({
    escalation: {
      ...asked,
      status: 'acknowledged',
      version: 4,
      updatedAt: after(190),
      question: null,
      clocks: {
        acknowledge: taken.clocks.acknowledge,
        update: aClock({
          targetMs: hours(2),
          startedAt: after(60),
          runningSince: after(190),
          dueAt: after(310),
          nextStepAt: after(286),
        }),
        resolve: aClock({
          targetMs: hours(8),
          countedMs: hours(1),
          runningSince: after(190),
          dueAt: after(610),
          nextStepAt: after(370),
        }),
      },
      wakeAt: after(286),
    },
    entry: {
      version: 4,
      at: after(190),
      by: 'UAOIFE',
      via: 'button',
      deed: { what: 'answered', text: 'po_9, 120 EUR' },
      ended: [],
    },
    notices: everywhere,
  });
});

test.each([
  ['resolved', resolve(), 'resolved', 'UKENJI'],
  ['cancelled', cancel(), 'cancelled', 'UKENJI'],
  ['handed back', handBack(), 'open', null],
] as const)('no question is left when it is %s', (_, command, status, owner) => {
  const after90 = lived(asked, [[90, command]]);
  expect([after90.status, after90.owner, after90.question]).toEqual([status, owner, null]);
});

test('a line of the team goes to the agent and is news', () => {
  expect(carriedOut(taken, say(), aWorld({ now: after(60) }))).toEqual({
    escalation: {
      ...taken,
      version: 3,
      updatedAt: after(60),
      clocks: {
        ...taken.clocks,
        update: aClock({
          targetMs: hours(2),
          startedAt: after(60),
          runningSince: after(60),
          dueAt: after(180),
          nextStepAt: after(156),
        }),
      },
      wakeAt: after(156),
    },
    entry: {
      version: 3,
      at: after(60),
      by: 'UKENJI',
      via: 'reply',
      deed: { what: 'said', side: 'team', text: 'Looking at it now', news: true },
      ended: [newsEnd],
    },
    // The next news is due later: the card and the agent's message say so.
    notices: [{ kind: 'agent entry' }, { kind: 'card', card: 0 }, { kind: 'agent' }],
  });
});

test('a line that stays with its team is in the history, and is no news to anybody', () => {
  const { escalation, entry, notices } = carriedOut(
    taken,
    say({ kept: true, text: 'Between us.' }),
    aWorld({ now: after(30) }),
  );
  expect({ clocks: escalation.clocks, deed: entry.deed, notices }).toEqual({
    clocks: taken.clocks,
    deed: { what: 'said', side: 'team', text: 'Between us.' },
    notices: [],
  });
});

test('news that comes too late is a promise missed', () => {
  const { entry } = carriedOut(taken, say(), aWorld({ now: after(126) }));
  expect(entry.ended).toEqual([
    { ...newsEnd, countedMs: minutes(121), outcome: 'missed', missedAt: after(125) },
  ]);
});

test('a line of the agent goes to the card of the team that has it now, and no clock minds', () => {
  const moved = { ...taken, moves: 2 };
  const line = say({ side: 'agent', by: reporter(), text: 'Any news?' });
  expect(carriedOut(moved, line, aWorld({ now: after(60) }))).toEqual({
    escalation: { ...moved, version: 3, updatedAt: after(60) },
    entry: {
      version: 3,
      at: after(60),
      by: 'UAOIFE',
      via: 'reply',
      deed: { what: 'said', side: 'agent', text: 'Any news?' },
      ended: [],
    },
    notices: [{ kind: 'card entry', card: 2 }],
  });
});

test.each([
  ['responder', responder('UPRIYA'), true],
  ['lead', lead(), true],
  ['reporter', reporter(), false],
  ['stranger', stranger(), false],
])("in the card's thread, a line of a %s is carried over; it is news only from the team", (_, by, news) => {
  const { escalation, notices } = carriedOut(taken, say({ by }), aWorld({ now: after(60) }));
  expect([escalation.clocks.update?.startedAt, notices]).toEqual([
    after(news ? 60 : 5),
    [{ kind: 'agent entry' }, ...(news ? [{ kind: 'card', card: 0 }, { kind: 'agent' }] : [])],
  ]);
});

test('what was written in a form stands in the card’s thread too, also where it stays with the team', () => {
  const noticesOf = (kept: boolean) =>
    carriedOut(taken, say({ via: 'button', kept }), aWorld({ now: after(60) })).notices;
  const inThread = { kind: 'card entry', card: 0 };
  expect([noticesOf(false), noticesOf(true)]).toEqual([
    [{ kind: 'agent entry' }, inThread, { kind: 'card', card: 0 }, { kind: 'agent' }],
    [inThread],
  ]);
});

test('a responder who writes on the agent’s side gives the team no news', () => {
  const line = say({ side: 'agent', by: responder() });
  expect(carriedOut(taken, line, aWorld({ now: after(60) })).escalation.clocks).toEqual(taken.clocks);
});

test('a line while an answer is awaited leaves the clocks paused', () => {
  const said = lived(asked, [[90, say()]]);
  expect([said.status, said.wakeAt, said.clocks.update]).toEqual([
    'waiting',
    null,
    aClock({ targetMs: hours(2), startedAt: after(90), ...paused }),
  ]);
});

test('a line on what is closed reopens nothing and wakes no clock', () => {
  const resolved = lived(taken, [[60, resolve()]]);
  expect(lived(resolved, [[90, say()]])).toEqual({ ...resolved, version: 4, updatedAt: after(90) });
});
