import { expect, test } from 'vitest';
import type { Deed, Entry, Escalation } from '../../src/domain/escalation.ts';
import { asReadBy } from '../../src/domain/read-by.ts';
import { agentEntry } from '../../src/views/agent-entry.ts';
import { after, anEscalation, lived, morning, reporter, responder } from '../support/factories.ts';
import { anEntry, resolution } from './entries.ts';
import { pings, seen, wording } from './seeing.ts';

/** `restricted`: it was written under a restricted team. */
type Options = { entry?: Partial<Entry>; escalation?: Escalation; restricted?: boolean };

const told = (deed: Deed, { entry = {}, escalation = anEscalation(), restricted = false }: Options = {}) => {
  const written = { ...anEntry(deed, entry), under: 'engineering', restricted };
  const reader = { id: escalation.reporter, teams: new Set<string>() };
  const read = asReadBy(reader, written, { ...escalation, restricted: () => restricted });
  const said = agentEntry({ escalation, entry: read, wording, now: morning });
  return said && { lines: seen(said), pings: pings(said), broadcast: said.broadcast };
};

const quiet = (...lines: string[]) => ({ lines, pings: [], broadcast: false });
const promise = 'Engineering should acknowledge by 10:00 today and resolve by 17:00 today.';

const asked = { what: 'asked', missing: ['Screenshot'], text: 'Which payout?' } as const;
const waiting = lived(anEscalation(), [
  [5, { kind: 'ask', by: responder(), via: 'button', missing: ['Screenshot'], text: 'Which payout?' }],
]);
const resolved = lived(anEscalation({ callbackAt: after(120) }), [
  [30, { kind: 'resolve', by: responder(), via: 'button', resolution }],
]);

test('the agent hears who has it, and notifies nobody', () => {
  expect(told({ what: 'acknowledged' })).toEqual(quiet('Kenji in Engineering has it.'));
  expect(told({ what: 'assigned', to: 'UPRIYA' })).toEqual(quiet('Priya in Engineering has it now.'));
});

test('who did something is named with the team that had it then, also where it has moved since', () => {
  const escalation = anEscalation({ team: 'risk', moves: 1 });
  expect([
    told({ what: 'acknowledged' }, { escalation }),
    told({ what: 'assigned', to: 'UPRIYA' }, { escalation }),
  ]).toEqual([quiet('Kenji in Engineering has it.'), quiet('Priya in Engineering has it now.')]);
});

test('when it is given back, the agent hears what is promised now', () => {
  const lines = quiet('Engineering is finding somebody else.', promise);
  expect([told({ what: 'handed back' }), told({ what: 'acknowledgement undone' })]).toEqual([lines, lines]);
});

test('a question reaches the agent with a mention, in the open, and with a button', () => {
  expect(told({ ...asked, missing: [...asked.missing] }, { escalation: waiting })).toEqual({
    lines: [
      '@Aoife, Kenji in Engineering needs something from you:',
      '• Screenshot',
      '> Which payout?',
      'The clock is paused until you answer.',
      '[Answer] [I must ask the user]',
    ],
    pings: ['UAOIFE'],
    broadcast: true,
  });
});

test('a question that was answered before it could be shown offers no button', () => {
  const late = told({ ...asked, missing: [...asked.missing] });
  expect(late?.lines).toEqual([
    '@Aoife, Kenji in Engineering needs something from you:',
    '• Screenshot',
    '> Which payout?',
  ]);
});

test('the agent is told at once what to tell the user, and whom to call back', () => {
  expect(told({ what: 'resolved', ...resolution }, { escalation: resolved })).toEqual({
    lines: [
      '@Aoife, ESC-12 is resolved. Tell the user:',
      '> Your payouts run again.',
      'Call the user back by 11:00 today (acct_1Kx).',
      '[Reached, satisfied] [Reached, not satisfied] [No answer] [Not needed]',
      '[Reopen]',
    ],
    pings: ['UAOIFE'],
    broadcast: true,
  });
});

test('a changed priority, a move and a reopening bring the new due times', () => {
  expect(told({ what: 'priority changed', from: 'high', to: 'normal' })).toEqual(
    quiet('Kenji changed the priority from high to normal.', promise),
  );
  const moved = {
    what: 'moved',
    from: 'risk',
    to: 'engineering',
    reason: 'Not fraud.',
    heldMs: 1,
    owner: null,
    policyId: 'policy of engineering',
  } as const;
  expect(told(moved)).toEqual(quiet('ESC-12 moved to Engineering:', '> Not fraud.', promise));
  expect(told({ what: 'reopened', reason: 'It is back.', owner: null })).toEqual(
    quiet('Kenji reopened ESC-12:', '> It is back.', promise),
  );
});

test('somebody else cancelling is said in the open', () => {
  expect(told({ what: 'cancelled', reason: 'A duplicate.' })).toEqual({
    lines: ['Kenji cancelled ESC-12:', '> A duplicate.'],
    pings: [],
    broadcast: true,
  });
});

test('what the team says is carried over with its name', () => {
  expect(told({ what: 'said', side: 'team', text: 'Looking now.' })).toEqual(
    quiet('Kenji writes:', '> Looking now.'),
  );
  expect(told({ what: 'answered', text: 'I found it.' })).toEqual(
    quiet('Kenji answered for you:', '> I found it.'),
  );
});

