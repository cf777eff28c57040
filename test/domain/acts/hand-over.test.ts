import { expect, test } from 'vitest';
import { always } from '../../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import type { World } from '../../../src/domain/command.ts';
import type { Shift } from '../../../src/domain/team.ts';
import {
  acknowledge,
  answer,
  ask,
  assign,
  changePriority,
  handBack,
  keep,
  resolve,
  say,
  takeOver,
  tick,
} from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aPolicy,
  aTarget,
  aWorld,
  carriedOut,
  everywhere,
  hours,
  lead,
  lived,
  lookedAt,
  onWorkdays,
  responder,
  timePassed,
} from '../../support/factories.ts';

/** Minutes after `morning`, on Monday in Dublin. */
const clock = (hour: number, minute = 0) => (hour - 9) * 60 + minute;
const nextDay = 24 * 60;
const shifts: Record<string, Shift> = {
  day: { calendar: '9-17.5', users: ['UKENJI'] },
  evening: { calendar: '17.5-23', users: ['UPRIYA'] },
  night: { calendar: '20-23', users: ['UPRIYA'] },
  dayGroup: { calendar: '9-17.5', group: 'SDAY' },
  eveningGroup: { calendar: '17.5-23', group: 'SEVENING' },
  ownEvening: { calendar: '17.5-23', users: ['UPRIYA', 'UKENJI'] },
};

/** Nobody is reminded of anything; resolved within so many hours of the day and the night. */
function worldWith(names: (keyof typeof shifts)[], resolveWithin = 20): World {
  const target = aTarget({ resolve: hours(resolveWithin), update: undefined });
  const policy = aPolicy({
    sla: { normal: target },
    ladder: { acknowledge: [], update: [], resolve: [] },
  });
  const shiftsOf = () => names.flatMap((name) => shifts[name] ?? []);
  const byHours = (name: string) => {
    if (name === 'always') return always;
    const [from = 0, to = 0] = name.split('-').map(Number);
    return calendarOf(onWorkdays(from, to), () => []);
  };
  return aWorld({ policy, shiftsOf, calendars: byHours });
}
const takenIn = (world: World) => lived(anEscalation({}, world), [[5, acknowledge()]], world);
const at = (world: World, minute: number): World => ({ ...world, now: after(minute) });

const world = worldWith(['day', 'evening']);
const taken = takenIn(world);
const offered = carriedOut(taken, tick, at(world, clock(17, 30))).escalation;

test('whoever takes it on duty has a shift that ends; whoever works in no shift has none', () => {
  expect([taken.shiftEndsAt, taken.wakeAt]).toEqual([after(clock(17, 30)), after(clock(17, 30))]);
  const toOlga = assign({ by: lead(), to: { id: 'UOLGA', responder: true } });
  expect(lived(taken, [[10, toOlga]], world).shiftEndsAt).toBe(null);
});

test('what is due before the owner is back is offered to those on duty when the shift ends', () => {
  const now = after(clock(17, 30));
  expect(carriedOut(taken, tick, { ...world, now })).toEqual({
    escalation: {
      ...taken,
      version: 3,
      updatedAt: now,
      shiftEndsAt: null,
      handOver: { at: now, leadsTold: false },
      wakeAt: after(clock(18)),
    },
    entry: {
      version: 3,
      at: now,
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'hand-over offered', owner: 'UKENJI' },
      ended: [],
    },
    notices: [
      { kind: 'card', card: 0 },
      { kind: 'hand-over', card: 0 },
      { kind: 'personal hand-over', person: 'UKENJI', as: 'owner' },
    ],
  });
});

test('nobody has taken it after half an hour: leads hear of it once, and it stays its owner’s', () => {
  const { escalation, changes } = timePassed(offered, after(clock(23)), world);
  expect(changes).toEqual([
    {
      escalation: {
        ...offered,
        version: 4,
        updatedAt: after(clock(18)),
        handOver: { at: after(clock(17, 30)), leadsTold: true },
        wakeAt: null,
      },
      entry: {
        version: 4,
        at: after(clock(18)),
        by: 'switchboard',
        via: 'clock',
        deed: { what: 'hand-over not taken', owner: 'UKENJI' },
        ended: [],
      },
      notices: [
        { kind: 'personal hand-over', person: 'UMARCUS', as: 'lead' },
        { kind: 'personal hand-over', person: 'UNORA', as: 'lead' },
      ],
    },
  ]);
  expect(escalation.owner).toBe('UKENJI');
});

test('whoever takes it over is its owner until their own shift ends, and no clock minds', () => {
  const now = after(clock(17, 45));
  expect(carriedOut(offered, takeOver(), { ...world, now })).toEqual({
    escalation: {
      ...offered,
      owner: 'UPRIYA',
      version: 4,
      updatedAt: now,
      handOver: null,
      shiftEndsAt: after(clock(23)),
      wakeAt: after(clock(23)),
    },
    entry: {
      version: 4,
      at: now,
      by: 'UPRIYA',
      via: 'button',
      deed: { what: 'taken over', from: 'UKENJI' },
      ended: [],
    },
    notices: everywhere(),
  });
});

