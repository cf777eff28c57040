import { expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { type AgentMessageFacts, agentMessage } from '../../src/views/agent-message.ts';
import { after, anEscalation, lived, morning, reporter, responder } from '../support/factories.ts';
import { resolution } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const shown = (escalation: Escalation, facts: Partial<AgentMessageFacts> = {}) =>
  agentMessage({
    escalation,
    onCallNames: ['@eng-oncall'],
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
    '[Cancel] [More]',
  ]);
});

test('it is heard as sentences and notifies nobody', () => {
  const message = shown(anEscalation(), { cardLink: null });
  expect(heard(message)).toBe(
    'ESC-12 is with Engineering · 🔵 normal · open. Payouts frozen. Nobody has it yet. On call: @eng-oncall. Engineering should acknowledge by 10:00 today and resolve by 17:00 today.',
  );
  expect(pings(message)).toEqual([]);
});

test('nobody on call is said', () => {
  expect(seen(shown(anEscalation(), { onCallNames: [] }))[2]).toBe(
    'Nobody has it yet. Nobody is on call now; the team sees it in its channel.',
  );
});

test('what is late is admitted', () => {
  expect(seen(shown(anEscalation(), { now: after(61) }))).toEqual([
    'ESC-12 is with Engineering · 🔵 normal · open',
    'Payouts frozen',
    'Nobody has it yet. On call: @eng-oncall.',
    'Engineering should resolve by 17:00 today.',
    'Engineering is late: somebody should have it by now.',
    'Open the card',
    '[Cancel] [More]',
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
      '[Cancel] [More]',
    ],
    [
      'Kenji needs something from you:',
      '• Screenshot',
      '> Which?',
      'The clock is paused until you answer.',
      '[Answer] [Cancel] [More]',
    ],
    ['Resolved at 09:05 today. Tell the user:', '> Your payouts run again.', '[Reopen]'],
    ['Cancelled at 09:05 today. Nobody is working on it.', '[Reopen]'],
  ]);
});

test('of a restricted team only reference, status and due times are shown', () => {
  expect(seen(shown(anEscalation({ team: 'risk' }), { restricted: true, cardLink: null }))).toEqual([
    'ESC-12 is with Risk · 🔵 normal · open',
    'Nobody has it yet. On call: @eng-oncall.',
    'Risk should acknowledge by 10:00 today and resolve by 17:00 today.',
    '[Cancel] [More]',
  ]);
});
