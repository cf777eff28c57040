import { expect, test } from 'vitest';
import type { Escalation, Reminder, ReminderKind } from '../../src/domain/escalation.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { leadNotice } from '../../src/views/lead-notice.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { reminder } from '../../src/views/reminder.ts';
import { after, anEscalation, hours, morning } from '../support/factories.ts';
import { nobody, nobodyEver, onDuty, standIn } from './duty.ts';
import { anEntry } from './entries.ts';
import { pings, seen, wording } from './seeing.ts';

const it = 'ESC-12 Payouts frozen';
const dueAt = after(60);
const told = (clock: ClockName, kind: ReminderKind): Reminder => ({
  clock,
  kind,
  startedAt: morning,
  dueAt,
});

const inThread = (told: Reminder, now: number) =>
  seen(
    reminder({
      escalation: anEscalation(),
      reminder: told,
      to: 'thread',
      onCall: onDuty,
      readable: true,
      restricted: false,
      wording,
      now,
    }),
  )[1];
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
    'Nobody has it yet. Please acknowledge it by 10:00, 3 min left.',
    'Nobody acknowledged it by 10:00.',
    'Nobody has acknowledged it yet, 30 min late (due 10:00).',
    'Aoife waits for news by 10:00, 3 min left.',
    'Aoife got no news by 10:00.',
    'Aoife still has no news, 30 min late (due 10:00).',
    'Please resolve it by 10:00, 3 min left.',
    'It was not resolved by 10:00.',
    'It is still not resolved, 30 min late (due 10:00).',
    'The user was promised a call back by 10:00, 30 min left.',
  ]);
});

test('a warning that comes too late says what is true', () => {
  expect([said('acknowledge', 'warning', 61), said('callback', 'warning', 61)]).toEqual([
    'Nobody acknowledged it by 10:00.',
    'The user was promised a call back by 10:00, 1 min late.',
  ]);
});

test('a far day is named with its time', () => {
  expect(inThread({ ...told('resolve', 'warning'), dueAt: morning + hours(24) }, morning)).toBe(
    'Please resolve it by 09:00 tomorrow, 1 d left.',
  );
});

test('what comes late says when the bot was down, with the day when that is long ago', () => {
  const late = (from: number) => ({
    ...told('acknowledge', 'breach'),
    late: { from, to: after(80) },
  });
  expect([inThread(late(after(50)), after(81)), inThread(late(morning - hours(20)), after(81))]).toEqual([
    'Nobody acknowledged it by 10:00 (late: the bot was down 09:50 to 10:20).',
    'Nobody acknowledged it by 10:00 (late: the bot was down 13:00 yesterday to 10:20).',
  ]);
});

test('only whoever is on call is notified, and only when it is for them', () => {
  const line = (to: 'thread' | 'on-call', onCall: OnCallFacts) => {
    const message = reminder({
      escalation: anEscalation({ owner: 'UKENJI' }),
      reminder: told('resolve', 'breach'),
      to,
      onCall,
      readable: true,
      restricted: false,
      wording,
      now: after(60),
    });
    return [pings(message), ...seen(message).slice(0, 2)];
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
    [[], it, 'It was not resolved by 10:00.'],
    [['S0ENG', 'UPRIYA'], `@eng-oncall and @Priya: ${it}`, 'It was not resolved by 10:00.'],
    [
      [],
      it,
      'It was not resolved by 10:00. Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.',
    ],
    [[], it, 'It was not resolved by 10:00. Nobody is on call now.'],
    [
      ['UINGRID'],
      `@Ingrid: ${it}`,
      'It was not resolved by 10:00. Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.',
    ],
    [[], it, 'It was not resolved by 10:00.'],
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
  const about = { escalation, link: null, wording, now: morning };
  const plainly = leadNotice({ ...about, readable: false });
  const fully = leadNotice({ ...about, entry: anEntry(moved), readable: true });
  expect([seen(plainly), seen(fully)]).toEqual([
    [
      'ESC-12',
      'It has moved three times, the last time to Risk.',
      'Please decide together who keeps it.',
      '🔵 normal · nobody has it · Risk',
      '[Assign to…] [Show]',
    ],
    [
      it,
      'It has moved three times, the last time from Design to Risk:',
      '> Fraud.',
      'Please decide together who keeps it.',
      '🔵 normal · nobody has it · Risk',
      '[Assign to…] [Show]',
    ],
  ]);
});

test.each<[Partial<Escalation>, ClockName, boolean, string]>([
  [{}, 'acknowledge', false, '[Acknowledge]'],
  [{ owner: 'UKENJI', status: 'acknowledged' }, 'update', false, '[Give news]'],
  [{ owner: 'UKENJI', status: 'acknowledged' }, 'update', true, '[Ask for info]'],
  [{ owner: 'UKENJI', status: 'acknowledged' }, 'resolve', false, '[Resolve]'],
])('under it stands what helps: %j %s %s', (facts, clock, restricted, button) => {
  const message = reminder({
    escalation: anEscalation(facts),
    reminder: told(clock, 'breach'),
    to: 'thread',
    onCall: onDuty,
    readable: true,
    restricted,
    wording,
    now: after(60),
  });
  expect(seen(message).at(-1)).toBe(button);
});

test('on a lock screen it begins with what it is about, and has no instant', () => {
  const live = { priority: 'urgent', liveUntil: after(90) } as const;
  const message = (readable: boolean) =>
    reminder({
      escalation: anEscalation(live),
      reminder: told('acknowledge', 'overdue'),
      to: 'on-call',
      onCall: onDuty,
      readable,
      restricted: false,
      wording,
      now: after(75),
    }).text;
  expect([message(true), message(false)]).toEqual([
    '<!subteam^S0ENG>: ESC-12 Payouts frozen. Nobody has acknowledged it yet, 15 min late. 🔴 urgent · 📞 the user is on the phone · nobody has it · Engineering',
    '<!subteam^S0ENG>: ESC-12. Nobody has acknowledged it yet, 15 min late. 🔴 urgent · 📞 the user is on the phone · nobody has it · Engineering',
  ]);
});
