import { expect, test } from 'vitest';
import type { Command } from '../../src/domain/command.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { type CardFacts, card } from '../../src/views/card.ts';
import { after, anEscalation, hours, lived, morning, reporter, responder } from '../support/factories.ts';
import { nobody, nobodyEver, onDuty, standIn } from './duty.ts';
import { resolution } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const shown = (escalation: Escalation, facts: Partial<CardFacts> = {}) =>
  card({
    escalation,
    card: escalation.moves,
    first: false,
    onCall: onDuty,
    closedUntil: null,
    sourceLink: null,
    movedTo: null,
    wording,
    now: morning,
    ...facts,
  });

const acknowledge = { kind: 'acknowledge', by: responder(), via: 'button' } as const;
const resolve = { kind: 'resolve', by: responder(), via: 'button', resolution } as const;
const ask = {
  kind: 'ask',
  by: responder(),
  via: 'button',
  missing: ['Amount and currency', 'Screenshot'],
  text: 'Which payout?',
} as const;

test('an open card says what happened, what is due and what can be done', () => {
  expect(seen(shown(anEscalation()))).toEqual([
    'ESC-12 · 🔵 normal · open',
    'Payouts frozen',
    '> The dashboard shows a red banner since this morning.',
    'Needed:',
    '> Release them',
    '• Account or user: acct_1Kx',
    '• Country: Ireland',
    '• Category: Payouts',
    '• Contact by phone',
    'Nobody has it yet.',
    'Acknowledge by 10:00 today · Resolve by 17:00 today',
    'Raised by Aoife',
    '[Acknowledge] [Resolve] [Ask for info] [More]',
  ]);
});

test('what is no more than the summary is said once', () => {
  const once = seen(shown(anEscalation({ summary: 'Payouts frozen', details: ' Payouts frozen\n' })));
  expect(once.slice(0, 3)).toEqual(['ESC-12 · 🔵 normal · open', 'Payouts frozen', 'Needed:']);
});

test('a card is one message: a heading, rich text, its origin and its buttons', () => {
  const plainFacts = {
    details: 'It fails.',
    need: null,
    account: null,
    country: null,
    category: null,
    contact: null,
  };
  const message = shown(anEscalation({ ...plainFacts, clocks: {} }), {
    sourceLink: 'https://example.slack.com/archives/C0OPS/p1',
  });
  const button = (label: string, action: string) => ({
    type: 'button',
    text: { type: 'plain_text', text: label, emoji: true },
    action_id: action,
    value: 'ESC-12',
  });
  expect(message).toEqual({
    text: 'ESC-12 (normal, open, Engineering): Payouts frozen. Raised by Aoife. Nobody has it yet.',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'ESC-12 · 🔵 normal · open', emoji: true } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: 'Payouts frozen', style: { bold: true } }],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'It fails.' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Nobody has it yet.' }] },
        ],
      },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: 'Raised by Aoife · <https://example.slack.com/archives/C0OPS/p1|Call summary>',
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          { ...button('Acknowledge', 'acknowledge'), style: 'primary' },
          button('Resolve', 'open_resolve'),
          button('Ask for info', 'open_ask'),
          button('More', 'open_more'),
        ],
      },
    ],
  });
});

test('a card is heard as sentences', () => {
  expect(heard(shown(anEscalation()))).toBe(
    'ESC-12 (normal, open, Engineering): Payouts frozen. Raised by Aoife. Nobody has it yet. Acknowledge by 10:00 today · Resolve by 17:00 today',
  );
});

test('an acknowledged card names its owner and when news is due', () => {
  const lines = seen(shown(lived(anEscalation(), [[5, acknowledge]])));
  expect(lines.slice(-4)).toEqual([
    'Owner: @Kenji',
    'News by 11:05 today · Resolve by 17:00 today',
    'Raised by Aoife',
    '[Resolve] [Ask for info] [More]',
  ]);
});

test('a waiting card shows what is asked and that the clocks stand still', () => {
  const lines = seen(
    shown(
      lived(anEscalation(), [
        [5, acknowledge],
        [10, { ...ask, missing: [...ask.missing] }],
      ]),
    ),
  );
  expect(lines.slice(-8)).toEqual([
    'Owner: @Kenji',
    'The clocks are paused until the agent answers. When they go on, this is left: 7 h 50 min to resolve it and 2 h to give news.',
    'Kenji needs to know:',
    '• Amount and currency',
    '• Screenshot',
    '> Which payout?',
    'Raised by Aoife',
    '[Resolve] [Ask for info] [More]',
  ]);
});

