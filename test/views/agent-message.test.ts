import { expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { type AgentMessageFacts, agentMessage } from '../../src/views/agent-message.ts';
import { after, anEscalation, lived, morning, reporter, responder } from '../support/factories.ts';
import { nobody, nobodyEver, onDuty, standIn } from './duty.ts';
import { resolution } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const shown = (escalation: Escalation, facts: Partial<AgentMessageFacts> = {}) =>
  agentMessage({
    escalation,
    onCall: onDuty,
    closedUntil: null,
    cardLink: 'https://example.slack.com/archives/C0ENG/p1',
    restricted: false,
    wording,
    now: morning,
    ...facts,
  });

test('the agent sees who is on call, what is promised, and where the card is', () => {
  expect(seen(shown(anEscalation()))).toEqual([
    'ESC-12 is with Engineering · 🔵 normal · open',
    'Payouts frozen',
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should acknowledge by 10:00 today and resolve by 17:00 today.',
    'Open the card',
    '[Add or correct facts] [Cancel] [More]',
  ]);
});

test('it is heard as sentences and notifies nobody', () => {
  const message = shown(anEscalation(), { cardLink: null });
  expect(heard(message)).toBe(
    'ESC-12 is with Engineering · 🔵 normal · open. Payouts frozen. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:00 today and resolve by 17:00 today.',
  );
  expect(pings(message)).toEqual([]);
});

test('nobody on call is said: who is next, or who stands in', () => {
  const said = [nobody, nobodyEver, standIn].map((onCall) => {
    const message = shown(anEscalation(), { onCall });
    return [seen(message)[2], pings(message)];
  });
  expect(said).toEqual([
    ['Nobody has it yet. Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.', []],
    ['Nobody has it yet. Nobody is on call now. The team sees it in its channel.', []],
    [
      'Nobody has it yet. Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam. Instead: Ingrid.',
      [],
    ],
  ]);
});

test('of a long list of those on call twenty are named', () => {
  const names = Array.from({ length: 22 }, (_, n) => `R${n + 1}`);
  expect(seen(shown(anEscalation(), { onCall: { ...onDuty, names } }))[2]).toBe(
    'Nobody has it yet. On call: R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14, R15, R16, R17, R18, R19, R20 and 2 more.',
  );
});

test('a team that is closed says until when, and what it promises all the same', () => {
  const said = (minute: number) =>
    seen(shown(anEscalation(), { closedUntil: after(90), now: after(minute) })).slice(3, -2);
  expect([said(0), said(61)]).toEqual([
    [
      'Engineering is closed until 10:30 today and should acknowledge by 10:00 today and resolve by 17:00 today.',
    ],
    [
      'Engineering is closed until 10:30 today and should resolve by 17:00 today.',
      'Engineering is late: somebody should have it by now.',
    ],
  ]);
});

test('of what is late the gravest is admitted', () => {
  const taken = lived(anEscalation(), [[5, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
  const late = (minute: number) =>
    seen(shown(taken, { now: after(minute) })).find((each) => each.includes('is late'));
  expect([late(124), late(125), late(480)]).toEqual([
    undefined,
    'Engineering is late: there should be news by now.',
    'Engineering is late: it should be resolved by now.',
  ]);
});

test('a next shift without a name is named by its time', () => {
  const next = { at: after(90), names: [] };
  expect(seen(shown(anEscalation(), { onCall: { ...nobody, next } }))[2]).toBe(
    'Nobody has it yet. Nobody is on call until 10:30 today.',
  );
});

test('while the user is on the phone, the agent can say that the call ended', () => {
  const call = anEscalation({ onPhone: true });
  expect([
    seen(shown(call)).at(-1),
    seen(shown({ ...call, status: 'waiting' })).at(-1),
    seen(shown(call, { now: after(30) })).at(-1),
  ]).toEqual([
    '[Call ended] [Promise a callback] [Add or correct facts] [Cancel] [More]',
    '[Answer] [Call ended] [Add or correct facts] [Cancel] [More]',
    '[Add or correct facts] [Cancel] [More]',
  ]);
});

test('the call promised to the user stands there, and then how it went', () => {
  const raised = anEscalation({ callbackAt: after(60) });
  const called = lived(raised, [
    [30, { kind: 'call back', by: reporter(), via: 'button', outcome: 'not satisfied', retryAt: null }],
  ]);
  expect([raised, called].map((escalation) => seen(shown(escalation, { restricted: true }))[4])).toEqual([
    'Call the user back by 10:00 today.',
    'Called back: reached, not satisfied.',
  ]);
});

test('news that somebody promised is promised', () => {
  const promised = lived(anEscalation(), [
    [5, { kind: 'acknowledge', by: responder(), via: 'button' }],
    [6, { kind: 'promise news', by: responder(), via: 'button', newsBy: after(36) }],
  ]);
  expect(seen(shown(promised)).slice(2, 4)).toEqual([
    'Kenji has it.',
    'Engineering should have the promised news by 09:36 today and resolve by 17:00 today.',
  ]);
});

test('what is late is admitted', () => {
  expect(seen(shown(anEscalation(), { now: after(61) }))).toEqual([
    'ESC-12 is with Engineering · 🔵 normal · open',
    'Payouts frozen',
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should resolve by 17:00 today.',
    'Engineering is late: somebody should have it by now.',
    'Open the card',
    '[Add or correct facts] [Cancel] [More]',
  ]);
});

test('each state has its own words and buttons', () => {
  const acknowledge = { kind: 'acknowledge', by: responder(), via: 'button' } as const;
  const ask = {
    kind: 'ask',
    by: responder(),
    via: 'button',
    missing: ['Screenshot'],
    text: 'Which?',
  } as const;
  const resolve = { kind: 'resolve', by: responder(), via: 'button', resolution } as const;
  const cancel = { kind: 'cancel', by: reporter(), via: 'button', reason: '' } as const;
  const states = [[acknowledge], [{ ...ask, missing: [...ask.missing] }], [resolve], [cancel]];
  const lines = states.map((acts) =>
    seen(
      shown(
        lived(
          anEscalation(),
          acts.map((act) => [5, act] as const),
        ),
        { cardLink: null },
      ),
    ).slice(2),
  );
  expect(lines).toEqual([
    [
      'Kenji has it.',
      'Engineering should have news by 11:05 today and resolve by 17:00 today.',
      '[Add or correct facts] [Cancel] [More]',
    ],
    [
      'Kenji needs something from you:',
      '• Screenshot',
      '> Which?',
      'The clock is paused until you answer.',
      '[Answer] [I must ask the user] [Add or correct facts] [Cancel] [More]',
    ],
    [
      'Resolved 09:05 today. Tell the user:',
      '> Your payouts run again.',
      'Acknowledged in time · Resolved in time',
      '[Reopen] [More]',
    ],
    ['Cancelled 09:05 today. Nobody is working on it.', '[Reopen] [More]'],
  ]);
});

test('of a restricted team only reference, status, due times and the agent’s own summary are shown', () => {
  expect(seen(shown(anEscalation({ team: 'risk' }), { restricted: true, cardLink: null }))).toEqual([
    'ESC-12 is with Risk · 🔵 normal · open',
    'Payouts frozen',
    'Nobody has it yet. On call: @eng-oncall.',
    'Risk should acknowledge by 10:00 today and resolve by 17:00 today.',
    '[Add or correct facts] [Cancel] [More]',
  ]);
});
