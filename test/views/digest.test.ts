import { expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import type { Digest } from '../../src/domain/digest.ts';
import { digest } from '../../src/views/digest.ts';
import { acknowledge, resolve } from '../support/commands.ts';
import { after, anEscalation, hours, lived, morning } from '../support/factories.ts';
import { heard, pings, seen, wording } from './seeing.ts';

const facts = (changes: Partial<Digest> = {}): Digest => ({
  lead: 'UMARCUS',
  date: '2026-11-23',
  timeZone: 'America/Los_Angeles',
  since: morning - hours(72),
  until: morning,
  needsYou: [],
  teams: [],
  ...changes,
});

const engineering = {
  team: 'engineering',
  before: 1,
  opened: 12,
  movedIn: 0,
  movedOut: 0,
  resolved: 9,
  cancelled: 0,
  reopened: 0,
  open: 4,
  acknowledge: { met: 11, missed: 1 },
  resolve: { met: 0, missed: 0 },
  callback: { met: 0, missed: 0 },
};

const shown = (given: Digest, mayRead?: () => boolean) =>
  digest({ digest: given, links: new Map(), wording, now: after(61), ...(mayRead && { mayRead }) });

test('a quiet day says that nothing needs the lead', () => {
  expect(seen(shown(facts()))).toEqual(['Digest for Monday 23 November', 'Nothing needs you.']);
});

test('what needs the lead comes first, then what each team did', () => {
  const escalation = anEscalation({ priority: 'high' });
  const message = shown(
    facts({ needsYou: [{ escalation, needs: ['breached', 'nobody has it'] }], teams: [engineering] }),
  );
  expect(seen(message).slice(0, 8)).toEqual([
    'Digest for Monday 23 November',
    'What needs you now',
    'ESC-12 · 🟠 high · open · Engineering',
    'Payouts frozen',
    'Acknowledgement overdue since 09:30 today · Resolve by 13:00 today',
    'Breached, nobody has it',
    '[Acknowledge] [Show]',
    '---',
  ]);
  expect(message.blocks.at(-1)).toMatchObject({
    type: 'table',
    rows: [
      ['Team', 'Open before', 'Opened', 'Resolved', 'Open now', 'Acknowledged in time', 'Resolved in time'],
      ['Engineering', '1', '12', '9', '4', '11 of 12', '–'],
    ].map((row) => row.map((text) => ({ type: 'raw_text', text }))),
  });
  expect(heard(message)).toBe(
    'Digest for Monday 23 November. What needs you now. ESC-12, breached, nobody has it: Payouts frozen. Since Friday 20 November, 01:00: Engineering: 1 open before, 12 opened, 9 resolved, 4 open now, acknowledged in time 11 of 12.',
  );
  expect(pings(message)).toEqual([]);
});

test('kept callbacks are counted where any were promised', () => {
  const message = shown(
    facts({
      teams: [
        { ...engineering, callback: { met: 5, missed: 1 } },
        { ...engineering, team: 'risk' },
      ],
    }),
  );
  const table = message.blocks.at(-1);
  expect([
    table?.type === 'table' && table.rows.map((cells) => cells.at(-1)),
    table?.type === 'table' && table.column_settings?.length,
    /callbacks kept [^.,]*/.exec(heard(message))?.[0],
    heard(message).match(/callbacks/g)?.length,
  ]).toEqual([
    ['Callbacks kept', '5 of 6', '–'].map((text) => ({ type: 'raw_text', text })),
    8,
    'callbacks kept 5 of 6',
    1,
  ]);
});

test('teams for which Slack has no room are counted', () => {
  const teams = Array.from({ length: 120 }, (_, n) => ({ ...engineering, team: `team-${n}` }));
  const message = shown(facts({ teams }));
  const table = message.blocks.find(({ type }) => type === 'table');
  const left = 121 - (table?.type === 'table' ? table.rows.length : 0);
  expect([left > 20, left < 60, checkMessage({ ...message })]).toEqual([true, true, []]);
  expect(seen(message).at(-1)).toBe(`${left} more of your teams had no room here.`);
});

test('a hand-over that nobody has taken needs the lead', () => {
  const escalation = anEscalation({ owner: 'UKENJI', status: 'acknowledged' });
  const needsYou = [{ escalation, needs: ['hand-over not taken' as const] }];
  expect(seen(shown(facts({ needsYou })))).toContain('Hand-over not taken');
});

test('a promised call that nobody made needs the lead, also when its escalation is resolved', () => {
  const escalation = lived(anEscalation({ callbackAt: after(30) }), [
    [5, acknowledge()],
    [20, resolve()],
  ]);
  const message = shown(facts({ needsYou: [{ escalation, needs: ['call back overdue'] }] }));
  expect([seen(message).slice(2), heard(message)]).toEqual([
    [
      'ESC-12 · 🔵 normal · resolved · Engineering',
      'Payouts frozen',
      'Kenji had it',
      'Call back overdue',
      'Aoife promised it by 09:30 today.',
      '[Show]',
    ],
    'Digest for Monday 23 November. What needs you now. ESC-12, call back overdue: Payouts frozen',
  ]);
});

test('ten are shown and the rest is counted', () => {
  const needsYou = Array.from({ length: 17 }, (_, n) => ({
    escalation: anEscalation({ id: `ESC-${n + 1}` }),
    needs: ['nobody has it' as const],
  }));
  const lines = seen(shown(facts({ needsYou })));
  expect(lines.filter((line) => /^ESC-/.test(line))).toHaveLength(10);
  expect(lines.at(-1)).toBe('and 7 more: /escalate list');
});

test('a lead who may not read it sees how it stands', () => {
  const needsYou = [{ escalation: anEscalation(), needs: ['breached' as const] }];
  expect(seen(shown(facts({ needsYou }), () => false)).slice(2, 4)).toEqual([
    'ESC-12 · 🔵 normal · open · Engineering',
    'Acknowledgement overdue since 10:00 today · Resolve by 17:00 today',
  ]);
});

test('what does not happen every day is told where it did, and the row adds up', () => {
  const message = shown(
    facts({
      teams: [
        { ...engineering, movedIn: 4, movedOut: 2, cancelled: 1, reopened: 1, open: 6 },
        { ...engineering, team: 'risk' },
      ],
    }),
  );
  const table = message.blocks.at(-1);
  expect(table?.type === 'table' && table.rows.map((cells) => cells.slice(1, 9))).toEqual(
    [
      ['Open before', 'Opened', 'Moved in', 'Moved out', 'Resolved', 'Cancelled', 'Reopened', 'Open now'],
      ['1', '12', '4', '2', '9', '1', '1', '6'],
      ['1', '12', '0', '0', '9', '0', '0', '4'],
    ].map((row) => row.map((text) => ({ type: 'raw_text', text }))),
  );
  expect(heard(message)).toContain(
    'Engineering: 1 open before, 12 opened, 4 moved in, 2 moved out, 9 resolved, 1 cancelled, 1 reopened, 6 open now, acknowledged in time 11 of 12.',
  );
});

test('a lead who opens the digest can take what nobody has, take over what a shift left, and look at the rest', () => {
  const taken = { status: 'acknowledged', owner: 'UKENJI' } as const;
  const handOver = { at: after(10), leadsTold: true };
  const buttons = [anEscalation(), anEscalation({ ...taken, handOver }), anEscalation(taken)].map(
    (escalation) => seen(shown(facts({ needsYou: [{ escalation, needs: ['breached'] }] }))).at(-1),
  );
  expect(buttons).toEqual(['[Acknowledge] [Show]', '[Take over] [Show]', '[Show]']);
});
