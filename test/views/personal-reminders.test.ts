import { expect, test } from 'vitest';
import type { Escalation, Reminder } from '../../src/domain/escalation.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { type PersonalReminder, personalReminders } from '../../src/views/personal-reminders.ts';
import { after, anEscalation, morning } from '../support/factories.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const about = (clock: ClockName, reminder: Partial<Reminder> = {}): Reminder => ({
  clock,
  kind: 'breach',
  startedAt: morning,
  dueAt: after(60),
  ...reminder,
});

const item = (
  as: PersonalReminder['as'],
  reminder: Reminder,
  escalation: Partial<Escalation> = { owner: 'UKENJI' },
): PersonalReminder => ({
  escalation: anEscalation(escalation),
  reminder,
  as,
  link: 'https://example.slack.com/archives/C0ENG/p1',
  readable: true,
  restricted: false,
});

const told = (items: PersonalReminder[], minute = 60) => personalReminders(items, wording, after(minute));

const news = '[Give news] [30 min] [2 hours] [Today] [Tomorrow] [Hand back]';
const outcomes = '[Reached, satisfied] [Reached, not satisfied] [No answer] [Not needed] [Move the callback]';

const it = 'ESC-12 Payouts frozen';

test('whoever owes news is asked when there will be some', () => {
  expect(seen(told([item('owner', about('update'))]))).toEqual([
    'ESC-12 Payouts frozen',
    'You owe Aoife news since 10:00. When will you have it?',
    '🔵 normal · you have it · Engineering',
    news,
  ]);
});

test('before news is due, its owner is only reminded', () => {
  expect(seen(told([item('owner', about('update', { kind: 'warning' }))], 50))).toEqual([
    'ESC-12 Payouts frozen',
    'You owe Aoife news by 10:00, 10 min left.',
    '🔵 normal · you have it · Engineering',
    '[Give news] [Snooze reminders]',
  ]);
});

test('an owner and a lead read where it stands, with a link, and nobody else is notified', () => {
  const messages = [
    told([item('owner', about('resolve'))]),
    told([item('lead', about('resolve'))]),
    told([item('lead', about('update'))]),
    told([item('lead', about('acknowledge'), { owner: null })]),
  ];
  expect([messages.map(seen), messages.flatMap(pings)]).toEqual([
    [
      [
        it,
        'It was not resolved by 10:00.',
        '🔵 normal · you have it · Engineering',
        '[Resolve] [Snooze reminders]',
      ],
      [it, 'It was not resolved by 10:00.', '🔵 normal · Kenji has it · Engineering', '[Show]'],
      [it, 'Aoife got no news by 10:00.', '🔵 normal · Kenji has it · Engineering', '[Show]'],
      [
        it,
        'Nobody acknowledged it by 10:00.',
        '🔵 normal · nobody has it · Engineering',
        '[Assign to…] [Show]',
      ],
    ],
    [],
  ]);
});

test('who raised it is reminded of the call, before and at its time, and can say how it went', () => {
  const call = (minute: number, escalation: Partial<Escalation> = {}) =>
    seen(told([item('reporter', about('callback', { kind: 'warning' }), escalation)], minute));
  expect([call(45), call(60), call(60, { contact: 'email' })]).toEqual([
    [it, 'Call the user back by 10:00, 15 min left.', outcomes],
    [it, 'Call the user back by 10:00.', outcomes],
    [it, 'Write to the user by 10:00.', outcomes],
  ]);
});

test('what comes late says when the bot was down', () => {
  const late = { from: after(50), to: after(80) };
  expect([
    seen(told([item('owner', about('update', { late }))], 81))[1],
    seen(told([item('reporter', about('callback', { late }))], 81))[1],
  ]).toEqual([
    'You owe Aoife news since 10:00 (late: the bot was down 09:50 to 10:20). When will you have it?',
    'Call the user back by 10:00, 21 min late (late: the bot was down 09:50 to 10:20).',
  ]);
});

test('several are one message, each with its own buttons; aloud, what is gravest comes first', () => {
  const message = told([
    item('lead', about('resolve'), { id: 'ESC-1', owner: null, priority: 'urgent' }),
    item('owner', about('update'), { id: 'ESC-2', owner: 'UKENJI' }),
    item('reporter', about('callback'), { id: 'ESC-3' }),
  ]);
  expect([seen(message), pings(message)]).toEqual([
    [
      '3 reminders',
      'ESC-1 Payouts frozen',
      'It was not resolved by 10:00.',
      '🔴 urgent · nobody has it · Engineering',
      '[Assign to…] [Show]',
      'ESC-2 Payouts frozen',
      'You owe Aoife news since 10:00. When will you have it?',
      '🔵 normal · you have it · Engineering',
      news,
      'ESC-3 Payouts frozen',
      'Call the user back by 10:00.',
      outcomes,
    ],
    [],
  ]);
  expect(heard(message)).toBe(
    'ESC-1 Payouts frozen. It was not resolved in time. 🔴 urgent · nobody has it · Engineering. ESC-2 Payouts frozen. You owe Aoife news. When will you have it? 🔵 normal · you have it · Engineering. ESC-3 Payouts frozen. Call the user back. 3 reminders',
  );
});

test('each line of several leads to its card', () => {
  const links = told([item('lead', about('resolve')), item('lead', about('update'))]).blocks.filter((block) =>
    JSON.stringify(block).includes('"url":"https://example.slack.com/archives/C0ENG/p1"'),
  );
  expect(links).toHaveLength(2);
});

test('the gravest twelve are told and the rest is counted', () => {
  const many = Array.from({ length: 17 }, (_, n) => item('lead', about('resolve'), { id: `ESC-${n + 1}` }));
  const lines = seen(told(many));
  const listed = lines.filter((line) => line.startsWith('ESC-'));
  expect([lines[0], listed.length, listed.at(-1), lines.at(-1)]).toEqual([
    '17 reminders',
    12,
    'ESC-12 Payouts frozen',
    'and 5 more',
  ]);
});
