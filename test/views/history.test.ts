import { expect, test } from 'vitest';
import type { Deed, Entry } from '../../src/domain/escalation.ts';
import { history } from '../../src/views/history.ts';
import { after, morning } from '../support/factories.ts';
import { anEntry, resolution } from './entries.ts';
import { seen, wording } from './seeing.ts';

const shown = (entries: Entry[]) => seen({ blocks: history(entries, { wording }) });

test('every deed has its line: when, who, what and from where', () => {
  const deeds: Deed[] = [
    { what: 'acknowledged' },
    { what: 'acknowledgement undone' },
    { what: 'handed back' },
    { what: 'assigned', to: 'UPRIYA' },
    { what: 'asked', missing: ['Screenshot', 'Steps'], text: '' },
    { what: 'asked', missing: [], text: 'Which?' },
    { what: 'answered', text: 'This.' },
    { what: 'priority changed', from: 'low', to: 'high' },
    { what: 'moved', from: 'engineering', to: 'risk', reason: 'Fraud.', heldMs: 1, owner: null },
    { what: 'resolved', ...resolution },
    { what: 'reopened', reason: 'Again.', owner: null },
    { what: 'cancelled', reason: '' },
    { what: 'said', side: 'team', text: 'Hello.' },
  ];
  const when = 'today 09:05 · Kenji';
  expect(shown(deeds.map((deed) => anEntry(deed)))).toEqual([
    `${when} acknowledged (button)`,
    `${when} took the acknowledgement back (button)`,
    `${when} handed it back (button)`,
    `${when} assigned it to Priya (button)`,
    `${when} asked for: Screenshot, Steps (button)`,
    `${when} asked (button)`,
    '> Which?',
    `${when} answered (button)`,
    '> This.',
    `${when} changed the priority from low to high (button)`,
    `${when} moved it from Engineering to Risk (button)`,
    '> Fraud.',
    `${when} resolved it (button)`,
    '> Rotated the key.',
    '> Your payouts run again.',
    `${when} reopened it (button)`,
    '> Again.',
    `${when} cancelled it (button)`,
    `${when} wrote (button)`,
    '> Hello.',
  ]);
});

test('how it was routed and what the clock did is there too', () => {
  const raised = (routed: 'chosen' | 'rule' | 'fallback', rule: number | null) =>
    anEntry({ what: 'raised', team: 'risk', priority: 'high', routed, rule }, { by: 'UAOIFE', via: 'form' });
  const reminder = { clock: 'acknowledge', startedAt: morning, dueAt: after(60) } as const;
  const reminders = (['warning', 'breach', 'overdue'] as const).map((kind) => ({ ...reminder, kind }));
  expect(
    shown([
      raised('chosen', null),
      raised('rule', 3),
      raised('fallback', null),
      anEntry({ what: 'reminded', reminders }, { by: 'switchboard', via: 'clock' }),
      anEntry({ what: 'acknowledged' }, { via: 'eyes' }),
    ]),
  ).toEqual([
    'today 09:05 · Aoife raised it: high, for Risk',
    'today 09:05 · Aoife raised it: high, for Risk, by routing rule 3',
    'today 09:05 · Aoife raised it: high, for Risk, because no routing rule matched',
    'today 09:05 · Switchboard reminded: acknowledge due soon, acknowledge overdue, acknowledge still overdue',
    'today 09:05 · Kenji acknowledged (👀)',
  ]);
});

test('the newest are shown and the earlier ones counted', () => {
  const lines = shown(
    Array.from({ length: 95 }, (_, n) => anEntry({ what: 'said', side: 'team', text: `${n}` })),
  );
  expect([lines[0], lines.at(-1), lines.length]).toEqual(['5 earlier', '> 94', 181]);
});
