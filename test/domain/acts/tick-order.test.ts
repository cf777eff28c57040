import { expect, test } from 'vitest';
import { acknowledge, tick } from '../../support/commands.ts';
import {
  after,
  anEscalation,
  aWorld,
  carriedOut,
  lived,
  lookedAt,
  timePassed,
} from '../../support/factories.ts';

/** Somebody else is on duty all the while. */
const world = aWorld({
  shiftsOf: () => [{ calendar: 'always', users: ['UPRIYA'] }],
});
const live = lived(anEscalation({ onPhone: true }, world), [[1, acknowledge()]], world);
const deeds = ({ changes }: ReturnType<typeof lookedAt>) => changes.map(({ entry }) => entry.deed.what);

test('after a long silence the call ends first, then the shift, then what nobody took, then reminders', () => {
  const late = { ...live, shiftEndsAt: after(60) };
  const passed = lookedAt(late, { ...world, now: after(300) });
  expect(deeds(passed)).toEqual(['call ended', 'hand-over offered', 'reminded']);
  const offered = { ...live, handOver: { at: after(60), leadsTold: false } };
  expect(deeds(lookedAt(offered, { ...world, now: after(300) }))).toEqual([
    'call ended',
    'hand-over not taken',
    'reminded',
  ]);
});

test('what is taken from a silent owner is offered to nobody', () => {
  const asked = { ...timePassed(live, after(121), world).escalation, shiftEndsAt: after(160) };
  const passed = lookedAt(asked, { ...world, now: after(300) });
  expect(deeds(passed)).toEqual(['went quiet', 'reminded']);
  expect(passed.escalation).toMatchObject({ owner: null, shiftEndsAt: null, handOver: null });
});

test('each thing that time does is a version of its own', () => {
  const late = { ...live, shiftEndsAt: after(60) };
  const versions = lookedAt(late, { ...world, now: after(300) }).changes.map(({ entry }) => entry.version);
  expect(versions).toEqual([3, 4, 5]);
});

test('looked at twice in the same instant, it does nothing more', () => {
  const now = { ...world, now: after(300) };
  const passed = lookedAt({ ...live, shiftEndsAt: after(60) }, now);
  expect(() => carriedOut(passed.escalation, tick, now)).toThrow('nothing to do');
});
