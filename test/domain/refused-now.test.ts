import { expect, test } from 'vitest';
import { callbackClock } from '../../src/domain/acts/clocks.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { refusedNow } from '../../src/domain/decide.ts';
import type { Status } from '../../src/domain/escalation.ts';
import { anEscalation, hours } from '../support/factories.ts';

const running = callbackClock(hours(10), 0);

const escalation = (status: Status, callback?: Clock) =>
  anEscalation({ clocks: callback ? { callback } : {}, status, team: 'risk' });
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
  expect(refusedNow(act, escalation(status), actor)).toEqual(refusal);
});

test('the user is still to be called when everything else is done, as long as a call was promised', () => {
  const done = escalation('resolved', running);
  expect([
    refusedNow('call back', done, reporter),
    refusedNow('promise callback', done, reporter),
    refusedNow('call back', escalation('resolved'), reporter),
    refusedNow('promise callback', escalation('resolved'), reporter),
    refusedNow('call back', done, other),
  ]).toEqual([
    undefined,
    undefined,
    { refused: 'no callback' },
    { refused: 'closed', status: 'resolved' },
    { refused: 'not allowed', act: 'call back', team: 'risk' },
  ]);
});