test('a resolved card says what fixed it and what to tell the user', () => {
  const escalation = lived(anEscalation(), [
    [
      30,
      {
        ...resolve,
        resolution: {
          ...resolution,
          cause: 'key-expired',
          document: { answer: 'yes', which: 'Key rotation' },
        },
      },
    ],
  ]);
  const lines = seen(
    shown(escalation, { wording: { ...wording, causeName: () => 'Expired key' }, now: after(31) }),
  );
  expect(lines.slice(-10)).toEqual([
    'Owner: @Kenji · Resolved 09:30 today',
    'Acknowledged in time · Resolved in time',
    'What fixed it:',
    '> Rotated the key.',
    'Tell the user:',
    '> Your payouts run again.',
    '• Cause: Expired key',
    '• A document could have answered this: Key rotation',
    'Raised by Aoife',
    '[Reopen] [More]',
  ]);
});

test('a cancelled card says so and can be reopened', () => {
  const cancel = { kind: 'cancel', by: reporter(), via: 'button', reason: '' } as const;
  const lines = seen(shown(lived(anEscalation(), [[5, cancel]])));
  expect(lines[0]).toBe('ESC-12 · 🔵 normal · cancelled');
  expect(lines.slice(-3)).toEqual(['Cancelled 09:05 today.', 'Raised by Aoife', '[Reopen] [More]']);
});

test('late is a word in the heading, whoever has it, and stays one while an answer is awaited', () => {
  const heading = (escalation: Escalation, minute: number) =>
    seen(shown(escalation, { now: after(minute) }))[0];
  const taken = lived(anEscalation(), [[5, acknowledge]]);
  const asked: [number, Command] = [481, { ...ask, missing: [...ask.missing] }];
  const urgent = lived(anEscalation({ priority: 'urgent' }), [[2, acknowledge]]);
  expect([
    heading(anEscalation(), 59),
    heading(anEscalation(), 60),
    heading(taken, 126),
    heading(urgent, 121),
    heading(lived(anEscalation(), [[5, acknowledge], asked]), 482),
    heading(lived(anEscalation(), [[5, { ...ask, missing: [...ask.missing] }]]), 482),
    heading(lived(taken, [[490, resolve]]), 491),
  ]).toEqual([
    'ESC-12 · 🔵 normal · open',
    'ESC-12 · 🔵 normal · open · late',
    'ESC-12 · 🔵 normal · acknowledged · late',
    'ESC-12 · 🔴 urgent · acknowledged · late',
    'ESC-12 · 🔵 normal · waiting for the agent · late',
    'ESC-12 · 🔵 normal · waiting for the agent',
    'ESC-12 · 🔵 normal · resolved',
  ]);
  const waits = seen(shown(lived(anEscalation(), [[5, acknowledge], asked]), { now: after(482) }));
  expect(waits.find((each) => each.startsWith('It is late.'))).toMatch(
    /^It is late\. The clocks are paused until the agent answers\./,
  );
});

test('what was acknowledged late stays so, and a resolved card says whether it was in time', () => {
  const due = (escalation: Escalation, minute: number) =>
    seen(shown(escalation, { now: after(minute) })).filter((each) => /late|in time/.test(each));
  const late = lived(anEscalation(), [[95, acknowledge]]);
  expect([
    due(late, 96),
    due(lived(late, [[100, resolve]]), 101),
    due(
      lived(anEscalation(), [
        [5, acknowledge],
        [60 * 8 + 35, resolve],
      ]),
      600,
    ),
    due(lived(anEscalation(), [[1, { kind: 'cancel', by: reporter(), via: 'button', reason: '' }]]), 2),
  ]).toEqual([
    ['Acknowledged 35 min late · News by 12:35 today · Resolve by 17:00 today'],
    ['Acknowledged 35 min late · Resolved in time'],
    ['Acknowledged in time · Resolved 35 min late'],
    [],
  ]);
});

test('who is on call is named as long as it cannot wait, also when the card is edited', () => {
  const named = (escalation: Escalation, minute = 1) =>
    seen(shown(escalation, { now: after(minute) })).filter((each) => /on call/i.test(each));
  expect([
    named(anEscalation({ priority: 'urgent' })),
    named(anEscalation({ onPhone: true })),
    named(anEscalation()),
    named(anEscalation(), 61),
    named(lived(anEscalation({ priority: 'urgent' }), [[5, acknowledge]]), 6),
  ]).toEqual([['On call: @eng-oncall.'], ['On call: @eng-oncall.'], [], ['On call: @eng-oncall.'], []]);
});

