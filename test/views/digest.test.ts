import { expect, test } from 'vitest';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import type { Digest } from '../../src/domain/digest.ts';
import type { DigestNumbers } from '../../src/domain/digest-numbers.ts';
import { hasChart, withoutChart } from '../../src/views/chart.ts';
import { digest } from '../../src/views/digest.ts';
import { acknowledge, resolve } from '../support/commands.ts';
import { aDigest, noNumbers } from '../support/digests.ts';
import { after, anEscalation, hours, lived, minutes, morning } from '../support/factories.ts';
import { heard, pings, seen as seenWhole, wording } from './seeing.ts';

const facts = (changes: Partial<Digest> = {}): Digest =>
  aDigest({ timeZone: 'America/Los_Angeles', ...changes });

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
const counted = (numbers: Partial<DigestNumbers>, more: Partial<Digest> = {}) =>
  shown(facts({ teams: [engineering], numbers: { ...noNumbers, ...numbers }, ...more }));

/** Without the last button of every digest of a lead. */
const seen = (message: Parameters<typeof seenWhole>[0]): string[] =>
  seenWhole(message).filter((line) => line !== '[Export CSV]');

const columns = 'Team | In time';

test('a quiet day says that nothing needs the lead', () => {
  expect(seen(shown(facts()))).toEqual([
    'Digest for Monday 23 November',
    'Nothing needs you.',
    '---',
    'Since Friday 20 November, 01:00: nothing came and nothing went. Nothing is open now.',
  ]);
});

test('what needs the lead comes first, then how it went, then what each team did', () => {
  const escalation = anEscalation({ priority: 'high' });
  const message = shown(
    facts({ needsYou: [{ escalation, needs: ['breached', 'nobody has it'] }], teams: [engineering] }),
  );
  expect(seen(message)).toEqual([
    'Digest for Monday 23 November',
    'What needs you now',
    'ESC-12 · 🟠 high · open · Engineering',
    'Payouts frozen',
    'Acknowledgement overdue since 09:30 today · Resolve by 13:00 today',
    'Breached, nobody has it',
    '[Acknowledge] [Show]',
    '---',
    'Since Friday 20 November, 01:00: 12 opened, 9 resolved. 4 are open now, 3 more than then.',
    columns,
    'Engineering: 12 opened, 9 resolved, 4 open (+3) | acknowledged 11 of 12',
  ]);
  expect(heard(message)).toBe(
    'Digest for Monday 23 November. What needs you now. ESC-12, breached, nobody has it: Payouts frozen. Since Friday 20 November, 01:00: 12 opened, 9 resolved. 4 are open now, 3 more than then. Engineering: 12 opened, 9 resolved, 4 open now, 11 of 12 acknowledged in time.',
  );
  expect(pings(message)).toEqual([]);
});

test('what did not happen is not told, and the sentence adds up over all teams', () => {
  const message = shown(
    facts({
      teams: [
        { ...engineering, movedIn: 4, movedOut: 2, cancelled: 1, reopened: 1, open: 6 },
        { ...engineering, team: 'risk', before: 3, opened: 0, resolved: 1, open: 2 },
        { ...engineering, team: 'design', before: 0, opened: 0, resolved: 0, open: 0, acknowledge: nothing },
      ],
    }),
  );
  expect(seen(message).slice(3)).toEqual([
    'Since Friday 20 November, 01:00: 12 opened, 4 moved in, 2 moved out, 10 resolved, 1 cancelled, 1 reopened. 8 are open now, 4 more than then.',
    columns,
    'Engineering: 12 opened, 9 resolved, 6 open (+5) | acknowledged 11 of 12',
    'Risk: 1 resolved, 2 open (−1) | acknowledged 11 of 12',
  ]);
});

const nothing = { met: 0, missed: 0 };

