import { expect, test } from 'vitest';
import { callbackClock } from '../../src/domain/acts/clocks.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Status } from '../../src/domain/escalation.ts';
import { refusedAlready } from '../../src/handlers/open-act.ts';
import { aPolicy, hours } from '../support/factories.ts';

const running = callbackClock(hours(10), aPolicy(), 0);

const escalation = (status: Status, callback?: Clock) => ({
  clocks: callback ? { callback } : {},
  status,
  reporter: 'UAOIFE',
  team: 'risk',
  priority: 'normal' as const,
});
const responder = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
const reporter = { id: 'UAOIFE', team: 'engineering', responder: false, lead: false };
const other = { id: 'USAM', team: 'engineering', responder: false, lead: false };

test.each([
  ['resolve', responder, 'open', undefined],
  ['resolve', reporter, 'open', { refused: 'not allowed', act: 'resolve', team: 'risk' }],
  ['resolve', responder, 'resolved', { refused: 'closed', status: 'resolved' }],
  ['answer', reporter, 'waiting', undefined],
  ['answer', reporter, 'open', { refused: 'not waiting' }],
  ['answer', other, 'waiting', { refused: 'not allowed', act: 'answer', team: 'risk' }],
  ['reopen', reporter, 'resolved', undefined],
  ['reopen', reporter, 'waiting', { refused: 'not closed', status: 'waiting' }],
  ['cancel', reporter, 'cancelled', { refused: 'closed', status: 'cancelled' }],
  ['change priority', reporter, 'open', undefined],
  ['change priority', other, 'open', { refused: 'not allowed', act: 'change priority', team: 'risk' }],
] as const)('the form of %s by %o on a %s one is opened or refused', (act, actor, status, refusal) => {
  expect(refusedAlready(act, actor, escalation(status))).toEqual(refusal);
});

test('the user is still to be called when everything else is done, as long as a call was promised', () => {
  const done = escalation('resolved', running);
  expect([
    refusedAlready('call back', reporter, done),
    refusedAlready('promise callback', reporter, done),
    refusedAlready('call back', reporter, escalation('resolved')),
    refusedAlready('promise callback', reporter, escalation('resolved')),
    refusedAlready('call back', other, done),
  ]).toEqual([
    undefined,
    undefined,
    { refused: 'no callback' },
    { refused: 'closed', status: 'resolved' },
    { refused: 'not allowed', act: 'call back', team: 'risk' },
  ]);
});
