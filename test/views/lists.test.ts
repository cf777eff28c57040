import { expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { listAnswer, mineAnswer, searchAnswer } from '../../src/views/lists.ts';
import type { LookingToAct } from '../../src/views/rows.ts';
import { showAnswer } from '../../src/views/show-answer.ts';
import { aClock, anEscalation, lived, morning, responder } from '../support/factories.ts';
import { resolution } from './entries.ts';
import { heard, seen, wording } from './seeing.ts';

const looking = (changes: Partial<LookingToAct> = {}): LookingToAct => ({
  viewer: 'UAOIFE',
  links: new Map([['ESC-12', 'https://example.slack.com/archives/C0ENG/p1']]),
  wording,
  now: morning,
  mayRead: () => true,
  actsFor: () => false,
  ...changes,
});

const team = { actsFor: () => true };
const waiting = lived(anEscalation(), [
  [5, { kind: 'ask', by: responder(), via: 'button', missing: [], text: 'Which?' }],
]);
const resolved = lived(anEscalation(), [
  [5, { kind: 'resolve', by: responder(), via: 'button', resolution }],
]);

test('a list shows where each stands, with a link and a button', () => {
  const message = listAnswer({ title: 'Engineering, open', escalations: [anEscalation()], ...looking() });
  expect(seen(message)).toEqual([
    'Engineering, open',
    'ESC-12 · 🔵 normal · open · Engineering',
    'Payouts frozen',
    'Acknowledge by 10:00 today · Resolve by 17:00 today',
    '[Show]',
  ]);
  expect(heard(message)).toBe(
    'Engineering, open: ESC-12 · 🔵 normal · open · Engineering. Payouts frozen. Acknowledge by 10:00 today · Resolve by 17:00 today',
  );
  expect(JSON.stringify(message.blocks)).toContain('"url":"https://example.slack.com/archives/C0ENG/p1"');
});

test('the button is the one that makes sense for the person', () => {
  const buttonFor = (escalation: Escalation, changes: Partial<LookingToAct>) =>
    seen(listAnswer({ title: 'All', escalations: [escalation], ...looking(changes) })).at(-1);
  expect([
    buttonFor(anEscalation(), {}),
    buttonFor(anEscalation(), team),
    buttonFor(waiting, {}),
    buttonFor(waiting, { viewer: 'UKENJI', ...team }),
    // Whoever has it and is no longer of the team could not resolve it.
    buttonFor(waiting, { viewer: 'UKENJI' }),
    buttonFor(waiting, { viewer: 'UPRIYA', ...team }),
    buttonFor(resolved, { viewer: 'UKENJI', ...team }),
  ]).toEqual(['[Show]', '[Acknowledge]', '[Answer]', '[Resolve]', '[Show]', '[Show]', '[Show]']);
});

test.each([
  [0, 10, 10, []],
  [0, 10, 11, ['1 to 10 of 11', '[Next 10]']],
  [1, 1, 11, ['11 to 11 of 11', '[Previous 10]']],
  [1, 10, 35, ['11 to 20 of 35', '[Previous 10] [Next 10]']],
  [0, 10, 10_001, ['1 to 10 of more than 10,000', '[Next 10]']],
  [3, 0, 5, ['There is nothing on this page any more.', '[Previous 10]']],
])('page %i, with %i on it of %i', (page, shown, matching, foot) => {
  const escalations = Array.from({ length: shown }, (_, n) => anEscalation({ id: `ESC-${n}` }));
  const all = seen(mineAnswer({ escalations, of: { asked: { mine: true }, page, matching }, ...looking() }));
  expect(all.slice(1 + shown * 4)).toEqual(foot);
});

test('an empty list says what to do', () => {
  const none = { escalations: [], ...looking() };
  expect([
    seen(listAnswer({ title: 'All', ...none })),
    seen(mineAnswer(none)),
    seen(searchAnswer({ words: 'acct_9', ...none })),
  ]).toEqual([
    ['There is nothing in this list. /escalate raises something new.'],
    [
      'You have raised nothing that is still open, and nothing waits for you. /escalate raises something new.',
    ],
    ['Nothing found for “acct_9”. Try fewer words, a reference such as ESC-12, or an account.'],
  ]);
});

test('one escalation is shown whole to those who may read it', () => {
  expect(seen(showAnswer({ escalation: anEscalation(), ...looking(team) }))).toEqual([
    'ESC-12 · 🔵 normal · open · Engineering',
    'Nobody has it yet.',
    'Acknowledge by 10:00 today · Resolve by 17:00 today',
    'Payouts frozen',
    '> The dashboard shows a red banner since this morning.',
    'Needed:',
    '> Release them',
    '• Account or user: acct_1Kx',
    '• Country: Ireland',
    '• Category: Payouts',
    '• Contact by phone',
    'Raised by Aoife · Open the card',
    '[Acknowledge] [Resolve] [Ask for info] [Add or correct facts] [More]',
  ]);
});

test('to others it shows how it stands, and to its reporter what they wrote and what to tell the user', () => {
  const escalation = { ...resolved, team: 'risk' };
  const shownTo = (viewer: string) =>
    seen(showAnswer({ escalation, ...looking({ mayRead: () => false, viewer, links: new Map() }) }));
  expect(shownTo('UJONAS')).toEqual([
    'ESC-12 · 🔵 normal · resolved · Risk',
    'Kenji had it.',
    'Acknowledged in time · Resolved in time',
    'What is in it is for Risk only.',
    'Raised by Aoife',
  ]);
  expect(shownTo('UAOIFE').slice(2)).toEqual([
    'Acknowledged in time · Resolved in time',
    'Payouts frozen',
    '> The dashboard shows a red banner since this morning.',
    'Needed:',
    '> Release them',
    '• Account or user: acct_1Kx',
    '• Country: Ireland',
    '• Category: Payouts',
    '• Contact by phone',
    'The rest is for Risk only.',
    'Tell the user:',
    '> Your payouts run again.',
    'Raised by Aoife',
    '[Reopen] [More]',
  ]);
});

test('who raised it can end the call and say how the callback went; the next shift can take it over', () => {
  const rows = (escalation: Escalation, changes: Partial<LookingToAct> = {}) =>
    seen(showAnswer({ escalation, ...looking({ links: new Map(), ...changes }) })).filter((each) =>
      each.startsWith('['),
    );
  const offered = {
    ...resolved,
    status: 'acknowledged' as const,
    handOver: { at: morning, leadsTold: false },
  };
  const promised = { ...resolved, clocks: { callback: aClock() } };
  expect([
    rows(anEscalation({ onPhone: true })),
    rows(anEscalation({ onPhone: true }), { viewer: 'UJONAS' }),
    rows(promised),
    rows({ ...promised, status: 'acknowledged' }),
    rows(promised, { viewer: 'UPRIYA', ...team }),
    rows(offered, { viewer: 'UPRIYA', ...team }),
    rows(offered, { viewer: 'UKENJI', ...team }),
  ]).toEqual([
    ['[Call ended] [Add or correct facts] [Cancel] [More]'],
    [],
    ['[Reached, satisfied] [Reached, not satisfied] [No answer] [Not needed]', '[Reopen] [More]'],
    ['[Add or correct facts] [Cancel] [More]'],
    ['[Reopen] [More]'],
    ['[Take over] [Resolve] [Ask for info] [More]'],
    ['[Resolve] [Ask for info] [More]'],
  ]);
});

test('buttons are offered only to those who may press them', () => {
  const buttons = (escalation: Escalation, changes: Partial<LookingToAct>) =>
    seen(showAnswer({ escalation, ...looking({ links: new Map(), ...changes }) })).at(-1);
  expect([
    buttons(anEscalation(), {}),
    buttons(waiting, {}),
    buttons(waiting, { viewer: 'UKENJI', ...team }),
    buttons(anEscalation(), { viewer: 'UJONAS' }),
    buttons(resolved, { viewer: 'UJONAS' }),
  ]).toEqual([
    '[Add or correct facts] [Cancel] [More]',
    '[Answer] [I must ask the user] [Add or correct facts] [Cancel] [More]',
    '[Resolve] [Ask for info] [More]',
    'Raised by Aoife',
    'Raised by Aoife',
  ]);
});
