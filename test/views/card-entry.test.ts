import { expect, test } from 'vitest';
import type { Deed, Entry, Escalation } from '../../src/domain/escalation.ts';
import { cardEntry } from '../../src/views/card-entry.ts';
import { anEscalation } from '../support/factories.ts';
import { anEntry, resolution } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const said = (
  deed: Deed,
  entry: Partial<Entry> = {},
  escalation: Escalation = anEscalation({ owner: 'UKENJI' }),
) => {
  const message = cardEntry({ escalation, entry: anEntry(deed, entry), wording });
  return message && { lines: seen(message), pings: pings(message) };
};

const quiet = (...lines: string[]) => ({ lines, pings: [] });

test('in the old channel of what a restricted team has now, the reason of the move is not shown', () => {
  const deed: Deed = {
    what: 'moved',
    from: 'engineering',
    to: 'risk',
    reason: 'It is fraud.',
    heldMs: 1,
    owner: null,
  };
  const message = cardEntry({ escalation: anEscalation(), entry: anEntry(deed), outside: true, wording });
  expect(message && seen(message)).toEqual(['Kenji moved it from Engineering to Risk.']);
});

test('each entry is a short line that notifies nobody', () => {
  expect(said({ what: 'acknowledged' })).toEqual(quiet('Kenji has it.'));
  expect(said({ what: 'acknowledgement undone' })).toEqual(
    quiet('Kenji took the acknowledgement back. Nobody has it now.'),
  );
  expect(said({ what: 'handed back' })).toEqual(quiet('Kenji handed it back. Nobody has it now.'));
  expect(said({ what: 'priority changed', from: 'normal', to: 'urgent' })).toEqual(
    quiet('Kenji changed the priority from normal to urgent.'),
  );
  expect(
    said({ what: 'moved', from: 'engineering', to: 'risk', reason: 'It is fraud.', heldMs: 1, owner: null }),
  ).toEqual(quiet('Kenji moved it from Engineering to Risk:', '> It is fraud.'));
  expect(said({ what: 'cancelled', reason: '' })).toEqual(quiet('Kenji cancelled it.'));
  expect(said({ what: 'cancelled', reason: 'Twice.' }, { by: 'UAOIFE' })).toEqual(
    quiet('Aoife cancelled it:', '> Twice.'),
  );
  expect(said({ what: 'asked', missing: ['Screenshot'], text: 'Which one?' })).toEqual(
    quiet('Kenji asked Aoife:', '• Screenshot', '> Which one?'),
  );
  expect(said({ what: 'resolved', ...resolution })).toEqual(
    quiet(
      'Kenji resolved it.',
      'What fixed it:',
      '> Rotated the key.',
      'Tell the user:',
      '> Your payouts run again.',
    ),
  );
});

test('who is given it is mentioned, unless they took it', () => {
  expect(said({ what: 'assigned', to: 'UPRIYA' })).toEqual({
    lines: ['Kenji gave it to @Priya.'],
    pings: ['UPRIYA'],
  });
  expect(said({ what: 'assigned', to: 'UKENJI' })).toEqual(quiet('Kenji has it.'));
});

test('the owner is mentioned when the answer comes, and when the agent writes', () => {
  expect(said({ what: 'answered', text: 'The second one.' }, { by: 'UAOIFE' })).toEqual({
    lines: ['@Kenji, Aoife answered:', '> The second one.'],
    pings: ['UKENJI'],
  });
  expect(said({ what: 'said', side: 'agent', text: 'They wait.' }, { by: 'UAOIFE' })).toEqual({
    lines: ['@Kenji, Aoife writes:', '> They wait.'],
    pings: ['UKENJI'],
  });
});

test('nobody is mentioned for what they did themselves, or when nobody has it', () => {
  expect(said({ what: 'answered', text: 'Found it.' })).toEqual(quiet('Kenji answered:', '> Found it.'));
  expect(said({ what: 'said', side: 'agent', text: 'Hello?' }, { by: 'UAOIFE' }, anEscalation())).toEqual(
    quiet('Aoife writes:', '> Hello?'),
  );
});

test('who had it is mentioned when it is reopened', () => {
  const deed = { what: 'reopened', reason: 'Frozen again.', owner: 'UKENJI' } as const;
  expect(said(deed, { by: 'UAOIFE' })).toEqual({
    lines: ['@Kenji, Aoife reopened ESC-12:', '> Frozen again.'],
    pings: ['UKENJI'],
  });
  expect(said(deed)).toEqual(quiet('Kenji reopened ESC-12:', '> Frozen again.'));
});

test('the thread says nothing of what it shows anyway', () => {
  expect(said({ what: 'said', side: 'team', text: 'Looking.' })).toBe(undefined);
  expect(said({ what: 'reminded', reminders: [] })).toBe(undefined);
  expect(
    said({ what: 'raised', team: 'engineering', priority: 'normal', routed: 'chosen', rule: null }),
  ).toBe(undefined);
});

test('an entry is heard as one sentence with its quote', () => {
  const message = cardEntry({
    escalation: anEscalation({ owner: 'UKENJI' }),
    entry: anEntry({ what: 'asked', missing: ['Screenshot', 'Steps'], text: 'Which one?' }),
    wording,
  });
  expect(message && heard(message)).toBe('Kenji asked Aoife: Screenshot; Steps. “Which one?”');
});
