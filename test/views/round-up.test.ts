import { expect, test } from 'vitest';
import type { Escalation, Reminder } from '../../src/domain/escalation.ts';
import { roundUp } from '../../src/views/round-up.ts';
import { after, anEscalation, morning } from '../support/factories.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const item = (id: string, more: Partial<Escalation> = {}, reminder: Partial<Reminder> = {}) => ({
  escalation: anEscalation({ id, ...more }),
  reminder: {
    clock: 'acknowledge',
    kind: 'warning',
    startedAt: morning,
    dueAt: after(60),
    ...reminder,
  } as const,
  link: `https://example.slack.com/archives/C0ENG/p${id}`,
  restricted: false,
});
const told = (...items: ReturnType<typeof item>[]) =>
  roundUp(items, { crews: [{ group: 'S0ENG' }], wording, now: after(48) });

const two = [item('ESC-12'), item('ESC-13', { priority: 'low' })];

test('it says how many there are, and of each how it stands, with a link and the button that helps', () => {
  expect(seen(told(...two))).toEqual([
    '@eng-oncall: 2 reminders',
    'ESC-12',
    'Nobody has it yet. Please acknowledge it by 10:00, 12 min left.',
    '🔵 normal · nobody has it · Engineering',
    '[Acknowledge] [Show]',
    'ESC-13',
    'Nobody has it yet. Please acknowledge it by 10:00, 12 min left.',
    '⚪ low · nobody has it · Engineering',
    '[Acknowledge] [Show]',
  ]);
  expect(pings(told(...two))).toEqual(['S0ENG']);
});

test('one is a line like those in the threads, and what it is about stands on its card', () => {
  expect(seen(told(item('ESC-12')))).toEqual([
    '@eng-oncall: ESC-12',
    'Nobody has it yet. Please acknowledge it by 10:00, 12 min left.',
    '🔵 normal · nobody has it · Engineering',
    '[Acknowledge] [Show]',
  ]);
  expect(heard(told(...two))).not.toContain('Payouts frozen');
});

test('more than twelve are counted', () => {
  const lines = seen(told(...Array.from({ length: 40 }, (_, n) => item(`ESC-${n}`))));
  expect([lines[0], lines.at(-1)]).toEqual(['@eng-oncall: 40 reminders', 'and 28 more']);
});
