import { expect, test } from 'vitest';
import type { Attention } from '../../src/domain/attention.ts';
import type { Reminder } from '../../src/domain/escalation.ts';
import {
  type Heed,
  heed,
  heedInRoundUp,
  isCrowded,
  type Matter,
  matterOf,
  type Ping,
  worryOf,
} from '../../src/domain/pings.ts';
import { after, minutes, morning } from '../support/factories.ts';

const reminder = (kind: Reminder['kind'], more: Partial<Reminder> = {}): Reminder => ({
  clock: 'resolve',
  kind,
  startedAt: morning,
  dueAt: morning,
  ...more,
});
const normal = 2;
const matter = (
  escalation: string,
  kind: Reminder['kind'] = 'overdue',
  { rank = normal, ...more }: Partial<Reminder> & { rank?: number } = {},
): Matter => matterOf(escalation, reminder(kind, more), rank);
const ping = (minute: number, ...matters: Matter[]): Ping => ({ at: after(minute), matters });
const heard = (
  what: Matter,
  pings: readonly Ping[],
  minute: number,
  { isPressing = false, attention = 'usual' as Attention } = {},
) => {
  return shown(heed(what, { isPressing, pings, attention }, after(minute)), pings);
};
function shown({ do: does, ...more }: Heed, pings: readonly Ping[]): string {
  if ('ping' in more) return `edit ${pings.indexOf(more.ping)}`;
  return 'until' in more ? `${does} until ${(more.until - morning) / minutes(1)}` : does;
}
/** About as many others. */
const pings = (...at: number[]): Ping[] => at.map((minute) => ping(minute, matter(`ESC-${100 + minute}`)));

test.each<[string, Matter, readonly Ping[], number, string]>([
  ['who was told nothing is pinged', matter('ESC-1'), [], 60, 'ping'],
  ['one message a minute is enough', matter('ESC-1'), pings(59.5), 60, 'breathe until 60.5'],
  [
    'what lasts changes the message that told it',
    matter('ESC-1'),
    [ping(0, matter('ESC-1', 'breach')), ping(9)],
    60,
    'edit 0',
  ],
  [
    'what was told as a warning is told anew when it is over',
    matter('ESC-1'),
    [ping(0, matter('ESC-1', 'warning'))],
    60,
    'ping',
  ],
  [
    'what has become more urgent is told anew',
    matter('ESC-1', 'overdue', { rank: 0 }),
    [ping(0, matter('ESC-1'))],
    60,
    'ping',
  ],
  [
    'another clock is another matter',
    matter('ESC-1', 'overdue', { clock: 'update' }),
    [ping(0, matter('ESC-1'))],
    60,
    'ping',
  ],
  [
    'a clock that began anew is another matter',
    matter('ESC-1', 'overdue', { startedAt: after(9) }),
    [ping(0, matter('ESC-1'))],
    60,
    'ping',
  ],
  [
    'within two minutes it is folded into the one before',
    matter('ESC-1', 'warning', { clock: 'update' }),
    [ping(58.5, matter('ESC-1'))],
    60,
    'edit 0',
  ],
  [
    'after two minutes it is not',
    matter('ESC-1', 'warning', { clock: 'update' }),
    [ping(58, matter('ESC-1'))],
    60,
    'ping',
  ],
  ['another escalation is not folded', matter('ESC-1'), pings(58.5), 60, 'ping'],
  ['five within an hour hold nothing', matter('ESC-1'), pings(10, 20, 30, 40, 55), 60, 'ping'],
  [
    'after six within an hour it waits for a quarter of an hour',
    matter('ESC-1'),
    pings(5, 10, 20, 30, 40, 55),
    60,
    'hold until 70',
  ],
  ['an hour later they count no more', matter('ESC-1'), pings(0, 10, 20, 30, 40, 55), 60, 'ping'],
  [
    'a quarter of an hour after the last it is said',
    matter('ESC-1'),
    pings(5, 10, 20, 30, 40, 45),
    60,
    'ping',
  ],
  [
    'after twelve within twelve hours it waits for an hour',
    matter('ESC-1'),
    pings(...Array.from({ length: 12 }, (_, n) => 30 * n)),
    370,
    'hold until 390',
  ],
])('%s', (_, what, before, minute, expected) => {
  expect(heard(what, before, minute)).toBe(expected);
});

