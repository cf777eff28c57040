/** A history holds everything that its clocks follow from. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownerLeft } from '../../src/domain/acts/hand-back.ts';
import { offeredAs } from '../../src/domain/acts/offer-agent-side.ts';
import { type Command, isRefusal } from '../../src/domain/command.ts';
import { actOn } from '../../src/domain/decide.ts';
import { withDuplicate } from '../../src/domain/duplicate.ts';
import type { Deed, Entry } from '../../src/domain/escalation.ts';
import { policiesIn, replay } from '../../src/domain/replay.ts';
import { anyLife } from '../support/any-life.ts';
import {
  acknowledge,
  answer,
  aResolution,
  ask,
  askUser,
  assign,
  callBack,
  cancel,
  changePriority,
  correct,
  endCall,
  giveAgentSide,
  handBack,
  holdOn,
  keep,
  lookBack,
  move,
  promiseCallback,
  promiseNews,
  reopen,
  resolve,
  say,
  snooze,
  startCall,
  takeAgentSide,
  takeOver,
  undo,
} from '../support/commands.ts';
import { after, hours, lead, morning, reporter, responder, stranger } from '../support/factories.ts';
import { actAt, begin, calendars, type Life, lives, passTo, policyOf, worldAt } from '../support/living.ts';
import { expectFollows } from '../support/replayed.ts';

const replayed = (history: readonly Entry[]) => replay(history, { id: 'ESC-12' }, policyOf, calendars);

/** As it comes out of a database. */
const stored = (history: readonly Entry[]): Entry[] => JSON.parse(JSON.stringify(history));

const fridayEvening = Date.UTC(2026, 9, 23, 15, 30);

const pasts: Record<string, Life> = {
  'a weekend, and reminders all along': passTo(lives({}, fridayEvening, []), fridayEvening + hours(120)),
  'a question over the weekend on which the clocks change': lives({}, fridayEvening, [
    [fridayEvening + hours(0.5), ask()],
    [fridayEvening + hours(1), askUser()],
    [fridayEvening + hours(40), ask({ text: 'Which bank?', onlyUser: true })],
    [fridayEvening + hours(45), correct()],
    [fridayEvening + hours(50), say()],
    [fridayEvening + hours(90), answer()],
  ]),
  'a higher priority, and an acknowledgement taken back': lives({ priority: 'low' }, morning, [
    [after(10), acknowledge()],
    [after(20), changePriority()],
    [after(25), undo()],
  ]),
  'moves to places with other hours, after which it is reopened': lives({}, morning, [
    [after(30), move()],
    [after(90), acknowledge()],
    [after(100), move({ to: 'design' })],
    [after(200), resolve()],
    [after(900), reopen()],
  ]),
  'promised news that comes, from those whose word it is and from others': lives({}, morning, [
    [after(5), acknowledge()],
    [after(10), promiseNews({ newsBy: after(50) })],
    [after(20), say({ side: 'agent', by: reporter(), via: 'reply' })],
    [after(30), say({ by: reporter() })],
    [after(35), say({ kept: true })],
    [after(40), say({ by: lead() })],
  ]),
  'one that is looked back on, and reopened': lives({}, morning, [
    [after(5), resolve({ resolution: aResolution({ cause: null, document: null }) })],
    [after(900), lookBack()],
    [after(910), reopen()],
  ]),
  'promised news that does not come': passTo(
    lives({}, morning, [
      [after(5), acknowledge()],
      [after(10), promiseNews({ newsBy: after(50) })],
    ]),
    after(600),
  ),
  'a live call that ends by itself, and one that is ended': lives({ onPhone: true }, morning, [
    [after(1), holdOn()],
    [after(2), say()],
    [after(35), handBack()],
  ]),
  'a call that the agent ends, and another': lives({ onPhone: true }, morning, [
    [after(7), endCall()],
    [after(20), startCall()],
  ]),
  'a call to the user that is put off, missed and made': lives({ callbackAt: after(60) }, morning, [
    [after(20), promiseCallback({ callbackAt: after(100), by: reporter() })],
    [after(30), promiseCallback({ callbackAt: after(120) })],
    [after(130), resolve()],
    [after(140), callBack({ outcome: 'no answer', retryAt: after(200) })],
    [after(210), callBack({ outcome: 'satisfied', retryAt: null })],
  ]),
  'reminders that are snoozed, and heard again': passTo(
    lives({}, morning, [[after(10), snooze({ until: after(90) })]]),
    after(200),
  ),
  'reminders that are snoozed for less long': passTo(
    lives({}, morning, [
      [after(10), snooze({ until: after(90) })],
      [after(50), snooze({ until: null })],
    ]),
    after(200),
  ),
  'a hand-over that nobody takes': lives({ priority: 'urgent' }, morning, [
    [after(20), acknowledge()],
    [after(65), assign()],
    [after(70), cancel()],
  ]),
  'a shift that ends, and who stays': lives({ priority: 'urgent' }, morning, [
    [after(20), acknowledge()],
    [after(31), keep()],
    [after(160), say()],
  ]),
  'a shift that ends, and who comes': lives({ priority: 'urgent' }, morning, [
    [after(20), acknowledge()],
    [after(65), takeOver({ by: responder('UPRIYA') })],
  ]),
  'an owner who left while the agent was asked, and what comes after': passTo(
    leftAt(
      lives({}, morning, [
        [after(5), acknowledge()],
        [after(20), ask()],
      ]),
      after(50),
    ),
    after(300),
  ),
  'an agent’s side that goes to others while a question waits': lives({ callbackAt: after(400) }, morning, [
    [after(5), acknowledge()],
    [after(10), ask()],
    [after(100), takeAgentSide()],
    [after(130), giveAgentSide({ by: stranger(), to: { id: 'UCLAIRE', agent: true } })],
    [after(150), answer({ by: stranger('UCLAIRE') })],
  ]),
  'an agent’s side that is offered, and that nobody takes': passTo(
    offeredAt(lives({}, morning, [[after(5), acknowledge()]]), after(50)),
    after(120),
  ),
  'one that another was a duplicate of, and is a duplicate itself': withDuplicateAt(
    lives({}, morning, [[after(5), acknowledge()]]),
    after(40),
    cancel({ duplicateOf: { id: 'ESC-3', is: 'there' } }),
  ),
};

