/** The configuration changes while escalations run: what was promised stays promised, and who is there is looked up anew. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import { hear, more, press, startRaised } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { agentLines, agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { engineering, tokyoOnly } from '../support/rosters.ts';

type Change = (yaml: string) => string;

/** Each text of the configuration by another one; it must be there. */
const swapped =
  (...swaps: (readonly [what: string, by: string])[]): Change =>
  (yaml) =>
    swaps.reduce((text, [what, by]) => {
      if (!text.includes(what)) throw new Error(`the configuration does not say: ${what}`);
      return text.replace(what, by);
    }, yaml);

const both =
  (first: Change, second: Change): Change =>
  (yaml) =>
    second(first(yaml));

/** Places are told independently of each other: what is in order within each is compared. */
const byPlace = <T extends readonly [string, string]>(said: readonly T[]): T[] =>
  said.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** Friday 20 November 2026, 15:30 in Tokyo; Monday is a public holiday there. */
const fridayAfternoon = Date.UTC(2026, 10, 20, 6, 30);

const theCard = (bot: Bot, id = 'ESC-1', channel = 'C0ENG') => bot.cardMessage(id, channel);

/** When it is due, as Priya in Dublin reads it on the card. */
const due = (bot: Bot, id = 'ESC-1', channel = 'C0ENG') =>
  cardLines(bot, id, channel, 'UPRIYA').find((line) => / by \d| overdue /.test(line));

const toLeads = (text: string) => ['Marcus', 'Nora'].map((lead) => [lead, text]);

async function explained(bot: Bot, user: string, id: string): Promise<string[]> {
  await more(bot, user, 'Explain the clock', theCard(bot, id));
  const lines = modalLines(bot, user);
  await bot.slack.closeModal(user);
  return lines;
}

test('a place closes earlier from now on: what runs keeps the old hours, what is new has the new ones', async () => {
  const closesAtFour = swapped(['hours: { mon-fri: 09:00-18:00 }', 'hours: { mon-fri: 09:00-16:00 }']);
  const bot = await startRaised({ Priority: 'normal' }, { at: fridayAfternoon, config: tokyoOnly });
  await bot.restart(both(tokyoOnly, closesAtFour));
  await bot.settle();
  expect(said(bot)).toEqual([]);
  await bot.raise({ Team: 'Engineering', Priority: 'normal', Summary: 'Refunds fail' });
  hear(bot);
  expect([due(bot), due(bot, 'ESC-2')]).toEqual([
    'Acknowledge by 08:30 today · Resolve by 00:30 Dec 1, 2026',
    'Acknowledge by 01:30 Nov 24, 2026 · Resolve by 05:30 Dec 2, 2026',
  ]);

  // Kenji goes home at four now, and is not called back; Monday is a holiday.
  await bot.pass(3 * hour);
  const nobody = 'Nobody is on call until 00:00 Nov 24, 2026, then Kenji.';
  expect(byPlace(said(bot))).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 08:30, 1 h left.'],
    ['#esc-engineering › thread', `ESC-1 should be acknowledged by 08:30, 24 min left. ${nobody}`],
    ['#esc-engineering › thread', `ESC-1 was not acknowledged by 08:30. ${nobody}`],
    ...['Marcus', 'Nora'].flatMap((lead) => [
      [lead, 'ESC-1 was not acknowledged by 08:30. Engineering, normal; nobody has it.'],
      [lead, 'ESC-1 is still not acknowledged. It was due at 08:30. Engineering, normal; nobody has it.'],
    ]),
  ]);
  expect(bot.pings()).toEqual([]);
  expect([
    (await explained(bot, 'UKENJI', 'ESC-1'))[2],
    (await explained(bot, 'UKENJI', 'ESC-2'))[2],
  ]).toEqual([
    'Started Fri 15:30 Tokyo. 2 h 30 min counted, closed hours skipped. Was due Fri 17:30, late by 30 min now.',
    'Started Fri 15:30 Tokyo. 30 min counted, closed hours skipped. Due Tue 10:30, 1 h 30 min left.',
  ]);
});

