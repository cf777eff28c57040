/** What a clock did, in order, and why it is due when it is due. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Explanation, explain } from '../../src/domain/explain.ts';
import { replay } from '../../src/domain/replay.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { anyLife } from '../support/any-life.ts';
import {
  acknowledge,
  answer,
  ask,
  changePriority,
  endCall,
  move,
  promiseCallback,
  promiseNews,
  reopen,
  resolve,
  say,
  undo,
} from '../support/commands.ts';
import { hours, minutes } from '../support/factories.ts';
import { calendars, type Life, lives, passTo, policyOf, rules } from '../support/living.ts';

const places = { calendars, rules: (id: string) => rules[id] };
const explained = ({ history, escalation }: Life, now: number) =>
  explain(replay(history, escalation, policyOf, calendars), places, now);

function explainedOf(name: ClockName, life: Life, now: number): Explanation {
  const found = explained(passTo(life, now), now).find(({ clock }) => clock === name);
  if (!found) throw new Error(`there is no ${name} clock`);
  return found;
}

/** Local times in Dublin are UTC until 28 March 2027, and an hour ahead of it before 25 October 2026. */
const friday = (hour: number, minute = 0) => Date.UTC(2026, 10, 20, hour, minute);
const monday = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour, minute);
const tuesday = (hour: number, minute = 0) => Date.UTC(2026, 10, 24, hour, minute);
const dublin = { timeZone: 'Europe/Dublin' };

