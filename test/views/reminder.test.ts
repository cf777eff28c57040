import { expect, test } from 'vitest';
import type { Reminder, ReminderKind } from '../../src/domain/escalation.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { leadNotice } from '../../src/views/lead-notice.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { reminder } from '../../src/views/reminder.ts';
import { after, anEscalation, hours, morning } from '../support/factories.ts';
import { nobody, nobodyEver, onDuty, standIn } from './duty.ts';
import { anEntry } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const dueAt = after(60);
const told = (clock: ClockName, kind: ReminderKind): Reminder => ({
  clock,
  kind,
  startedAt: morning,
  dueAt,
});

const inThread = (told: Reminder, now: number) =>
  heard(
    reminder({
      escalation: anEscalation(),
      reminder: told,
      to: 'thread',
      onCall: onDuty,
      wording,
      now,
    }),
  );
const said = (clock: ClockName, kind: ReminderKind, minute: number) =>
  inThread(told(clock, kind), after(minute));

test('each clock has its words before, at and after its time', () => {
  expect([
    said('acknowledge', 'warning', 57),
    said('acknowledge', 'breach', 60),
    said('acknowledge', 'overdue', 90),
    said('update', 'warning', 57),
    said('update', 'breach', 60),
    said('update', 'overdue', 90),
    said('resolve', 'warning', 57),
    said('resolve', 'breach', 60),
    said('resolve', 'overdue', 90),
    said('callback', 'warning', 30),
  ]).toEqual([
    'ESC-12 should be acknowledged by 10:00, 3 min left.',
    'ESC-12 was not acknowledged by 10:00.',
    'ESC-12 is still not acknowledged. It was due at 10:00.',
    'ESC-12 owes Aoife news by 10:00, 3 min left.',
    'ESC-12 owed Aoife news by 10:00.',
    'ESC-12 still owes Aoife news. It was due at 10:00.',
    'ESC-12 should be resolved by 10:00, 3 min left.',
    'ESC-12 was not resolved by 10:00.',
    'ESC-12 is still not resolved. It was due at 10:00.',
    'ESC-12: the user was promised a call back by 10:00, 30 min left.',
  ]);
});

test('a warning that comes too late says what is true', () => {
  expect([said('acknowledge', 'warning', 61), said('callback', 'warning', 61)]).toEqual([
    'ESC-12 was not acknowledged by 10:00.',
    'ESC-12: the user was promised a call back by 10:00.',
  ]);
});

test('a far day is named with its time', () => {
  expect(inThread({ ...told('resolve', 'warning'), dueAt: morning + hours(24) }, morning)).toBe(
    'ESC-12 should be resolved by 09:00 tomorrow, 1 d left.',
  );
});

test('what comes late says when the bot was down, with the day when that is long ago', () => {
  const late = (from: number) => ({
    ...told('acknowledge', 'breach'),
    late: { from, to: after(80) },
  });
  expect([inThread(late(after(50)), after(81)), inThread(late(morning - hours(20)), after(81))]).toEqual([
    'ESC-12 was not acknowledged by 10:00 (late: the bot was down 09:50 to 10:20).',
    'ESC-12 was not acknowledged by 10:00 (late: the bot was down 13:00 yesterday to 10:20).',
  ]);
});

test('only whoever is on call is notified, and only when it is for them', () => {
  const line = (to: 'thread' | 'on-call', onCall: OnCallFacts) => {
    const message = reminder({
      escalation: anEscalation({ owner: 'UKENJI' }),
      reminder: told('resolve', 'breach'),
      to,
      onCall,
      wording,
      now: after(60),
    });
    return [pings(message), heard(message)];
  };
  const both = { ...onDuty, crews: [{ group: 'S0ENG', users: ['UPRIYA'] }] };
  expect([
    line('thread', onDuty),
    line('on-call', both),
    line('on-call', nobody),
    line('on-call', nobodyEver),
    line('on-call', standIn),
    line('thread', nobody),
  ]).toEqual([
    [[], 'ESC-12 was not resolved by 10:00.'],
    [['S0ENG', 'UPRIYA'], '@eng-oncall and @Priya: ESC-12 was not resolved by 10:00.'],
    [
      [],
      'ESC-12 was not resolved by 10:00. Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.',
    ],
    [[], 'ESC-12 was not resolved by 10:00. Nobody is on call now.'],
    [
      ['UINGRID'],
      '@Ingrid: ESC-12 was not resolved by 10:00. Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.',
    ],
    [[], 'ESC-12 was not resolved by 10:00.'],
  ]);
});

test('a third move asks both leads to decide, and names both teams', () => {
  const escalation = anEscalation({ moves: 3, team: 'risk' });
  const moved = {
    what: 'moved',
    from: 'design',
    to: 'risk',
    reason: 'Fraud.',
    heldMs: 1,
    owner: null,
    policyId: 'policy of risk',
  } as const;
  const plainly = leadNotice({ escalation, link: null, wording });
  const fully = leadNotice({ escalation, link: null, wording, entry: anEntry(moved), mayRead: true });
  expect([seen(plainly), seen(fully)]).toEqual([
    ['ESC-12 has moved three times, the last time to Risk.', 'Please decide together who keeps it.'],
    [
      'ESC-12 has moved three times, the last time from Design to Risk:',
      '> Fraud.',
      'It is about: Payouts frozen',
      'Please decide together who keeps it.',
    ],
  ]);
});