test('below fifty both numbers are told; from there on a percentage, and between what it lies where that is below nine of ten', () => {
  const share = (met: number, missed: number) =>
    seen(counted({}, { teams: [{ ...engineering, acknowledge: { met, missed } }] }))
      .at(-1)
      ?.split(' | ')[1]
      ?.replace('acknowledged ', '');
  expect([share(0, 0), share(18, 2), share(45, 5), share(30, 20), share(399, 1), share(50, 0)]).toEqual([
    '–',
    '18 of 20',
    '90 %',
    '60 % (48–71 %)',
    '99 %',
    '100 %',
  ]);
});

test('a week before, and nothing then', () => {
  const before = (opened: number, resolved: number, open: number) =>
    seen(counted({ weekBefore: { opened, resolved, open } }))[4];
  expect([before(8, 10, 4), before(0, 1, 0), before(0, 0, 0)]).toEqual([
    'A week before: 8 opened, 10 resolved, 4 open.',
    'A week before: 1 resolved.',
    'A week before: nothing.',
  ]);
});

const below = (message: ReturnType<typeof shown>) => seen(message).slice(6);

test('where promises were missed is told by priority, the worst first', () => {
  const missed = (priority: 'urgent' | 'low', acknowledged: number, resolved: number) => ({
    team: 'engineering',
    priority,
    acknowledge: { met: 3, missed: acknowledged },
    resolve: { met: 0, missed: resolved },
  });
  const seven = Array.from({ length: 8 }, () => missed('urgent', 1, 0));
  expect([
    below(counted({ missed: [missed('urgent', 1, 0), missed('low', 0, 2)] })),
    below(counted({ missed: seven })).at(-1),
  ]).toEqual([
    [
      '• Engineering, ⚪ low: 3 of 3 acknowledged in time and 0 of 2 resolved in time.',
      '• Engineering, 🔴 urgent: 3 of 4 acknowledged in time.',
    ],
    '• Promises were missed in 2 more priorities.',
  ]);
});

test('how long it took: half, and nine of ten where there are enough; by the clock where that is something else', () => {
  const took = (median: number, p90: number | null) => ({ median, p90 });
  expect(
    below(
      counted({
        speeds: {
          acknowledge: {
            of: 12,
            counted: took(minutes(12), minutes(40)),
            wall: took(minutes(12) + 5, minutes(40)),
          },
          resolve: { of: 5, counted: took(hours(3), null), wall: took(hours(27), null) },
        },
      }),
    ),
  ).toEqual([
    '• Half were acknowledged within 12 min, nine of ten within 40 min.',
    '• Half were resolved within 3 h of open time. On the wall clock: 1 d 3 h.',
  ]);
});

test('who had the next step, who was called back, and which documents would have helped', () => {
  const document = (which: string | null, answer: 'yes' | 'wrong' | 'missing' = 'yes') => ({
    team: 'engineering',
    answer,
    which,
  });
  const lines = below(
    counted(
      {
        held: {
          nobody: hours(1),
          team: hours(5),
          agent: hours(2),
          user: minutes(1),
          'out of hours': hours(2),
        },
        satisfaction: { satisfied: 4, notSatisfied: 1 },
      },
      {
        teams: [{ ...engineering, callback: { met: 5, missed: 1 } }],
        documents: [
          document('Refund FAQ', 'wrong'),
          document('Payout guide'),
          document('payout guide'),
          document(null, 'missing'),
        ],
        uncounted: 1,
      },
    ),
  );
  expect(lines).toEqual([
    '• Who had the next step: the team 50 %, an agent 20 %, nobody 10 %, out of hours 20 % of the time.',
    '• Promised calls: 5 of 6 in time. Users called back: 4 satisfied, 1 not satisfied.',
    '• A document could have answered 4: 2 × Payout guide and Refund FAQ (wrong or out of date).',
    '• 1 escalation is not counted: the history cannot be read.',
  ]);
});

const aWeek = Array.from({ length: 7 }, (_, n) => ({
  at: morning - hours(24 * (7 - n)),
  opened: n,
  resolved: 2,
  open: n + 3,
}));