describe('one clock at a time', () => {
  test('a weekend is passed over', () => {
    const life = lives({}, friday(16, 40), []);
    expect(explainedOf('acknowledge', life, monday(9, 10))).toEqual({
      clock: 'acknowledge',
      promised: false,
      startedAt: friday(16, 40),
      startedIn: 'Europe/Dublin',
      targetMs: hours(1),
      countedMs: minutes(30),
      steps: [
        { what: 'counted', ...dublin, from: friday(16, 40), to: friday(17), ms: minutes(20), skipped: {} },
        {
          what: 'closed',
          ...dublin,
          from: friday(17),
          to: monday(9),
          why: { because: 'days', weekend: true, dates: [] },
        },
        { what: 'counted', ...dublin, from: monday(9), to: monday(9, 10), ms: minutes(10), skipped: {} },
      ],
      end: { is: 'due', at: monday(9, 40), leftMs: minutes(30) },
      endsIn: 'Europe/Dublin',
      earlier: null,
    });
  });

  test('a question pauses it over the weekend on which the clocks go back, and over a holiday', () => {
    /** 23 October, 16:00 in Dublin, an hour ahead of UTC. */
    const raisedAt = Date.UTC(2026, 9, 23, 15);
    const askedAt = raisedAt + minutes(30);
    const answeredAt = Date.UTC(2026, 9, 25, 12);
    const life = lives({}, raisedAt, [
      [askedAt, ask()],
      [answeredAt, answer()],
    ]);
    const now = Date.UTC(2026, 9, 27, 10);
    const opens = Date.UTC(2026, 9, 27, 9);
    expect(explainedOf('resolve', life, now)).toMatchObject({
      countedMs: hours(1.5),
      steps: [
        { what: 'counted', ...dublin, from: raisedAt, to: askedAt, ms: minutes(30), skipped: {} },
        { what: 'paused', ...dublin, from: askedAt, to: answeredAt },
        {
          what: 'closed',
          ...dublin,
          from: answeredAt,
          to: opens,
          why: { because: 'days', weekend: true, dates: ['2026-10-26'] },
        },
        { what: 'counted', ...dublin, from: opens, to: now, ms: hours(1), skipped: {} },
      ],
      end: { is: 'due', at: Date.UTC(2026, 9, 27, 16, 30), leftMs: hours(6.5) },
    });
  });

  test('while it waits for an answer it is due at no time', () => {
    const life = lives({}, monday(9), [[monday(10), ask()]]);
    expect(explainedOf('resolve', life, monday(12))).toMatchObject({
      countedMs: hours(1),
      steps: [{ what: 'counted' }, { what: 'paused', from: monday(10), to: monday(12) }],
      end: { is: 'paused', leftMs: hours(7) },
    });
  });

  test('a raised priority is a new target, on another calendar here', () => {
    const life = lives({}, monday(10), [[monday(10, 30), changePriority()]]);
    expect(explainedOf('resolve', life, monday(11))).toMatchObject({
      startedIn: 'Europe/Dublin',
      endsIn: null,
      targetMs: hours(2),
      countedMs: hours(1),
      steps: [
        { what: 'counted', ...dublin, from: monday(10), to: monday(10, 30) },
        {
          what: 'target',
          ...dublin,
          at: monday(10, 30),
          beforeMs: hours(8),
          afterMs: hours(2),
          because: 'priority',
          priority: 'urgent',
          team: 'engineering',
        },
        { what: 'counted', timeZone: null, from: monday(10, 30), to: monday(11) },
      ],
      end: { is: 'due', at: monday(12), leftMs: hours(1) },
    });
  });

  test('a move starts its acknowledgement afresh, and the rest goes on in the new place', () => {
    const life = lives({}, monday(9), [[monday(10), move()]]);
    expect(explainedOf('acknowledge', life, monday(10, 15))).toMatchObject({
      startedAt: monday(10),
      startedIn: 'Europe/Berlin',
      countedMs: minutes(15),
      earlier: { runs: 1, countedMs: hours(1) },
    });
    expect(explainedOf('resolve', life, tuesday(9))).toMatchObject({
      countedMs: hours(1 + 1 + 5 + 1),
      steps: [
        { what: 'counted', ...dublin, from: monday(9), to: monday(10) },
        { what: 'target', because: 'move', team: 'risk', beforeMs: hours(8), afterMs: hours(8) },
        {
          what: 'counted',
          timeZone: 'Europe/Berlin',
          from: monday(10),
          to: tuesday(9),
          ms: hours(7),
          skipped: { break: 1, night: 1 },
        },
      ],
      end: { is: 'late', at: tuesday(9), lateMs: 0 },
      endsIn: 'Europe/Berlin',
    });
  });

  test('between its end and a reopening nothing is counted', () => {
    const life = lives({}, monday(9), [
      [monday(10), resolve()],
      [monday(12), reopen()],
    ]);
    expect(explainedOf('resolve', life, monday(13))).toMatchObject({
      countedMs: hours(2),
      steps: [
        { what: 'counted', from: monday(9), to: monday(10) },
        { what: 'over', from: monday(10), to: monday(12), cancelled: false },
        { what: 'counted', from: monday(12), to: monday(13) },
      ],
    });
  });

  test('in the instant of a reopening it was over until now', () => {
    const life = lives({}, monday(9), [
      [monday(10), resolve()],
      [monday(12), reopen()],
    ]);
    expect(explainedOf('resolve', life, monday(12))).toMatchObject({
      steps: [{ what: 'counted' }, { what: 'over', from: monday(10), to: monday(12) }],
      end: { is: 'due', at: tuesday(11), leftMs: hours(7) },
    });
  });

  test('nights are folded on both sides of a weekend, evenings are not', () => {
    const thursday = friday(10) - hours(24);
    const life = lives({ priority: 'low' }, thursday, []);
    expect(explainedOf('resolve', life, tuesday(20))).toMatchObject({
      countedMs: hours(15 + 16),
      steps: [
        { what: 'counted', from: thursday, to: friday(17), ms: hours(15), skipped: { night: 1 } },
        { what: 'closed', why: { because: 'days', weekend: true, dates: [] } },
        { what: 'counted', from: monday(9), to: tuesday(17), ms: hours(16), skipped: { night: 1 } },
        { what: 'closed', from: tuesday(17), to: tuesday(20), why: { because: 'hours' } },
      ],
    });
  });

  test('before a place opens it is closed, which is no break', () => {
    const life = lives({ team: 'risk' }, monday(6), []);
    expect(explainedOf('resolve', life, monday(11, 30))).toMatchObject({
      steps: [
        { what: 'closed', from: monday(6), to: monday(8), why: { because: 'hours' } },
        { what: 'counted', from: monday(8), to: monday(11) },
        { what: 'closed', from: monday(11), to: monday(11, 30), why: { because: 'break' } },
      ],
    });
  });

  test('an acknowledgement that was taken back never stopped it', () => {
    const life = lives({}, monday(9), [
      [monday(9, 10), acknowledge()],
      [monday(9, 20), undo()],
    ]);
    expect(explainedOf('acknowledge', life, monday(9, 30))).toMatchObject({
      countedMs: minutes(30),
      steps: [{ what: 'counted', from: monday(9), to: monday(9, 30), ms: minutes(30) }],
      end: { is: 'due', at: monday(10), leftMs: minutes(30) },
    });
  });

  test('promised news is due when the owner said, and then the team’s news is', () => {
    const life = lives({}, monday(9), [
      [monday(10), acknowledge()],
      [monday(11), promiseNews({ newsBy: monday(20) })],
    ]);
    expect(explainedOf('update', life, monday(12))).toMatchObject({
      promised: true,
      startedAt: monday(11),
      startedIn: null,
      targetMs: hours(9),
      earlier: { runs: 1, countedMs: hours(1) },
      end: { is: 'due', at: monday(20), leftMs: hours(8) },
    });
    const told = lives({}, monday(9), [
      [monday(10), acknowledge()],
      [monday(11), promiseNews({ newsBy: monday(20) })],
      [monday(13), say()],
    ]);
    expect(explainedOf('update', told, monday(14))).toMatchObject({
      promised: false,
      startedAt: monday(13),
      startedIn: 'Europe/Dublin',
      earlier: { runs: 2, countedMs: hours(1 + 2) },
      end: { is: 'due', at: monday(15), leftMs: hours(1) },
    });
  });

  test('when the call ends, somebody has it by the priority’s own target', () => {
    const life = lives({ onPhone: true }, monday(9), [[monday(9, 2), endCall()]]);
    expect(explainedOf('acknowledge', life, monday(9, 10))).toMatchObject({
      steps: [
        { what: 'counted', from: monday(9), to: monday(9, 2) },
        { what: 'target', because: 'call', beforeMs: minutes(5), afterMs: hours(1) },
        { what: 'counted', from: monday(9, 2), to: monday(9, 10) },
      ],
      end: { is: 'due', at: monday(10) },
    });
  });

  test('a call that was promised for another time is another promise', () => {
    const life = lives({ callbackAt: monday(15) }, friday(16), [
      [monday(12), promiseCallback({ callbackAt: monday(18) })],
    ]);
    expect(explainedOf('callback', life, monday(13))).toMatchObject({
      startedAt: monday(12),
      startedIn: null,
      targetMs: hours(6),
      earlier: { runs: 1, countedMs: hours(68) },
      end: { is: 'due', at: monday(18), leftMs: hours(5) },
    });
  });

  test('how it ended is said, and where that ends nothing is left out', () => {
    const life = lives({}, friday(16), [[monday(10), acknowledge()]]);
    expect(explainedOf('acknowledge', life, monday(11))).toMatchObject({
      countedMs: hours(2),
      steps: [{ what: 'counted' }, { what: 'closed' }, { what: 'counted', to: monday(10) }],
      end: { is: 'missed', at: monday(10), lateMs: hours(1), since: friday(17) },
    });
  });

  test('where several places work, nobody can say whose night it was', () => {
    const life = lives({ team: 'sun' }, friday(20), []);
    expect(explainedOf('resolve', life, monday(10))).toMatchObject({
      startedIn: null,
      steps: [
        { what: 'counted', timeZone: null, from: friday(20), to: friday(22) },
        { what: 'closed', timeZone: null, to: monday(9), why: { because: 'hours' } },
        { what: 'counted', timeZone: null },
      ],
    });
  });
});

test('whatever happened, the parts follow each other and add up to what was counted', () => {
  fc.assert(
    fc.property(
      anyLife(),
      fc.oneof(fc.constant(0), fc.integer({ min: 0, max: hours(200) })),
      (life, laterMs) => {
        const now = life.now + laterMs;
        const moments = replay(life.history, life.escalation, policyOf, calendars);
        for (const one of explain(moments, places, now)) {
          const counted = one.steps.map((step) => (step.what === 'counted' ? step.ms : 0));
          expect(counted.reduce((sum, ms) => sum + ms, 0)).toBe(one.countedMs);
          const parts = one.steps.flatMap((step) => (step.what === 'target' ? [] : [step]));
          const edges = [...parts.map(({ to }) => to)];
          const { end } = one;
          const last = end.is === 'met' || end.is === 'missed' || end.is === 'dropped' ? end.at : now;
          expect([...parts.map(({ from }) => from), last]).toEqual([one.startedAt, ...edges]);
          const clock = life.escalation.clocks[one.clock];
          if (clock && end.is === 'due')
            expect([end.at, end.leftMs]).toEqual([clock.dueAt, one.targetMs - one.countedMs]);
        }
      },
    ),
    { numRuns: 300 },
  );
});
