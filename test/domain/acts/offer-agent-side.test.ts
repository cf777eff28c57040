/** When the agent's side is offered to the agents who are there, and when it is not. */
import { describe, expect, test } from 'vitest';
import { agentLeft, offDuty } from '../../../src/domain/acts/offer-agent-side.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import type { World } from '../../../src/domain/command.ts';
import type { Escalation } from '../../../src/domain/escalation.ts';
import type { Shift, Support } from '../../../src/domain/team.ts';
import { aClock, after, anEscalation, aWorld, onWorkdays } from '../../support/factories.ts';

/** On Monday, and later, in Dublin. */
const clock = (hour: number, days = 0) => after((hour - 9 + 24 * days) * 60);
const byHours = (name: string) => {
  const [from = 0, to = 0] = name.split('-').map(Number);
  return calendarOf(onWorkdays(from, to), () => []);
};
const day: Shift = { calendar: '9-17.5', users: ['UAOIFE'] };
const evening: Shift = { calendar: '17.5-23', users: ['UJONAS', 'UCLAIRE'] };

const worldAt = (hour: number, onCall: Shift[] = [day, evening], support: Partial<Support> = {}): World =>
  aWorld({
    now: clock(hour),
    calendars: (name) => (name.includes('-') ? byHours(name) : aWorld().calendars(name)),
    support: { leads: ['UHANA'], agents: null, channel: null, onCall, ...support },
    leadsForAgents: () => ['UHANA'],
  });

/** Aoife's, with an end due at this hour of the day after. */
const hers = (more: Partial<Escalation> = {}, dueAt = clock(3, 1)) =>
  anEscalation({ clocks: { resolve: aClock({ dueAt }) }, ...more });

const toldTo = (found: ReturnType<typeof offDuty>) =>
  found?.notices.flatMap((notice) =>
    notice.kind === 'side offer' ? `${notice.as} ${Object.values(notice.to).join()}` : [],
  );

describe('at the end of the agent’s shift', () => {
  const asked = ['agents UJONAS', 'agents UCLAIRE'];
  test('those who are there are asked, each alone or in their channel', () => {
    const found = offDuty(hers(), worldAt(18));
    expect(toldTo(found)).toEqual(asked);
    expect(found?.escalation.sideOffer).toEqual({ at: clock(18), why: 'shift', leadsTold: false });
    expect(toldTo(offDuty(hers(), worldAt(18, [day, evening], { channel: 'C0OPS' })))).toEqual([
      'agents C0OPS',
    ]);
  });

  test('who has it is not asked, though they are in the group that is there', () => {
    const groups: Shift[] = [
      { calendar: '9-17.5', group: 'SDAY' },
      { calendar: '17.5-23', group: 'SEVENING' },
    ];
    const world = { ...worldAt(18, groups), membersOf: () => ['UAOIFE', 'UJONAS'] };
    expect(toldTo(offDuty(hers(), world))).toEqual(['agents UJONAS']);
  });

  test.each<[why: string, escalation: Escalation, world: World]>([
    ['before the shift ends', hers(), worldAt(17)],
    ['while nobody is there', hers(), worldAt(18, [day])],
    ['what is due when the agent is back', hers({}, clock(9, 1)), worldAt(18)],
    [
      'when it is offered already',
      hers({ sideOffer: { at: clock(18), why: 'shift', leadsTold: true } }),
      worldAt(18),
    ],
    ['what is resolved, with no call to make', hers({ status: 'resolved' }), worldAt(18)],
    ['who is back', hers(), { ...worldAt(18), now: clock(10, 1) }],
    [
      'who has it only since',
      hers({ formerReporters: [{ id: 'UYUKI', until: clock(17.75), version: 2 }] }),
      worldAt(18),
    ],
    ['an agent of no shift', hers({ reporter: 'UYUKI' }), worldAt(18)],
    ['where there is nothing of support', hers(), { ...worldAt(18), support: null }],
    ['what only the team owes', hers({ clocks: { update: aClock({ dueAt: clock(3, 1) }) } }), worldAt(18)],
  ])('not %s', (_, escalation, world) => {
    expect(toldTo(offDuty(escalation, world))).toBeUndefined();
  });

  test.each(['callback', 'answer'] as const)('also for a %s', (name) => {
    const one = hers({ clocks: { [name]: aClock({ dueAt: clock(3, 1) }) } });
    expect(toldTo(offDuty(one, worldAt(18)))).toEqual(asked);
  });

  test('also for a call to the user of what is resolved', () => {
    const called = { callback: aClock({ dueAt: clock(3, 1), runningSince: clock(9) }) };
    expect(toldTo(offDuty(hers({ status: 'resolved', clocks: called }), worldAt(18)))).toEqual(asked);
  });
});

describe('an agent who has left', () => {
  test('is told to who leads the agents, and where there is a channel, there', () => {
    expect(toldTo(agentLeft(hers(), 'UAOIFE', worldAt(12)))).toEqual(['lead UHANA']);
    const inChannel = worldAt(12, [day], { channel: 'C0OPS' });
    const found = agentLeft(hers(), 'UAOIFE', inChannel);
    expect(toldTo(found)).toEqual(['lead UHANA', 'agents C0OPS']);
    expect(found?.escalation.sideOffer).toEqual({ at: clock(12), why: 'left', leadsTold: true });
  });

  test('also after their shift was told', () => {
    const offered = hers({ sideOffer: { at: clock(11), why: 'shift', leadsTold: true } });
    expect(toldTo(agentLeft(offered, 'UAOIFE', worldAt(12)))).toEqual(['lead UHANA']);
  });

  test.each<[why: string, escalation: Escalation, world: World]>([
    ['twice', hers({ sideOffer: { at: clock(11), why: 'left', leadsTold: true } }), worldAt(12)],
    ['where there is nothing of support', hers(), { ...worldAt(12), support: null }],
    ['of what is resolved', hers({ status: 'resolved' }), worldAt(12)],
    ['of what another agent has', hers({ reporter: 'UJONAS' }), worldAt(12)],
  ])('not %s', (_, escalation, world) => {
    expect(agentLeft(escalation, 'UAOIFE', world)).toBeUndefined();
  });
});