/** Kenji's account is closed while he has it. */
function leftAt(life: Life, at: number): Life {
  const before = passTo(life, at);
  const { escalation, history, states } = before;
  const left = ownerLeft(escalation, 'UKENJI', worldAt(at, escalation.policyId));
  if (!left) throw new Error('it is not his');
  return {
    escalation: left.escalation,
    history: [...history, left.entry],
    states: [...states, left.escalation],
    now: at,
  };
}

/** Aoife's shift is over, and others are there. */
function offeredAt(life: Life, at: number): Life {
  const { escalation, history, states } = passTo(life, at);
  const deed = { what: 'agent side offered', agent: 'UAOIFE', why: 'shift' } as const;
  const offered = offeredAs(escalation, deed, [], worldAt(at, escalation.policyId));
  return {
    escalation: offered.escalation,
    history: [...history, offered.entry],
    states: [...states, offered.escalation],
    now: at,
  };
}

function withDuplicateAt(life: Life, at: number, end: Command): Life {
  const before = passTo(life, at);
  const told = { by: 'UPRIYA', via: 'button', duplicate: 'ESC-14' } as const;
  const found = withDuplicate(
    before.escalation,
    { reporter: 'UJONAS' },
    told,
    worldAt(at, before.escalation.policyId),
  );
  if (isRefusal(found)) throw new Error('it was refused');
  return actAt(
    {
      escalation: found.escalation,
      history: [...before.history, found.entry],
      states: [...before.states, found.escalation],
      now: at,
    },
    at + 1000,
    end,
  );
}

test.each(Object.entries(pasts))('the clocks follow from the history of %s', (_, life) => {
  const moments = expectFollows(life.escalation, stored(life.history), policyOf, calendars);
  expect(moments.map(({ entry }) => entry)).toEqual(life.history);
});

test('between them these histories hold every deed', () => {
  const deeds = Object.values(pasts).flatMap(({ history }) => history.map(({ deed }) => deed.what));
  const every: Record<Deed['what'], true> = {
    raised: true,
    'looked back': true,
    acknowledged: true,
    'acknowledgement undone': true,
    'handed back': true,
    'went quiet': true,
    'promised news': true,
    'held on': true,
    'call ended': true,
    'call started': true,
    'callback promised': true,
    'called back': true,
    snoozed: true,
    'hand-over offered': true,
    'hand-over not taken': true,
    kept: true,
    'taken over': true,
    'agent side taken': true,
    'agent side offered': true,
    'agent side not taken': true,
    'agent side given': true,
    assigned: true,
    asked: true,
    'asks the user': true,
    'facts corrected': true,
    answered: true,
    'priority changed': true,
    moved: true,
    resolved: true,
    reopened: true,
    cancelled: true,
    said: true,
    reminded: true,
    'duplicate found': true,
    'owner left': true,
  };
  expect([...new Set(deeds)].sort()).toEqual(Object.keys(every).sort());
});

test('whatever people did and whenever the bot ran, the same clocks come out again', () => {
  fc.assert(
    fc.property(anyLife(), ({ escalation, history }) => {
      expectFollows(escalation, history, policyOf, calendars);
    }),
    { numRuns: 300 },
  );
});