test('an owner who keeps it is asked no more that evening, and leads hear nothing', () => {
  const { escalation, entry, notices } = carriedOut(offered, keep(), at(world, clock(17, 45)));
  expect([escalation.owner, escalation.handOver, entry.deed, notices]).toEqual([
    'UKENJI',
    null,
    { what: 'kept' },
    [
      { kind: 'card', card: 0 },
      { kind: 'card entry', card: 0 },
    ],
  ]);
  expect(timePassed(escalation, after(clock(23)), world).changes).toEqual([]);
});

test('an owner who keeps it is asked again at the end of the next shift', () => {
  const kept = lived(offered, [[clock(17, 45), keep()]], world);
  expect(kept.shiftEndsAt).toBe(after(nextDay + clock(17, 30)));
});

test.each([
  ['the owner says something', say(), null],
  ['a colleague says something', say({ by: responder('UPRIYA') }), offered.handOver],
  ['it is handed back', handBack(), null],
  ['it is assigned', assign({ by: lead() }), null],
  ['it is resolved by a colleague', resolve({ by: lead() }), null],
])('when %s the offer stands or is withdrawn', (_, command, expected) => {
  expect(lived(offered, [[clock(17, 45), command]], world).handOver).toEqual(expected);
});

test('what has been offered can be taken over also after leads have heard of it', () => {
  const told = timePassed(offered, after(clock(18)), world).escalation;
  expect(lived(told, [[clock(19), takeOver()]], world).owner).toBe('UPRIYA');
});

/** Looked at when the shift ends. */
const atTheEnd = (one: World, escalation = takenIn(one)) => {
  const { changes, postponed } = lookedAt(escalation, at(one, clock(17, 30)));
  return { deeds: changes.map(({ entry }) => entry.deed.what), postponed };
};
const lookAt = (minute: number) => ({ shiftEndsAt: after(minute), wakeAt: after(minute) });

test('what can wait for the owner is asked of nobody, and is thought of again when the next shift ends', () => {
  expect(atTheEnd(worldWith(['day', 'evening'], 24))).toEqual({
    deeds: [],
    postponed: [lookAt(nextDay + clock(17, 30))],
  });
});

test('while an answer is awaited nothing is due, and it can wait', () => {
  const asked = lived(taken, [[10, ask()]], world);
  expect(atTheEnd(world, asked).deeds).toEqual([]);
});

test('while nobody is on duty the next shift is waited for', () => {
  const late = worldWith(['day', 'night']);
  expect(atTheEnd(late)).toEqual({ deeds: [], postponed: [lookAt(clock(20))] });
  const { changes } = timePassed(takenIn(late), after(clock(20)), late);
  expect(changes.map(({ entry: { at, deed } }) => [at, deed.what])).toEqual([
    [after(clock(20)), 'hand-over offered'],
  ]);
});

test('when the next shift begins, what can wait by then is asked of nobody', () => {
  const late = worldWith(['day', 'night']);
  const untilThen = timePassed(takenIn(late), after(clock(17, 30)), late).escalation;
  const answered = lived(
    untilThen,
    [
      [clock(18), ask({ by: lead() })],
      [clock(19, 59), answer()],
      [clock(19, 59), changePriority({ by: lead(), to: 'low' })],
    ],
    late,
  );
  expect(answered.clocks.resolve?.dueAt).toBeGreaterThan(after(nextDay));
  expect(timePassed(answered, after(clock(23)), late).changes).toEqual([]);
});

test('where nobody else is ever on duty, it waits for the owner', () => {
  expect(atTheEnd(worldWith(['day']))).toEqual({
    deeds: [],
    postponed: [lookAt(nextDay + clock(17, 30))],
  });
});

test('an owner who goes on in the next shift is asked when that one ends', () => {
  expect(atTheEnd(worldWith(['day', 'ownEvening']))).toEqual({
    deeds: [],
    postponed: [lookAt(clock(23))],
  });
});

test('the shift of a group may be the owner’s', () => {
  expect(atTheEnd(worldWith(['dayGroup', 'eveningGroup']))).toEqual({
    deeds: ['hand-over offered'],
    postponed: [],
  });
});

test('when the bot was down as the shift ended, those on duty later are asked', () => {
  const { changes } = lookedAt(taken, at(world, clock(22)));
  expect(changes.map(({ entry }) => entry.deed.what)).toEqual(['hand-over offered']);
});

test('when the bot was down until the owner was back, nobody is asked', () => {
  const back = at(world, nextDay + clock(9, 30));
  expect(lookedAt(taken, back)).toEqual({
    escalation: { ...taken, ...lookAt(nextDay + clock(17, 30)) },
    changes: [],
    postponed: [lookAt(nextDay + clock(17, 30))],
  });
});

test('a turn that is over comes again in a week: what is due by then is offered to whoever is next', () => {
  const rotation = {
    users: ['UKENJI', 'UPRIYA'],
    startsAt: after(clock(12)) - 7 * 24 * hours(1),
    weeks: 1,
    timeZone: 'Europe/Dublin',
  };
  const turns: World = { ...worldWith([], 100), shiftsOf: () => [{ calendar: '0-24', rotation }] };
  const escalation = takenIn(turns);
  expect(escalation.shiftEndsAt).toBe(after(clock(12)));
  const { changes } = timePassed(escalation, after(clock(12)), turns);
  expect(changes.map(({ entry }) => entry.deed)).toEqual([{ what: 'hand-over offered', owner: 'UKENJI' }]);
});