test('the agent is not told what the agent did', () => {
  const own = { entry: { by: 'UAOIFE' } };
  const deeds: Deed[] = [
    { what: 'answered', text: 'Yes.' },
    { what: 'priority changed', from: 'normal', to: 'urgent' },
    { what: 'reopened', reason: 'Again.', owner: null },
    { what: 'cancelled', reason: '' },
    { what: 'said', side: 'agent', text: 'Hello?' },
  ];
  expect(deeds.map((deed) => told(deed, own))).toEqual(deeds.map(() => undefined));
});

test('from a restricted team only the question, the status, the due times, the words for the user and what the agent wrote get out', () => {
  const restricted = true;
  const escalation = anEscalation();
  expect(told({ what: 'said', side: 'team', text: 'Secret.' }, { restricted })).toBe(undefined);
  expect(told({ what: 'answered', text: 'Secret.' }, { restricted })).toEqual(
    quiet('Kenji answered for you.'),
  );
  const moved = {
    what: 'moved',
    from: 'risk',
    to: 'engineering',
    reason: 'Secret.',
    heldMs: 1,
    owner: null,
    policyId: 'policy of engineering',
  } as const;
  expect(told(moved, { restricted, escalation })).toEqual(quiet('ESC-12 moved to Engineering.', promise));
  expect(told({ ...asked, missing: [] }, { restricted, escalation: waiting })?.lines).toContain(
    '> Which payout?',
  );
  expect(told({ what: 'resolved', ...resolution }, { restricted, escalation: resolved })?.lines).toEqual([
    '@Aoife, ESC-12 is resolved. Tell the user:',
    '> Your payouts run again.',
    'Call the user back by 11:00 today (acct_1Kx).',
    '[Reached, satisfied] [Reached, not satisfied] [No answer] [Not needed]',
    '[Reopen]',
  ]);
});

test('once the user has been called, nobody is asked to call', () => {
  const called = lived(anEscalation({ callbackAt: after(120) }), [
    [10, { kind: 'call back', by: reporter(), via: 'button', outcome: 'satisfied', retryAt: null }],
    [30, { kind: 'resolve', by: responder(), via: 'button', resolution }],
  ]);
  expect(told({ what: 'resolved', ...resolution }, { escalation: called })?.lines.slice(2)).toEqual([
    '[Reopen]',
  ]);
});

test('a user who is reached by email is written to', () => {
  const escalation = { ...resolved, contact: 'email' as const };
  expect([
    told({ what: 'resolved', ...resolution }, { escalation })?.lines[2],
    told({ what: 'callback promised', callbackAt: after(60), before: null }, { escalation })?.lines,
  ]).toEqual([
    'Write to the user by 11:00 today (acct_1Kx).',
    ['Tell the user that we write by 10:00 today.'],
  ]);
});

test('during a call the agent hears in the open what to say to the user', () => {
  const inTheOpen = (...lines: string[]) => ({ lines, pings: [], broadcast: true });
  const restricted = true;
  const heldOn = { what: 'held on', newsBy: after(7) } as const;
  const promised = { what: 'callback promised', callbackAt: after(60), before: null } as const;
  expect([
    told(heldOn),
    told(promised),
    told(heldOn, { restricted }),
    told(promised, { restricted }),
  ]).toEqual([
    inTheOpen('Kenji in Engineering: hold on, about 2 minutes.'),
    inTheOpen('Tell the user that we call back by 10:00 today.'),
    inTheOpen('Kenji in Engineering: hold on, about 2 minutes.'),
    inTheOpen('Tell the user that we call back by 10:00 today.'),
  ]);
  expect(told(promised, { entry: { by: 'UAOIFE' } })).toBe(undefined);
});

test('the agent hears of promised news, of silence and of who took it over', () => {
  expect([
    told({ what: 'promised news', newsBy: after(60) }),
    told({ what: 'went quiet', owner: 'UKENJI' }, { entry: { by: 'switchboard' } }),
    told({ what: 'taken over', from: 'UKENJI' }, { entry: { by: 'UPRIYA' } }),
  ]).toEqual([
    quiet('Kenji will have news by 10:00 today.'),
    quiet('Engineering is finding somebody else.', promise),
    quiet('Priya in Engineering has it now.'),
  ]);
});

test('a team that is closed now says so with the new due times', () => {
  const said = agentEntry({
    escalation: anEscalation(),
    entry: anEntry({ what: 'handed back' }),
    wording,
    closedUntil: after(30),
    now: morning,
  });
  expect(said && seen(said)[1]).toBe(
    'Engineering is closed until 09:30 today and should acknowledge by 10:00 today and resolve by 17:00 today.',
  );
});

test('what is between others the agent need not hear', () => {
  const deeds: Deed[] = [
    { what: 'call ended' },
    { what: 'called back', outcome: 'satisfied', retryAt: null },
    { what: 'snoozed', until: after(30) },
    { what: 'hand-over offered', owner: 'UKENJI' },
    { what: 'hand-over not taken', owner: 'UKENJI' },
    { what: 'kept' },
    { what: 'agent side offered', agent: 'UAOIFE', why: 'shift' },
    { what: 'agent side not taken', agent: 'UAOIFE' },
  ];
  expect(deeds.map((deed) => told(deed))).toEqual(deeds.map(() => undefined));
});