test('other targets and another ladder: what runs keeps both, whatever becomes of it', async () => {
  const bot = await startRaised({ Priority: 'high' });
  await bot.restart(
    swapped(
      [
        'urgent: { acknowledge: 15m, update: 1h, resolve: 4h }',
        'urgent: { acknowledge: 5m, update: 20m, resolve: 2h }',
      ],
      [
        'high: { acknowledge: 30m, update: 2h, resolve: 8h }',
        'high: { acknowledge: 10m, update: 30m, resolve: 5h }',
      ],
      ['- { every: 30m, times: 4, tell: leads }', '- { every: 5m, times: 1, tell: [leads, thread] }'],
    ),
  );
  await bot.raise({ Team: 'Engineering', Priority: 'high', Summary: 'Refunds fail' });
  hear(bot);
  expect([due(bot), due(bot, 'ESC-2')]).toEqual([
    'Acknowledge by 10:30 today · Resolve by 18:00 today',
    'Acknowledge by 10:10 today · Resolve by 15:00 today',
  ]);
  await bot.pass(70 * minute);
  const all = said(bot);
  const of = (id: string) => byPlace(all.filter(([, text]) => text.includes(id)));
  bot.pings();
  const leadsHear = (...texts: string[]) =>
    ['Marcus', 'Nora'].flatMap((lead) => texts.map((text) => [lead, text]));
  expect(of('ESC-1')).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 10:30, 15 min left.'],
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 should be acknowledged by 10:30, 6 min left.'],
    ['#esc-engineering › thread', '@eng-oncall: ESC-1 was not acknowledged by 10:30.'],
    ...leadsHear(
      'ESC-1 was not acknowledged by 10:30. Engineering, high; nobody has it.',
      'ESC-1 is still not acknowledged. It was due at 10:30. Engineering, high; nobody has it.',
    ),
  ]);
  expect(of('ESC-2')).toEqual([
    ['#esc-engineering › thread', 'ESC-2 should be acknowledged by 10:10, 5 min left.'],
    ['#esc-engineering › thread', '@eng-oncall: ESC-2 should be acknowledged by 10:10, 2 min left.'],
    ['#esc-engineering › thread', '@eng-oncall: ESC-2 was not acknowledged by 10:10.'],
    ['#esc-engineering › thread', 'ESC-2 is still not acknowledged. It was due at 10:10.'],
    ...leadsHear(
      'ESC-2 was not acknowledged by 10:10. Engineering, high; nobody has it.',
      'ESC-2 is still not acknowledged. It was due at 10:10. Engineering, high; nobody has it.',
    ),
  ]);

  // Another priority and a new owner are of the policy it was raised under.
  await more(bot, 'UKENJI', 'Change priority', theCard(bot), { Priority: 'Urgent' });
  expect(due(bot)).toBe('Acknowledgement overdue since 10:15 today · Resolve by 14:00 today');
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  expect(due(bot)).toBe('News by 12:10 today · Resolve by 14:00 today');
  await more(bot, 'UKENJI', 'Hand back', theCard(bot));
  await bot.slack.closeModal('UKENJI');
  expect(due(bot)).toBe('Acknowledge by 11:25 today · Resolve by 14:00 today');
  hear(bot);
});

test('another shift and other leads: whoever has the duty today hears of what was raised yesterday', async () => {
  const bot = await startRaised();
  await bot.restart(
    swapped(
      ['leads: [UMARCUS, UNORA]', 'leads: [UNORA]'],
      ['- { calendar: always, group: S0ENG }', '- { calendar: always, users: [USAM] }'],
    ),
  );
  await bot.pass(15 * minute);
  expect(byPlace(said(bot))).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 10:15, 7 min left.'],
    ['#esc-engineering › thread', '@Sam: ESC-1 should be acknowledged by 10:15, 3 min left.'],
    ['#esc-engineering › thread', '@Sam: ESC-1 was not acknowledged by 10:15.'],
    ['Nora', 'ESC-1 was not acknowledged by 10:15. Engineering, urgent; nobody has it.'],
  ]);
  expect(bot.pings()).toEqual([
    ['#esc-engineering › thread', ['Sam']],
    ['#esc-engineering › thread', ['Sam']],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')[2]).toBe('Nobody has it yet. On call: Sam.');
});

test.each([
  ['longer', '18:00', 90],
  ['shorter', '17:00', 30],
])(
  'the owner’s shift is %s today than it was: the hand-over is offered when it ends now',
  async (_, closes, afterMinutes) => {
    const shifts = engineering([
      '{ calendar: dublin, users: [UPRIYA] }',
      '{ calendar: san-francisco, users: [USAM] }',
    ]);
    const tuesdayAfternoon = Date.UTC(2026, 10, 24, 16, 30);
    const bot = await startRaised({ Priority: 'high' }, { at: tuesdayAfternoon, config: shifts });
    await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
    await bot.restart(both(shifts, swapped(['mon-fri: 09:00-17:30', `mon-fri: 09:00-${closes}`])));
    hear(bot);
    await bot.pass((afterMinutes - 1) * minute);
    expect(said(bot)).toEqual([]);
    await bot.pass(minute);
    expect(byPlace(said(bot)).map(([where]) => where)).toEqual(['#esc-engineering › thread', 'Priya']);
    expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Sam']]]);
  },
);

