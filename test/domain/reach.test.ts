import { expect, test } from 'vitest';
import { onCallAt } from '../../src/domain/on-call.ts';
import { crewsIn, isDutyOutOfReach, withinReach } from '../../src/domain/reach.ts';
import type { Shift, Team } from '../../src/domain/team.ts';
import { calendars, hours, morning } from '../support/factories.ts';

const week = hours(7 * 24);
const turns: Shift = {
  calendar: 'always',
  rotation: { users: ['UANN', 'UBEN'], startsAt: morning, weeks: 1, timeZone: 'UTC' },
};
const team = (onCall: Shift[], fallback: Team['fallback'] = { users: ['UFAY'] }) => ({
  onCall,
  fallback,
  leads: ['ULEA', 'ULEO'],
});
const isOut = (onCall: Shift[], ...out: string[]) =>
  isDutyOutOfReach(team(onCall), new Set(out), calendars, morning);

test.each<[string, Shift[], string[], boolean]>([
  ['nobody is out', [turns], [], false],
  ['whose turn it is not', [turns], ['UBEN'], false],
  ['whose turn it is', [turns], ['UANN'], true],
  ['one of two', [{ calendar: 'always', group: 'S1', users: ['UANN'] }], ['S1'], false],
  ['both', [{ calendar: 'always', group: 'S1', users: ['UANN'] }], ['S1', 'UANN'], true],
  ['one of two shifts', [turns, { calendar: 'always', group: 'S1' }], ['UANN'], false],
  ['who is not on duty anyway', [], ['UANN'], false],
])('the duty is out of reach, with %s out: %j', (_, shifts, out, expected) => {
  expect(isOut(shifts, ...out)).toBe(expected);
});

test('turns go on as they were: who can be reached is next on their day', () => {
  const [reachable] = withinReach(team([turns]), new Set(['UANN'])).onCall;
  const { now, next } = onCallAt(reachable ? [reachable] : [], calendars, morning);
  expect({ now, next }).toEqual({ now: [], next: { at: morning + week, crews: [{ users: ['UBEN'] }] } });
});

test.each<[string[], Team['fallback']]>([
  [['UANN'], { users: ['UFAY'] }],
  [['UFAY'], { users: ['ULEA', 'ULEO'] }],
  [['UFAY', 'ULEA'], { users: ['ULEO'] }],
])('with %j out, %j stands in', (out, fallback) => {
  expect(withinReach(team([turns]), new Set(out)).fallback).toEqual(fallback);
});

test('whom a shift may bring is everybody it names', () => {
  const exception = { from: morning, to: morning + week, users: ['UCAT'] };
  const shift: Shift = { ...turns, group: 'S1', exceptions: [exception] };
  expect(crewsIn(shift)).toEqual([shift, { users: ['UANN', 'UBEN'] }, exception]);
});
