import { expect, test } from 'vitest';
import type { Span } from '../../../src/domain/calendars/calendar.ts';
import type { Reminder } from '../../../src/domain/escalation.ts';
import { acknowledge, tick } from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  hours,
  lived,
  lookedAt,
} from '../../support/factories.ts';

const raised = anEscalation();
const downFrom = (from: number, to: number): Span => ({ from: after(from), to: after(to) });
/** The reminders told at that minute, after the bot was down. */
function told(minute: number, ...down: Span[]): Reminder[] {
  const { deed } = carriedOut(raised, tick, aWorld({ now: after(minute), down })).entry;
  return deed.what === 'reminded' ? deed.reminders : [];
}
const warning: Reminder = { clock: 'acknowledge', kind: 'warning', startedAt: after(0), dueAt: after(60) };

test('several reminders missed while the bot was down are one, and it says why it comes late', () => {
  const late = downFrom(25, 75);
  expect(told(75, late)).toEqual([{ ...warning, kind: 'breach', late }]);
  expect(told(50, downFrom(25, 50))).toEqual([{ ...warning, late: downFrom(25, 50) }]);
});

test('every clock says for itself whether it comes late', () => {
  const late = downFrom(235, 250);
  const taken = lived(raised, [[5, acknowledge()]]);
  const { deed } = carriedOut(taken, tick, aWorld({ now: after(250), down: [late] })).entry;
  expect(deed).toEqual({
    what: 'reminded',
    reminders: [
      { clock: 'update', kind: 'breach', startedAt: after(5), dueAt: after(125) },
      { clock: 'resolve', kind: 'warning', startedAt: after(0), dueAt: after(480), late },
    ],
  });
});

test.each([
  ['less than a minute late needs no excuse', 30.99, [downFrom(29, 30.99)], {}],
  ['a minute late says why', 31, [downFrom(29, 31)], { late: downFrom(29, 31) }],
  ['due as the bot went down, it says why', 40, [downFrom(30, 40)], { late: downFrom(30, 40) }],
  ['due as the bot came back, it was not the bot', 40, [downFrom(20, 30)], {}],
  ['late while the bot was up, it does not blame the bot', 40, [downFrom(10, 20), downFrom(35, 38)], {}],
  [
    'of several spans it names the one in which it was due',
    40,
    [downFrom(10, 20), downFrom(29, 38)],
    { late: downFrom(29, 38) },
  ],
])('a reminder %s', (_, minute, down, mark) => {
  expect(told(minute, ...down)).toEqual([{ ...warning, ...mark }]);
});

test('due while the bot was down, and told the next morning, it still says why', () => {
  const target = aTarget({ calendar: 'dublin', acknowledge: hours(8) });
  const ladder = { acknowledge: [{ at: 'breach' as const, tell: ['thread' as const] }] };
  const policy = aPolicy({ sla: { normal: target }, ladder: { ...ladder, resolve: [] } });
  const late = downFrom(450, 600);
  const world = aWorld({ policy, down: [late] });
  const asleep = lookedAt(anEscalation({}, world), { ...world, now: after(600) }).escalation;
  expect(asleep.wakeAt).toBe(after(24 * 60));
  expect(carriedOut(asleep, tick, { ...world, now: after(24 * 60) }).entry.deed).toEqual({
    what: 'reminded',
    reminders: [{ ...warning, kind: 'breach', dueAt: after(480), late }],
  });
});