test('the last days are drawn where enough happened; all that Slack draws is as it takes it', () => {
  const message = counted({ days: aWeek });
  expect(message.blocks.at(-2)).toEqual({
    type: 'data_visualization',
    title: 'The last seven days',
    chart: {
      type: 'line',
      series: [
        { name: 'Opened', data: expect.arrayContaining([{ label: 'Mon', value: 0 }]) },
        { name: 'Resolved', data: expect.arrayContaining([{ label: 'Sun', value: 2 }]) },
        { name: 'Open at the end', data: expect.arrayContaining([{ label: 'Sun', value: 9 }]) },
      ],
      axis_config: {
        categories: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
        y_label: 'Escalations',
      },
    },
  });
  const few = aWeek.map((day) => ({ ...day, opened: 1, resolved: 0 }));
  expect([
    checkMessage({ ...message }),
    hasChart(counted({ days: few })),
    hasChart(withoutChart(message)),
    withoutChart(message).blocks.length - message.blocks.length,
  ]).toEqual([[], false, false, -1]);
});

test('a lead opens the board and exports a table; a channel is told what needs the team, and on whose clock', () => {
  const message = (to: Digest['to']) =>
    digest({ digest: facts({ to }), links: new Map(), wording, now: after(61), board: 'slack://app' });
  expect(
    [message({ lead: 'UMARCUS' }), shown(facts({ to: { channel: 'C0OPS' } }))].map((one) => seenWhole(one)),
  ).toEqual([
    expect.arrayContaining(['Nothing needs you.', '[Open board] [Export CSV]']),
    [
      'Digest for Monday 23 November',
      'Nothing needs the team.',
      '---',
      'Since Friday 20 November, 01:00 in Los Angeles: nothing came and nothing went. Nothing is open now.',
    ],
  ]);
});

test('teams for which Slack has no room are counted', () => {
  const teams = Array.from({ length: 120 }, (_, n) => ({ ...engineering, team: `team-${n}` }));
  const message = shown(facts({ teams }));
  const table = message.blocks.find(({ type }) => type === 'table');
  const left = 121 - (table?.type === 'table' ? table.rows.length : 0);
  expect([left > 20, left < 60, checkMessage({ ...message })]).toEqual([true, true, []]);
  expect(seen(message).at(-1)).toBe(`${left} more teams had no room here.`);
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
  expect([seen(message).slice(2, 8), heard(message)]).toEqual([
    [
      'ESC-12 · 🔵 normal · resolved · Engineering',
      'Payouts frozen',
      'Kenji had it',
      'Call back overdue',
      'Aoife promised it by 09:30 today.',
      '[Show]',
    ],
    expect.stringContaining('ESC-12, call back overdue: Payouts frozen.'),
  ]);
});

test('ten are shown and the rest is counted', () => {
  const needsYou = Array.from({ length: 17 }, (_, n) => ({
    escalation: anEscalation({ id: `ESC-${n + 1}` }),
    needs: ['nobody has it' as const],
  }));
  const lines = seen(shown(facts({ needsYou })));
  expect(lines.filter((line) => /^ESC-/.test(line))).toHaveLength(10);
  expect(lines).toContain('and 7 more: /escalate list');
});

test('a lead who may not read it sees how it stands', () => {
  const needsYou = [{ escalation: anEscalation(), needs: ['breached' as const] }];
  expect(seen(shown(facts({ needsYou }), () => false)).slice(2, 4)).toEqual([
    'ESC-12 · 🔵 normal · open · Engineering',
    'Acknowledgement overdue since 10:00 today · Resolve by 17:00 today',
  ]);
});

test('a lead who opens the digest can take what nobody has, take over what a shift left, and look at the rest', () => {
  const taken = { status: 'acknowledged', owner: 'UKENJI' } as const;
  const handOver = { at: after(10), leadsTold: true };
  const buttons = [anEscalation(), anEscalation({ ...taken, handOver }), anEscalation(taken)].map(
    (escalation) =>
      seen(shown(facts({ needsYou: [{ escalation, needs: ['breached'] }] }))).find((line) =>
        line.startsWith('['),
      ),
  );
  expect(buttons).toEqual(['[Acknowledge] [Show]', '[Take over] [Show]', '[Show]']);
});
