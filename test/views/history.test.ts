import { expect, test } from 'vitest';
import type { Deed, Edited, Entry } from '../../src/domain/escalation.ts';
import { history } from '../../src/views/history.ts';
import { after, morning } from '../support/factories.ts';
import { anEntry, resolution } from './entries.ts';
import { seen, wording } from './seeing.ts';

const shown = (entries: Entry[]) => seen({ blocks: history(entries, wording) });

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
    {
      what: 'moved',
      from: 'engineering',
      to: 'risk',
      reason: 'Fraud.',
      heldMs: 1,
      owner: null,
      policyId: 'policy of risk',
    },
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
    anEntry(
      {
        what: 'raised',
        team: 'risk',
        priority: 'high',
        routed,
        rule,
        onPhone: false,
        callbackAt: null,
        policyId: 'policy of risk',
      },
      { by: 'UAOIFE', via: 'form' },
    );
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

test('promises, calls, snoozes and hand-overs have their lines', () => {
  const clock = { by: 'switchboard', via: 'clock' } as const;
  const late = { from: after(2), to: after(20) };
  const callback = { clock: 'callback', kind: 'warning', startedAt: morning, dueAt: after(60) } as const;
  const entries: Entry[] = [
    anEntry({ what: 'promised news', newsBy: after(60) }),
    anEntry({ what: 'went quiet', owner: 'UKENJI' }, clock),
    anEntry({ what: 'held on', newsBy: after(7) }),
    anEntry({ what: 'call ended' }),
    anEntry({ what: 'call ended' }, clock),
    anEntry({ what: 'callback promised', callbackAt: after(60), before: null }),
    anEntry({ what: 'callback promised', callbackAt: after(60), before: after(30) }),
    anEntry({ what: 'called back', outcome: 'satisfied', retryAt: null }),
    anEntry({ what: 'called back', outcome: 'no answer', retryAt: after(60) }),
    anEntry({ what: 'called back', outcome: 'not needed', retryAt: null }),
    anEntry({ what: 'snoozed', until: after(60) }),
    anEntry({ what: 'snoozed', until: null }),
    anEntry({ what: 'hand-over offered', owner: 'UKENJI' }, clock),
    anEntry({ what: 'hand-over not taken', owner: 'UKENJI' }, clock),
    anEntry({ what: 'kept' }),
    anEntry({ what: 'taken over', from: 'UKENJI' }, { by: 'UPRIYA' }),
    anEntry({ what: 'reminded', reminders: [callback, { ...callback, kind: 'breach', late }] }, clock),
  ];
  expect(shown(entries).map((line) => line.replace('today 09:05 · ', ''))).toEqual([
    'Kenji promised news by today 10:00 (button)',
    'Switchboard took it from Kenji: neither news nor an answer came',
    'Kenji asked to hold on, with news by today 09:07 (button)',
    'Kenji ended the call (button)',
    'Switchboard counts the call as over',
    'Kenji promised a callback by today 10:00 (button)',
    'Kenji promised a callback by today 10:00 (before: today 09:30) (button)',
    'Kenji called the user back: reached, satisfied (button)',
    'Kenji called the user back: no answer; to try again by today 10:00 (button)',
    'Kenji noted that no call back is needed (button)',
    'Kenji snoozed reminders until today 10:00 (button)',
    'Kenji ended the snooze of reminders (button)',
    'Switchboard offered a hand-over: the shift of Kenji was over',
    'Switchboard told leads that nobody took it over from Kenji',
    'Kenji kept it (button)',
    'Priya took it over from Kenji (button)',
    'Switchboard reminded: callback due soon, callback overdue (late: the bot was down)',
  ]);
});

test('the newest are shown and the earlier ones counted', () => {
  const lines = shown(
    Array.from({ length: 95 }, (_, n) => anEntry({ what: 'said', side: 'team', text: `${n}` })),
  );
  expect([lines[0], lines.at(-1), lines.length]).toEqual(['5 earlier', '> 94', 181]);
});

test('what was written anew with a move is shown, and what it was before where that may be read', () => {
  const move = (edited: Edited) =>
    anEntry({
      what: 'moved',
      from: 'risk',
      to: 'engineering',
      reason: 'A bug.',
      heldMs: 1,
      owner: null,
      policyId: 'p',
      edited,
    });
  const lines = shown([
    move({ summary: { was: 'Laundering', is: 'Frozen' }, account: { was: 'acct_9', is: null } }),
    move({ summary: { was: '', is: 'Frozen' }, account: { was: '', is: null } }),
  ]);
  expect(lines.filter((each) => !each.includes('moved it'))).toEqual([
    '> A bug.',
    'Summary changed:',
    '> Frozen',
    'Before:',
    '> Laundering',
    'Account or user taken out.',
    'Before:',
    '> acct_9',
    '> A bug.',
    'Summary changed:',
    '> Frozen',
    'Account or user taken out.',
  ]);
});
