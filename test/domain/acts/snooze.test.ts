import { expect, test } from 'vitest';
import type { Change } from '../../../src/domain/command.ts';
import type { Notice, Reminder } from '../../../src/domain/escalation.ts';
import {
  acknowledge,
  changePriority,
  handBack,
  move,
  resolve,
  snooze,
  tick,
} from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aWorld,
  carriedOut,
  lived,
  type Passed,
  timePassed,
} from '../../support/factories.ts';

const raised = anEscalation();
/** For a reminder at 30 and one at 48 minutes, and the breach at 60. */
const snoozed = lived(raised, [[10, snooze()]]);

const heardBy = (notice: Notice): string[] => {
  if (notice.kind === 'reminder') return [notice.to];
  return notice.kind === 'personal reminder' ? [notice.person] : [];
};
/** When who heard what. */
const heard = ({ changes }: Pick<Passed, 'changes'>) =>
  changes.flatMap(({ entry: { at, deed }, notices }: Change) => {
    const kinds = deed.what === 'reminded' ? deed.reminders.map(({ clock, kind }) => `${clock} ${kind}`) : [];
    return kinds.length > 0 ? [[(at - after(0)) / 60_000, ...kinds, ...notices.flatMap(heardBy)]] : [];
  });
const leads = ['UMARCUS', 'UNORA'];

test('until the end of a snooze the next thing to be heard is a breach', () => {
  const { acknowledge: clock, ...others } = raised.clocks;
  expect(carriedOut(raised, snooze(), aWorld({ now: after(10) }))).toEqual({
    escalation: {
      ...raised,
      version: 2,
      updatedAt: after(10),
      snooze: { from: after(10), until: after(120), by: 'UKENJI' },
      clocks: { acknowledge: { ...clock, nextStepAt: after(60) }, ...others },
      wakeAt: after(60),
    },
    entry: {
      version: 2,
      at: after(10),
      by: 'UKENJI',
      via: 'button',
      deed: { what: 'snoozed', until: after(120) },
      ended: [],
    },
    notices: [{ kind: 'card', card: 0 }],
  });
});

test('the breach is told to leads and nobody else, and kept back for everybody else', () => {
  const { escalation, notices } = carriedOut(snoozed, tick, aWorld({ now: after(60) }));
  const reminder: Reminder = {
    clock: 'acknowledge',
    kind: 'breach',
    startedAt: after(0),
    dueAt: after(60),
  };
  expect(notices).toEqual([
    { kind: 'personal reminder', reminder, person: 'UMARCUS', as: 'lead' },
    { kind: 'personal reminder', reminder, person: 'UNORA', as: 'lead' },
    { kind: 'card', card: 0 },
    { kind: 'agent' },
  ]);
  expect(escalation.clocks.acknowledge).toMatchObject({
    told: 3,
    breachToldAt: after(60),
    held: { kind: 'breach', tell: ['on-call'] },
    nextStepAt: after(90),
  });
  expect(escalation.snooze).toEqual(snoozed.snooze);
});

test('what was kept back is told once when the snooze ends', () => {
  const until100 = lived(raised, [[10, snooze({ until: after(80) })]]);
  const passed = timePassed(until100, after(100));
  expect(heard(passed)).toEqual([
    [60, 'acknowledge breach', ...leads],
    [80, 'acknowledge breach', 'on-call'],
    [90, 'acknowledge overdue', ...leads],
  ]);
  expect([passed.escalation.snooze, passed.escalation.clocks.acknowledge?.held]).toEqual([null, null]);
});

test('while the snooze lasts leads hear that it is still late as what it is, not as a new breach', () => {
  expect(heard(timePassed(snoozed, after(100)))).toEqual([
    [60, 'acknowledge breach', ...leads],
    [90, 'acknowledge overdue', ...leads],
  ]);
});

test('warnings kept back are one warning, as far as the last one reaches', () => {
  const until55 = lived(raised, [[10, snooze({ until: after(55) })]]);
  expect(heard(timePassed(until55, after(60)))).toEqual([
    [55, 'acknowledge warning', 'on-call'],
    [60, 'acknowledge breach', 'on-call', ...leads],
  ]);
});

test('a snooze during which nothing is due changes nothing', () => {
  const until20 = lived(raised, [[10, snooze({ until: after(20) })]]);
  expect(heard(timePassed(until20, after(60)))).toEqual(heard(timePassed(raised, after(60))));
});

test('reminded as usual again, the next reminder comes as it would have come', () => {
  const usual = lived(snoozed, [[40, snooze({ until: null })]]);
  expect([usual.snooze, usual.clocks]).toEqual([null, raised.clocks]);
  expect(heard(timePassed(usual, after(50), aWorld({ now: after(40) })))).toEqual([
    [40, 'acknowledge warning', 'thread'],
    [48, 'acknowledge warning', 'on-call'],
  ]);
});

test.each([
  ['is ended by hand', snooze({ until: null })],
  ['gives way to a graver priority', changePriority({ to: 'high' })],
])('what was kept back is told at once when the snooze %s', (_, command) => {
  const late = timePassed(snoozed, after(60)).escalation;
  const awake = lived(late, [[65, command]]);
  const [first] = heard(timePassed(awake, after(65), aWorld({ now: after(65) })));
  expect(first).toEqual([65, 'acknowledge breach', 'on-call']);
});

test('what was kept back of a breach is not told of a promise that is no longer broken', () => {
  const late = timePassed(snoozed, after(60)).escalation;
  const easier = lived(late, [[65, changePriority({ to: 'low' })]]);
  expect(heard(timePassed(easier, after(200)))).toEqual([
    [120, 'acknowledge warning', 'thread'],
    [192, 'acknowledge warning', 'on-call'],
  ]);
});

test('snoozed again, it is kept back until the new end', () => {
  const later = lived(timePassed(snoozed, after(60)).escalation, [[65, snooze({ until: after(150) })]]);
  expect(later.snooze).toEqual({ from: after(65), until: after(150), by: 'UKENJI' });
  expect(heard(timePassed(later, after(150))).at(-1)).toEqual([150, 'acknowledge breach', 'on-call']);
});

const ownersOwn = lived(raised, [
  [5, acknowledge()],
  [10, snooze()],
]);

test.each([
  ['handed back', handBack(), null],
  ['moved', move(), null],
  ['resolved', resolve(), null],
  ['made more urgent', changePriority({ to: 'high' }), null],
  ['made less urgent', changePriority({ to: 'low' }), ownersOwn.snooze],
])('%s: whether it stays snoozed', (_, command, expected) => {
  expect(lived(ownersOwn, [[30, command]]).snooze).toEqual(expected);
});

test('the call promised to the user is the agent’s, and never snoozed', () => {
  const called = lived(anEscalation({ callbackAt: after(100) }), [
    [5, acknowledge()],
    [10, snooze()],
  ]);
  expect(heard(timePassed(called, after(100)))).toEqual([
    [70, 'callback warning', 'thread'],
    [85, 'callback warning', 'UAOIFE'],
    [100, 'callback breach', 'UAOIFE'],
  ]);
});
