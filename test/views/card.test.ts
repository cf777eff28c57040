import { expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { type CardFacts, card } from '../../src/views/card.ts';
import { after, anEscalation, lived, morning, reporter, responder } from '../support/factories.ts';
import { resolution } from './entries.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const shown = (escalation: Escalation, facts: Partial<CardFacts> = {}) =>
  card({
    escalation,
    card: escalation.moves,
    first: false,
    onCall: [{ calendar: 'always', group: 'S0ENG' }],
    sourceLink: null,
    movedTo: null,
    wording,
    now: morning,
    ...facts,
  });

const acknowledge = { kind: 'acknowledge', by: responder(), via: 'button' } as const;
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
    'The clocks are paused until the answer comes.',
    'Kenji needs to know:',
    '• Amount and currency',
    '• Screenshot',
    '> Which payout?',
    'Raised by Aoife',
    '[Resolve] [More]',
  ]);
});

test('a resolved card says what fixed it and what to tell the user', () => {
  const resolve = {
    kind: 'resolve',
    by: responder(),
    via: 'button',
    resolution: { ...resolution, cause: 'key-expired', document: { helps: true, which: 'Key rotation' } },
  } as const;
  const escalation = lived(anEscalation(), [[30, resolve]]);
  const lines = seen(
    shown(escalation, { wording: { ...wording, causeName: () => 'Expired key' }, now: after(31) }),
  );
  expect(lines.slice(-9)).toEqual([
    'Owner: @Kenji · Resolved at 09:30 today',
    'What fixed it:',
    '> Rotated the key.',
    'Tell the user:',
    '> Your payouts run again.',
    '• Cause: Expired key',
    '• A document could have answered this: Key rotation',
    'Raised by Aoife',
    '[Reopen]',
  ]);
});

test('a cancelled card says so and can be reopened', () => {
  const cancel = { kind: 'cancel', by: reporter(), via: 'button', reason: '' } as const;
  const lines = seen(shown(lived(anEscalation(), [[5, cancel]])));
  expect(lines[0]).toBe('ESC-12 · 🔵 normal · cancelled');
  expect(lines.slice(-3)).toEqual(['Cancelled at 09:05 today.', 'Raised by Aoife', '[Reopen]']);
});

test('what is overdue is called overdue', () => {
  expect(seen(shown(anEscalation(), { now: after(61) }))).toContain(
    'Acknowledgement overdue since 10:00 today · Resolve by 17:00 today',
  );
});

test('a card that moved on says where to, and has no buttons', () => {
  const moved = anEscalation({ moves: 1, team: 'risk' });
  const message = shown(moved, { card: 0, movedTo: 'https://example.slack.com/archives/C0RISK/p2' });
  expect(seen(message)).toEqual(['ESC-12 moved to Risk. Its card']);
  expect(message.blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'ESC-12 moved to Risk.' },
            { type: 'text', text: ' ' },
            { type: 'link', url: 'https://example.slack.com/archives/C0RISK/p2', text: 'Its card' },
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
  expect(seen(urgent)).toContain('On call: @eng-oncall');
  expect(seen(call)[1]).toBe('📞 The user is on the phone');
});

test('a card notifies nobody when nothing presses, and never by being edited', () => {
  const normal = shown(anEscalation(), { first: true });
  const edited = shown(anEscalation({ priority: 'urgent', onPhone: true }));
  const late = shown(lived(anEscalation({ priority: 'urgent' }), [[5, acknowledge]]), { first: true });
  expect([normal, edited, late].map(pings)).toEqual([[], [], []]);
});

test('a call is live for half an hour at most', () => {
  const call = anEscalation({ onPhone: true });
  expect(seen(shown(call, { now: after(29) }))).toContain('📞 The user is on the phone');
  expect(seen(shown(call, { now: after(30) }))).not.toContain('📞 The user is on the phone');
});