test('what is pressing waits for the minute and for nothing else', () => {
  const told = ping(0, matter('ESC-1', 'breach'));
  const is = (before: readonly Ping[], minute: number) =>
    heard(matter('ESC-1', 'breach'), before, minute, { isPressing: true, attention: 'calm' });
  expect([is([told], 1), is([...pings(1, 2, 3, 4, 5, 6), told], 7), is([told], 0.5)]).toEqual([
    'ping',
    'ping',
    'breathe until 1',
  ]);
});

test('calm holds sooner and longer; where everything is wanted, nothing is held', () => {
  const what = matter('ESC-1');
  const before = [ping(0, what), ...pings(20, 30, 55)];
  const other = matter('ESC-2');
  const is = (about: Matter, attention: Attention) => heard(about, before, 60, { attention });
  expect([
    is(other, 'usual'),
    is(other, 'calm'),
    is(what, 'everything'),
    heard(other, pings(1, 2, 3, 4, 5, 6, 59.5), 60, { attention: 'everything' }),
  ]).toEqual(['ping', 'hold until 85', 'ping', 'breathe until 60.5']);
});

const worry = worryOf('ESC-1', normal, after(40));

test.each<[string, Matter, readonly Ping[], number, string]>([
  ['that it goes in circles waits for the next message, an hour at most', worry, [], 99, 'hold until 100'],
  ['and is told as a reminder is', worry, [], 100, 'ping'],
  [
    'after six within an hour it waits with the others',
    worry,
    pings(45, 50, 60, 70, 80, 95),
    100,
    'hold until 110',
  ],
  ['it is told once', worry, [ping(0, worry)], 60, 'edit 0'],
  [
    'what is due a moment later stands beside it',
    matter('ESC-1', 'warning'),
    [ping(59, worry)],
    60,
    'edit 0',
  ],
])('%s', (_, what, before, minute, expected) => {
  expect(heard(what, before, minute)).toBe(expected);
});

test('a channel is crowded after six lines within an hour, when calm after three, and never where everything is wanted', () => {
  const is = (attention: Attention, count: number, minute = 60) =>
    isCrowded([10, 20, 30, 40, 50, 55].slice(-count).map(after), attention, after(minute));
  expect([is('usual', 5), is('usual', 6), is('usual', 6, 70)]).toEqual([false, true, false]);
  expect([is('calm', 2), is('calm', 3), is('everything', 6)]).toEqual([false, true, false]);
});

test.each<[string, 'calls' | 'calls nobody', readonly Ping[], number, string]>([
  ['the first message of a round-up comes at once', 'calls', [], 60, 'ping'],
  ['whoever is on call is called again after a quarter of an hour', 'calls', pings(45), 60, 'ping'],
  ['and not before', 'calls', pings(46), 60, 'hold until 61'],
  ['what calls nobody changes the message that is there', 'calls nobody', pings(40, 46), 60, 'edit 1'],
  ['or comes anew when that is old', 'calls nobody', pings(45), 60, 'ping'],
  [
    'what lasts changes the message that told it',
    'calls',
    [ping(0, matter('ESC-1')), ping(46)],
    60,
    'edit 0',
  ],
])('%s', (_, calls, before, minute, expected) => {
  const facts = { calls: calls === 'calls', pings: before, attention: 'usual' } as const;
  expect(shown(heedInRoundUp(matter('ESC-1'), facts, after(minute)), before)).toBe(expected);
});
