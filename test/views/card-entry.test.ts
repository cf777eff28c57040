import { expect, test } from 'vitest';
import type { Deed, Entry, Escalation } from '../../src/domain/escalation.ts';
import { cardEntry } from '../../src/views/card-entry.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { after, anEscalation } from '../support/factories.ts';
import { onDuty, standIn } from './duty.ts';
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

test('where those who read it may not, a line says what was done, and whose it is what was written', () => {
  const deeds: Deed[] = [
    {
      what: 'moved',
      from: 'engineering',
      to: 'risk',
      reason: 'It is fraud.',
      heldMs: 1,
      owner: null,
      policyId: 'policy of risk',
    },
    { what: 'asked', missing: ['account'], text: 'Which one?' },
    { what: 'answered', text: 'This.' },
    { what: 'said', side: 'team', text: 'This.' },
    { what: 'resolved', ...resolution },
    { what: 'reopened', reason: 'Again.', owner: 'UPRIYA' },
    { what: 'cancelled', reason: 'Mine.' },
  ];
  const lines = deeds.map((deed) => {
    const message = cardEntry({ escalation: anEscalation(), entry: anEntry(deed), only: 'risk', wording });
    return message && { lines: seen(message), pings: pings(message) };
  });
  expect(lines).toEqual(
    [
      'moved it from Engineering to Risk',
      'asked',
      'answered',
      'wrote',
      'resolved it',
      'reopened it',
      'cancelled it',
    ].map((did) => quiet(`Kenji ${did}. What was written is for Risk only.`)),
  );
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
    said({
      what: 'moved',
      from: 'engineering',
      to: 'risk',
      reason: 'It is fraud.',
      heldMs: 1,
      owner: null,
      policyId: 'policy of risk',
    }),
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

test('what the team wrote in a form stands in the thread, with to whom it went', () => {
  const line = { what: 'said', side: 'team', text: 'Looking.' } as const;
  expect([said({ ...line, news: true }), said(line)]).toEqual([
    quiet('Kenji writes to Aoife:', '> Looking.'),
    quiet('Kenji writes:', '> Looking.'),
  ]);
});

test('the thread says nothing of what it shows anyway', () => {
  expect(said({ what: 'said', side: 'team', text: 'Looking.' }, { via: 'reply' })).toBe(undefined);
  expect(said({ what: 'reminded', reminders: [] })).toBe(undefined);
  expect(
    said({
      what: 'raised',
      team: 'engineering',
      priority: 'normal',
      routed: 'chosen',
      rule: null,
      onPhone: true,
      callbackAt: null,
      policyId: 'policy of engineering',
    }),
  ).toBe(undefined);
  expect(said({ what: 'snoozed', until: after(30) })).toBe(undefined);
  expect(said({ what: 'hand-over offered', owner: 'UKENJI' })).toBe(undefined);
  expect(said({ what: 'hand-over not taken', owner: 'UKENJI' })).toBe(undefined);
});

test('promises, calls and hand-overs are short lines that notify nobody', () => {
  const clock = { by: 'switchboard', via: 'clock' } as const;
  const agent = { by: 'UAOIFE' };
  expect([
    said({ what: 'promised news', newsBy: after(60) }),
    said({ what: 'held on', newsBy: after(7) }),
    said({ what: 'call ended' }, agent),
    said({ what: 'call ended' }, clock),
    said({ what: 'callback promised', callbackAt: after(60), before: after(30) }, agent),
    said({ what: 'called back', outcome: 'satisfied', retryAt: null }, agent),
    said({ what: 'called back', outcome: 'not satisfied', retryAt: null }, agent),
    said({ what: 'called back', outcome: 'no answer', retryAt: null }, agent),
    said({ what: 'called back', outcome: 'no answer', retryAt: after(60) }, agent),
    said({ what: 'called back', outcome: 'not needed', retryAt: null }, agent),
    said({ what: 'taken over', from: 'UKENJI' }, { by: 'UPRIYA' }),
    said({ what: 'kept' }),
  ]).toEqual(
    [
      'Kenji promised news by 10:00 today.',
      'Kenji asked Aoife to hold on, about 2 minutes.',
      'The call is over.',
      'We think that the call is over now.',
      'Aoife promised the user a call back by 10:00 today.',
      'Aoife called the user back: reached, satisfied.',
      'Aoife called the user back: reached, not satisfied.',
      'Aoife called the user back: no answer.',
      'Aoife called the user back: no answer. The next try is due by 10:00 today.',
      'Aoife says that no call back is needed.',
      'Priya took it over from Kenji.',
      'Kenji keeps it.',
    ].map((line) => quiet(line)),
  );
});

test('who gave neither news nor an answer is mentioned: they have it no more', () => {
  const clock = { by: 'switchboard', via: 'clock' } as const;
  expect(said({ what: 'went quiet', owner: 'UKENJI' }, clock, anEscalation())).toEqual({
    lines: ['No news came, and no answer from @Kenji. Nobody has it now.'],
    pings: ['UKENJI'],
  });
});

test('whoever is on call is mentioned when nobody has what has become urgent, and the fallback when nobody is', () => {
  const raised = (calls: OnCallFacts | null) => {
    const message = cardEntry({
      escalation: anEscalation({ priority: 'urgent' }),
      entry: anEntry({ what: 'priority changed', from: 'normal', to: 'urgent' }, { by: 'UAOIFE' }),
      calls,
      wording,
    });
    return message && [seen(message), pings(message)];
  };
  const both = { ...onDuty, crews: [{ group: 'S0ENG', users: ['UPRIYA'] }] };
  const changed = 'Aoife changed the priority from normal to urgent.';
  expect([raised(both), raised(standIn), raised(null)]).toEqual([
    [[`@eng-oncall and @Priya: ESC-12 cannot wait. ${changed}`], ['S0ENG', 'UPRIYA']],
    [
      [
        `@Ingrid: ESC-12 cannot wait. ${changed} Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.`,
      ],
      ['UINGRID'],
    ],
    [[changed], []],
  ]);
});

test('an entry is heard as one sentence with its quote', () => {
  const message = cardEntry({
    escalation: anEscalation({ owner: 'UKENJI' }),
    entry: anEntry({ what: 'asked', missing: ['Screenshot', 'Steps'], text: 'Which one?' }),
    wording,
  });
  expect(message && heard(message)).toBe('Kenji asked Aoife: Screenshot; Steps. “Which one?”');
});