test('the team’s calendar is replaced by another, and is gone: what runs still counts on it', async () => {
  const bot = await startRaised({ Priority: 'normal' }, { at: fridayAfternoon, config: tokyoOnly });
  const withoutTokyo: Change = (yaml) =>
    yaml.replace(/ {2}tokyo:\n(?: {4}.*\n)+/, '').replace('any_of: [tokyo, dublin', 'any_of: [dublin');
  const toDublin = both(
    withoutTokyo,
    engineering(['{ calendar: dublin, users: [UPRIYA] }'], ['calendar: dublin']),
  );
  await bot.pass(30 * minute);
  await bot.restart(toDublin);
  await bot.raise({ Team: 'Engineering', Priority: 'normal', Summary: 'Refunds fail' });
  hear(bot);
  expect([due(bot), due(bot, 'ESC-2')]).toEqual([
    'Acknowledge by 08:30 today · Resolve by 00:30 Dec 1, 2026',
    'Acknowledge by 11:00 today · Resolve by 10:30 Nov 27, 2026 · closed until 09:00 today',
  ]);
  await bot.pass(90 * minute);
  const nobody = 'Nobody is on call until 09:00, then Priya.';
  expect(byPlace(said(bot))).toEqual([
    ['#esc-engineering › thread', 'ESC-1 should be acknowledged by 08:30, 1 h left.'],
    ['#esc-engineering › thread', `ESC-1 should be acknowledged by 08:30, 24 min left. ${nobody}`],
    ['#esc-engineering › thread', `ESC-1 was not acknowledged by 08:30. ${nobody}`],
    ...toLeads('ESC-1 was not acknowledged by 08:30. Engineering, normal; nobody has it.'),
  ]);
  // At nine in Dublin Priya takes both: what Tokyo promised goes on in Tokyo, which is closed by then.
  await bot.pass(30 * minute);
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot, 'ESC-2'));
  expect([due(bot), due(bot, 'ESC-2')]).toEqual([
    'News by 08:00 Nov 24, 2026 · Resolve by 00:30 Dec 1, 2026 · closed until 00:00 Nov 24, 2026',
    'News by 17:00 today · Resolve by 10:30 Nov 27, 2026',
  ]);
  expect((await explained(bot, 'UPRIYA', 'ESC-1')).slice(0, 3)).toEqual([
    'Explain the clock',
    'Acknowledge within 2 h',
    'Started Fri 15:30 Tokyo. 2 h 30 min counted. Done late, Fri 18:00, by 30 min.',
  ]);
  hear(bot);
});

test('a move takes what the new team promises today, and moving back what the old one promises by then', async () => {
  const bot = await startRaised();
  await bot.pass(5 * minute);
  await bot.restart(
    swapped(
      ['urgent: { acknowledge: 10m }', 'urgent: { acknowledge: 20m, resolve: 1h }'],
      ['urgent: { acknowledge: 15m, update: 1h, resolve: 4h }', 'urgent: { acknowledge: 25m, resolve: 6h }'],
    ),
  );
  await bot.settle();
  hear(bot);
  expect(due(bot)).toBe('Acknowledge by 10:15 today · Resolve by 14:00 today');
  const moveTo = (team: string, user: string, channel: string) =>
    more(bot, user, 'Move to another team', theCard(bot, 'ESC-1', channel), {
      Team: team,
      'Why is it theirs?': 'Not ours.',
    });
  await moveTo('Risk', 'UKENJI', 'C0ENG');
  expect(due(bot, 'ESC-1', 'C0RISK')).toBe('Acknowledge by 10:25 today · Resolve by 11:00 today');
  await bot.pass(5 * minute);
  await moveTo('Engineering', 'UMINA', 'C0RISK');
  expect(due(bot)).toBe('Acknowledge by 10:35 today · Resolve by 16:00 today');
  expect(agentMessage(bot, 'ESC-1', 'UAOIFE').text).toContain('Engineering should acknowledge by');
  hear(bot);
});