test('what is overdue is called overdue', () => {
  expect(seen(shown(anEscalation(), { now: after(61) }))).toContain(
    'Acknowledgement overdue since 10:00 today · Resolve by 17:00 today',
  );
});

test('a card that moved on says where to, and has no buttons', () => {
  const moved = anEscalation({ moves: 1, team: 'risk' });
  const message = shown(moved, { card: 0, movedTo: 'https://example.slack.com/archives/C0RISK/p2' });
  expect(seen(message)).toEqual(['ESC-12 moved to Risk. Open its new card']);
  expect(message.blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'ESC-12 moved to Risk.' },
            { type: 'text', text: ' ' },
            { type: 'link', url: 'https://example.slack.com/archives/C0RISK/p2', text: 'Open its new card' },
          ],
        },
      ],
    },
  ]);
});

test('its newest card counts the moves', () => {
  expect(seen(shown(anEscalation({ moves: 3 })))).toContain('Raised by Aoife · Moved three times');
});

test('whoever is on call is notified of what is urgent, or of a user on the phone, when the card is posted', () => {
  const urgent = shown(anEscalation({ priority: 'urgent' }), { first: true });
  const call = shown(anEscalation({ onPhone: true }), { first: true });
  expect([pings(urgent), pings(call)]).toEqual([['S0ENG'], ['S0ENG']]);
  expect(seen(urgent)).toContain('On call: @eng-oncall.');
  expect(seen(call)[1]).toBe('📞 The user is on the phone');
});

test('a card notifies nobody when nothing presses, and never by being edited', () => {
  const normal = shown(anEscalation(), { first: true });
  const edited = shown(anEscalation({ priority: 'urgent', onPhone: true }));
  const late = shown(lived(anEscalation({ priority: 'urgent' }), [[5, acknowledge]]), { first: true });
  expect([normal, edited, late].map(pings)).toEqual([[], [], []]);
});

const live = '📞 The user is on the phone';

test('a call is live until it is taken to be over, and has two more buttons', () => {
  const call = anEscalation({ onPhone: true });
  const buttons = '[Acknowledge] [Hold on, 2 min] [Promise a callback] [Resolve] [Ask for info] [More]';
  const states: [Escalation, number][] = [
    [call, 29],
    [lived(call, [[5, acknowledge]]), 29],
    [
      lived(call, [
        [5, acknowledge],
        [6, { ...ask, missing: [...ask.missing] }],
      ]),
      29,
    ],
    [call, 30],
    [lived(call, [[5, { kind: 'cancel', by: reporter(), via: 'button', reason: '' }]]), 6],
  ];
  const lines = states.map(([escalation, minute]) => seen(shown(escalation, { now: after(minute) })));
  expect(lines.map((each) => [each[1] === live, each.at(-1)])).toEqual([
    [true, buttons],
    [true, '[Hold on, 2 min] [Promise a callback] [Resolve] [Ask for info] [More]'],
    [true, '[Resolve] [Ask for info] [More]'],
    [false, '[Acknowledge] [Resolve] [Ask for info] [More]'],
    [false, '[Reopen] [More]'],
  ]);
});

test('nobody on call is said: who is next, and who stands in for what is urgent or on the phone', () => {
  const urgent = anEscalation({ priority: 'urgent' });
  const call = anEscalation({ onPhone: true });
  const line = (message: ReturnType<typeof shown>) => seen(message).find((each) => /on call/i.test(each));
  const posted = [urgent, call].map((one) => shown(one, { first: true, onCall: standIn }));
  const notified = [
    'Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam. Instead: @Ingrid.',
    ['UINGRID'],
  ];
  expect(posted.map((one) => [line(one), pings(one)])).toEqual([notified, notified]);
  expect([
    line(shown(call, { onCall: standIn })),
    line(shown(call, { onCall: nobodyEver })),
    line(shown(call, { onCall: nobodyEver, now: after(30) })),
    line(shown(urgent, { onCall: standIn })),
    line(shown(anEscalation(), { onCall: nobody })),
    line(shown(urgent, { onCall: nobodyEver })),
    line(shown(anEscalation(), { onCall: nobodyEver })),
    line(shown(lived(anEscalation(), [[5, acknowledge]]), { onCall: nobody })),
  ]).toEqual([
    'Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam. Instead: Ingrid.',
    'Nobody is on call now.',
    'Nobody is on call now.',
    'Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam. Instead: Ingrid.',
    'Nobody is on call until 09:00 tomorrow, then @eng-oncall and Sam.',
    'Nobody is on call now.',
    undefined,
    undefined,
  ]);
});

