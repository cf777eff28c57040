import { expect, test } from 'vitest';
import type { Reminder, ReminderKind } from '../../src/domain/escalation.ts';
import type { LadderClock } from '../../src/domain/team.ts';
import { leadNotice } from '../../src/views/lead-notice.ts';
import { leadReminder, reminder } from '../../src/views/reminder.ts';
import { after, anEscalation, hours, morning } from '../support/factories.ts';
import { anEntry } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const dueAt = after(60);
const told = (clock: LadderClock, kind: ReminderKind): Reminder => ({
  clock,
  kind,
  startedAt: morning,
  dueAt,
});
const onCall = [{ calendar: 'always', group: 'S0ENG', users: ['UPRIYA'] }];

const said = (clock: LadderClock, kind: ReminderKind, minute: number) =>
  heard(
    reminder({
      escalation: anEscalation(),
      reminder: told(clock, kind),
      to: 'thread',
      onCall,
      wording,
      now: after(minute),
    }),
  );

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
  ]);
});

test('a warning that comes too late says what is true', () => {
  expect(said('acknowledge', 'warning', 61)).toBe('ESC-12 was not acknowledged by 10:00.');
});

test('a far day is named with its time', () => {
  const far = reminder({
    escalation: anEscalation(),
    reminder: { ...told('resolve', 'warning'), dueAt: morning + hours(24) },
    to: 'thread',
    onCall,
    wording,
    now: morning,
  });
  expect(heard(far)).toBe('ESC-12 should be resolved by 09:00 tomorrow, 1 d left.');
});

test('only whom it is for is notified', () => {
  const line = (to: 'thread' | 'owner' | 'on-call', owner: string | null) => {
    const message = reminder({
      escalation: anEscalation({ owner }),
      reminder: told('resolve', 'breach'),
      to,
      onCall,
      wording,
      now: after(60),
    });
    return [pings(message), heard(message)];
  };
  expect([
    line('thread', 'UKENJI'),
    line('owner', 'UKENJI'),
    line('on-call', 'UKENJI'),
    line('owner', null),
  ]).toEqual([
    [[], 'ESC-12 was not resolved by 10:00.'],
    [['UKENJI'], '@Kenji: ESC-12 was not resolved by 10:00.'],
    [['S0ENG', 'UPRIYA'], '@eng-oncall and @Priya: ESC-12 was not resolved by 10:00.'],
    [['S0ENG', 'UPRIYA'], '@eng-oncall and @Priya: ESC-12 was not resolved by 10:00.'],
  ]);
});

test('a lead reads where it stands, with a link and without notifying the owner', () => {
  const message = leadReminder({
    escalation: anEscalation({ owner: 'UKENJI' }),
    reminder: told('resolve', 'breach'),
    link: 'https://example.slack.com/archives/C0ENG/p1',
    wording,
    now: after(60),
  });
  expect([seen(message), pings(message)]).toEqual([
    ['ESC-12 was not resolved by 10:00.', 'Engineering, normal; Kenji has it.'],
    [],
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
