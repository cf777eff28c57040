import { expect, test } from 'vitest';
import { checkView } from '../../sandbox/slack/limits.ts';
import { type HomeFacts, home } from '../../src/views/home.ts';
import { anEscalation, lived, morning, responder } from '../support/factories.ts';
import { seen, wording } from './seeing.ts';

const shown = (facts: Partial<HomeFacts> = {}) =>
  home({
    viewer: 'UAOIFE',
    callbacks: [],
    mine: [],
    owned: [],
    unacknowledged: [],
    links: new Map(),
    wording,
    now: morning,
    mayRead: () => true,
    actsFor: () => true,
    ...facts,
  });

test('a newcomer sees what Home is for', () => {
  expect(seen(shown())).toEqual([
    '[New escalation]',
    '---',
    'What I raised',
    'Nothing you raised is open. On a call with a problem for another team? Press New escalation.',
    '---',
    'What I am working on',
    'You have none now. When you acknowledge one, it is listed here.',
    '---',
    'In my teams, nobody has these yet',
    'In your teams, every escalation has somebody.',
  ]);
});

test('each row has the one button that helps', () => {
  const waiting = lived(anEscalation(), [
    [5, { kind: 'ask', by: responder(), via: 'button', missing: [], text: 'Which?' }],
  ]);
  const lines = seen(
    shown({
      mine: [waiting, anEscalation({ id: 'ESC-13' })],
      owned: [waiting],
      unacknowledged: [anEscalation({ id: 'ESC-14' })],
    }),
  );
  expect(lines.slice(3, 11)).toEqual([
    'ESC-12 · 🔵 normal · waiting for you · Engineering',
    'Payouts frozen',
    'Kenji has it',
    '[Answer]',
    'ESC-13 · 🔵 normal · open · Engineering',
    'Payouts frozen',
    'Acknowledge by 10:00 today · Resolve by 17:00 today',
    '[Show]',
  ]);
  expect(lines.filter((line) => line.startsWith('['))).toEqual([
    '[New escalation]',
    '[Answer]',
    '[Show]',
    '[Resolve]',
    '[Acknowledge]',
  ]);
});

test('three full sections fit, and the rest is counted', () => {
  const many = Array.from({ length: 30 }, (_, n) => anEscalation({ id: `ESC-${n + 1}` }));
  const view = shown({ mine: many, owned: many, unacknowledged: many });
  expect(checkView(view)).toEqual([]);
  expect(seen(view).filter((line) => line.startsWith('and '))).toEqual(
    Array(3).fill('and 22 more: /escalate mine or /escalate list shows them.'),
  );
});

test('what somebody may not read has no summary, but where they wrote it', () => {
  const mine = [anEscalation({ team: 'risk' })];
  const rows = (viewer: string) => seen(shown({ mine, mayRead: () => false, viewer })).slice(3, 6);
  expect([rows('UJONAS'), rows('UAOIFE')]).toEqual([
    ['ESC-12 · 🔵 normal · open · Risk', 'Acknowledge by 10:00 today · Resolve by 17:00 today', '[Show]'],
    [
      'ESC-12 · 🔵 normal · open · Risk',
      'Payouts frozen',
      'Acknowledge by 10:00 today · Resolve by 17:00 today',
    ],
  ]);
});

test('calls to make come first, with a press for how each went', () => {
  const callbackAt = morning + 90 * 60_000;
  const lines = seen(shown({ callbacks: [anEscalation({ callbackAt })] }));
  expect(lines.slice(1, 8)).toEqual([
    '---',
    'Users I must call back',
    'ESC-12 · 🔵 normal · open · Engineering',
    'Payouts frozen',
    'Acknowledge by 10:00 today · Resolve by 17:00 today',
    'Call the user back by 10:30 today',
    '[Reached, satisfied] [Reached, not satisfied] [No answer] [Not needed]',
  ]);
});
