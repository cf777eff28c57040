import { expect, test } from 'vitest';
import type { Entry } from '../../src/domain/escalation.ts';
import { handOverLine, personalHandOver } from '../../src/views/hand-over.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { after, anEscalation, lived, responder } from '../support/factories.ts';
import { nobody, onDuty } from './duty.ts';
import { anEntry } from './entries.ts';
import { pings, seen, wording } from './seeing.ts';

const now = after(31);
const acknowledged = lived(anEscalation(), [[5, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
const offered = { ...acknowledged, handOver: { at: after(30), leadsTold: false } };

const inThread = (last: Entry | null, facts: { onCall?: OnCallFacts; waiting?: boolean } = {}) => {
  const question = { missing: ['Screenshot'], text: 'Which payout?', by: 'UKENJI', at: after(10) };
  const waiting = { status: 'waiting' as const, question, clocks: {} };
  const escalation = facts.waiting ? { ...offered, ...waiting } : offered;
  return handOverLine({ escalation, onCall: facts.onCall ?? onDuty, readable: true, last, wording, now });
};

const asked = ['@eng-oncall: ESC-12 Payouts frozen', 'Kenji’s shift is over. Who takes it over?'];
const standing = '🔵 normal · Kenji has it · Engineering';

test('whoever is on call is asked to take it over, and reads what is due next and what was said last', () => {
  const message = inThread(anEntry({ what: 'said', side: 'team', text: 'Looking at the ledger.' }));
  expect([seen(message), pings(message)]).toEqual([
    [
      ...asked,
      'News by 11:05 today.',
      standing,
      'Last word, from Kenji:',
      '> Looking at the ledger.',
      '[Take over]',
    ],
    ['S0ENG'],
  ]);
});

test('where nothing was said, or a question is open, there is no last word', () => {
  const said = anEntry({ what: 'said', side: 'agent', text: 'Hello?' });
  expect([
    seen(inThread(null)),
    seen(inThread(anEntry({ what: 'acknowledged' }))),
    seen(inThread(said, { waiting: true })),
  ]).toEqual([
    [...asked, 'News by 11:05 today.', standing, '[Take over]'],
    [...asked, 'News by 11:05 today.', standing, '[Take over]'],
    [...asked, standing, 'Kenji needs to know:', '• Screenshot', '> Which payout?', '[Take over]'],
  ]);
});

test('a long last word is cut', () => {
  const last = anEntry({ what: 'said', side: 'team', text: 'x'.repeat(1000) });
  expect(seen(inThread(last))[5]).toBe(`> ${'x'.repeat(299)}…`);
});

test('when nobody is on call any more, that is said', () => {
  expect(seen(inThread(null, { onCall: nobody }))[1]).toBe(
    'Kenji’s shift is over. Who takes it over? Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.',
  );
});

const personal = (as: 'owner' | 'lead', onCall = onDuty) =>
  personalHandOver({ escalation: offered, as, onCall, link: null, readable: true, wording, now });

test('the owner reads whom we asked, and can keep it', () => {
  expect([seen(personal('owner')), seen(personal('owner', nobody))[2], pings(personal('owner'))]).toEqual([
    [
      'ESC-12 Payouts frozen',
      'Your shift is over, and this cannot wait until you are back.',
      'We asked @eng-oncall to take it over. Until somebody does, it stays yours.',
      'News by 11:05 today.',
      '🔵 normal · you have it · Engineering',
      '[Keep it]',
    ],
    'We asked the next shift to take it over. Until somebody does, it stays yours.',
    [],
  ]);
});

test('a lead reads that nobody has taken it, and whose it stays', () => {
  expect([seen(personal('lead')), pings(personal('lead'))]).toEqual([
    [
      'ESC-12 Payouts frozen',
      'Nobody has taken it over from Kenji, whose shift is over. We asked @eng-oncall (09:30). It stays Kenji’s until somebody takes it.',
      'News by 11:05 today.',
      '🔵 normal · Kenji has it · Engineering',
      '[Show]',
    ],
    [],
  ]);
});