test('a history in which somebody did the same twice, as could be once, still replays', () => {
  const acts = [
    holdOn(),
    holdOn({ by: responder('UPRIYA') }),
    promiseNews(),
    promiseCallback(),
    snooze(),
    snooze({ until: null }),
    callBack({ outcome: 'no answer', retryAt: after(240) }),
    ask(),
  ];
  const life = acts.reduce(
    (before, command, index) => {
      const now = after(index + 1);
      return [now, now + 1000].reduce((so, at) => {
        const done = actOn(so.escalation, command, worldAt(at, so.escalation.policyId));
        if (isRefusal(done)) throw new Error(`${command.kind} was refused`);
        const { escalation, entry } = done;
        return { escalation, history: [...so.history, entry], states: [...so.states, escalation], now: at };
      }, before);
    },
    begin({ onPhone: true }),
  );
  expect(life.history).toHaveLength(17);
  expectFollows(life.escalation, stored(life.history), policyOf, calendars);
});

test('each moment says what was true from then on', () => {
  const { history } = lives({}, morning, [
    [after(5), ask()],
    [after(10), move()],
  ]);
  expect(
    replayed(history).map(({ clocks, entry, escalation, ...moment }) => ({
      ...moment,
      clocks: Object.keys(clocks),
    })),
  ).toEqual([
    {
      at: morning,
      status: 'open',
      team: 'engineering',
      priority: 'normal',
      policyId: 'policy of engineering',
      waiting: false,
      clocks: ['acknowledge', 'resolve'],
    },
    {
      at: after(5),
      status: 'waiting',
      team: 'engineering',
      priority: 'normal',
      policyId: 'policy of engineering',
      waiting: true,
      clocks: ['acknowledge', 'update', 'resolve', 'answer'],
    },
    {
      at: after(10),
      status: 'open',
      team: 'risk',
      priority: 'normal',
      policyId: 'policy of risk',
      waiting: false,
      clocks: ['acknowledge', 'resolve'],
    },
  ]);
});

const { history: past } = passTo(lives({}, morning, [[after(5), acknowledge()]]), after(20));
const [raised, acknowledged] = past;
const entry = (deed: Deed, by = 'UKENJI'): Entry => ({
  version: past.length + 1,
  at: after(20),
  by,
  via: 'button',
  deed,
  ended: [],
});
const impossible: Record<string, [(Entry | undefined)[], string]> = {
  'one entry is missing': [
    [raised, acknowledged && { ...acknowledged, version: 3 }],
    'version 3, acknowledged: version 2 was expected',
  ],
  'it begins in the middle': [
    [acknowledged && { ...acknowledged, version: 1 }],
    'version 1, acknowledged: it has not been raised',
  ],
  'it is raised twice': [[raised, raised && { ...raised, version: 2 }], 'version 2, raised: nothing was due'],
  'an act would be refused': [
    [...past, entry({ what: 'answered', text: 'po_9' })],
    'version 3, answered: it would be refused: not waiting',
  ],
  'nothing was due': [
    [...past, entry({ what: 'went quiet', owner: 'UKENJI' }, 'switchboard')],
    'version 3, went quiet: nothing was due',
  ],
};
test.each(Object.entries(impossible))('a history cannot have been in which %s', (_, [entries, why]) => {
  const whole = entries.filter((one) => one !== undefined);
  expect(() => replayed(whole)).toThrow(`the history of ESC-12 cannot be replayed: ${why}`);
});

test('nor one in which another reminder was due', () => {
  const reminded = passTo(lives({}, morning, []), after(30)).history.map(
    (one): Entry =>
      one.deed.what === 'reminded'
        ? {
            ...one,
            deed: { ...one.deed, reminders: one.deed.reminders.map((r) => ({ ...r, kind: 'overdue' })) },
          }
        : one,
  );
  expect(() => replayed(reminded)).toThrow('version 2, reminded: it came out as');
});

test('a policy that is not known is no policy', () => {
  const { history } = lives({}, morning, [[after(5), move()]]);
  const only = (id: string) => {
    if (id !== 'policy of engineering') throw new Error(`policy ${id} is not stored`);
    return policyOf(id);
  };
  expect(() => replay(history, { id: 'ESC-12' }, only, calendars)).toThrow(
    'policy policy of risk is not stored',
  );
});

test('a history names each policy that its clocks have followed, once', () => {
  const { history } = lives({}, morning, [
    [after(5), move()],
    [after(10), move({ to: 'engineering' })],
  ]);
  expect(policiesIn(history)).toEqual(['policy of engineering', 'policy of risk']);
});