test('a team that is closed says so beside what is due', () => {
  expect(seen(shown(anEscalation(), { closedUntil: morning + hours(1) }))).toContain(
    'Acknowledge by 10:00 today · Resolve by 17:00 today · closed until 10:00 today',
  );
});

test('news the owner has promised is called so, before it is due and after', () => {
  const promised = lived(anEscalation(), [
    [5, acknowledge],
    [6, { kind: 'promise news', by: responder(), via: 'button', newsBy: after(36) }],
  ]);
  const line = (minute: number) => seen(shown(promised, { now: after(minute) })).at(-3);
  expect([line(7), line(36)]).toEqual([
    'News promised by 09:36 today · Resolve by 17:00 today',
    'Promised news overdue since 09:36 today · Resolve by 17:00 today',
  ]);
});

test('a snooze is said as long as it lasts, with who wanted it', () => {
  const snoozed = lived(anEscalation(), [
    [5, acknowledge],
    [6, { kind: 'snooze', by: responder(), via: 'button', until: after(36) }],
  ]);
  const line = 'Reminders snoozed until 09:36 today by Kenji.';
  const said = (minute: number) => seen(shown(snoozed, { now: after(minute) })).includes(line);
  expect([said(35), said(36)]).toEqual([true, false]);
});

test('an offered hand-over says whose it stays, and can be taken', () => {
  const offered = {
    ...lived(anEscalation(), [[5, acknowledge]]),
    handOver: { at: after(30), leadsTold: false },
  };
  expect(seen(shown(offered, { now: after(31) })).slice(-4)).toEqual([
    'News by 11:05 today · Resolve by 17:00 today',
    'Hand-over offered 09:30 today. It stays Kenji’s until somebody takes it.',
    'Raised by Aoife',
    '[Take over] [Resolve] [Ask for info] [More]',
  ]);
  expect(seen(shown({ ...offered, status: 'waiting' })).at(-1)).toBe(
    '[Take over] [Resolve] [Ask for info] [More]',
  );
});

test('the call promised to the user is shown once: the newest promise, and then what came of it', () => {
  const promise = (minute: number) => ({
    kind: 'promise callback' as const,
    by: reporter(),
    via: 'button' as const,
    callbackAt: after(minute),
  });
  const call = (outcome: 'satisfied' | 'no answer' | 'not needed', retryAt: number | null = null) => ({
    kind: 'call back' as const,
    by: reporter(),
    via: 'button' as const,
    outcome,
    retryAt,
  });
  const raised = anEscalation({ callbackAt: after(60) });
  const line = (acts: Parameters<typeof lived>[1], minute = 10) =>
    seen(shown(lived(raised, acts), { now: after(minute) })).filter((each) =>
      /^• (?!Account|Country|Category|Contact)/.test(each),
    );
  expect([
    line([]),
    line([[5, promise(90)]]),
    line([], 60),
    line([[5, call('satisfied')]]),
    line([[5, call('no answer')]]),
    line([[5, call('no answer', after(120))]]),
    line([
      [5, call('no answer', after(120))],
      [6, promise(150)],
    ]),
    line([[5, call('not needed')]]),
    line([[5, { kind: 'cancel', by: reporter(), via: 'button', reason: '' }]]),
  ]).toEqual([
    ['• Call back promised by 10:00 today'],
    ['• Call back promised by 10:30 today'],
    ['• Call back promised by 10:00 today (overdue)'],
    ['• Called back: reached, satisfied'],
    ['• Called back: no answer'],
    ['• Call back promised by 11:00 today (no answer 09:05 today)'],
    ['• Call back promised by 11:30 today'],
    ['• No call back needed'],
    [],
  ]);
});

test('a user who is to be written to was promised an email', () => {
  expect(seen(shown(anEscalation({ callbackAt: after(60), contact: 'email' })))).toContain(
    '• Email promised by 10:00 today',
  );
});

test('of a team that the configuration does not know, the card says how it stands and nothing that was written', () => {
  const message = shown(anEscalation({ team: 'gone' }), { outside: true });
  expect([heard(message), seen(message)]).toEqual([
    'ESC-12: Nobody has it yet. Acknowledge by 10:00 today · Resolve by 17:00 today. The configuration does not know the team gone, so what is in it is not shown.',
    [
      'ESC-12 · 🔵 normal · open',
      'Nobody has it yet.',
      'Acknowledge by 10:00 today · Resolve by 17:00 today',
      'The configuration does not know the team gone, so what is in it is not shown.',
    ],
  ]);
});
