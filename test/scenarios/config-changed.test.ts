/** The configuration changes while escalations run: what was promised stays promised, and who is there is looked up anew. */
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/calendars/calendar.ts';
import type { Reminder } from '../../src/domain/escalation.ts';
import type { Explanation } from '../../src/domain/explain.ts';
import { explainModal } from '../../src/views/explain.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { type Bot, hour, minute, type Said } from '../support/bot.ts';
import { acknowledge, hear, more, move, startRaised, theCard } from '../support/gestures.ts';
import { withoutDigests as said } from '../support/heard.ts';
import { agentLines, cardLines, modalLines } from '../support/lines.ts';
import { engineering, tokyoOnly } from '../support/rosters.ts';
import { type About, at, breach, nobodyOnDuty, overdue, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

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
const byPlace = (said: readonly Said[]): Said[] => said.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const thread = '#esc-engineering › thread';

/** Friday 20 November 2026, 15:30 in Tokyo; Monday is a public holiday there. */
const fridayAfternoon = at('06:30', -3);
const friday = (time: string) => at(time, -3);

const cardOf = (bot: Bot, id: string) => theCard(bot, 'C0ENG', id);

type Shown = About & { onCall?: OnCallFacts; closedUntil?: Instant };

/** The card, as Priya in Dublin sees it; `first`: it has not been edited since it was posted. */
function expectCard(bot: Bot, facts: Shown, { channel = 'C0ENG', first = false } = {}): void {
  const seen = cardLines(bot, facts.id ?? 'ESC-1', channel, 'UPRIYA');
  expect(seen).toEqual(bot.words.card(facts, 'UPRIYA', { first }));
}

/** The second one that is raised. */
const second = { id: 'ESC-2', summary: 'Refunds fail' };
const raiseSecond = (bot: Bot, priority: string) =>
  bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: priority,
    [fields.summary]: second.summary,
  });

/** The reminders while nobody has what is to be acknowledged by then. */
const unacknowledged = (dueAt: Instant) => ({
  soon: warning('acknowledge', dueAt),
  missed: breach('acknowledge', dueAt),
  late: overdue('acknowledge', dueAt),
});

/** The leads hear of these, one after the other. */
const toLeads = ({ words }: Bot, about: About, ...told: (readonly [Reminder, Instant])[]): Said[] =>
  ['Marcus', 'Nora'].flatMap((lead) =>
    told.map(([reminder, now]): Said => [lead, words.personal([{ reminder, as: 'lead', about }], now)]),
  );

/** The first clock that is explained, in a sentence under its heading. */
async function explained(bot: Bot, user: string, id: string): Promise<string[]> {
  await more(bot, user, acts.explain, cardOf(bot, id));
  const lines = modalLines(bot, user);
  await bot.slack.closeModal(user);
  return lines.slice(0, 3);
}

/** The same of a clock that runs towards an acknowledgement within two hours, in Tokyo since Friday, 15:30. */
function inTokyo(
  { words, now }: Bot,
  user: string,
  about: Pick<Explanation, 'countedMs' | 'end'> & { closed: boolean },
): string[] {
  const timeZone = 'Asia/Tokyo';
  const to = fridayAfternoon + about.countedMs;
  const one: Explanation = {
    clock: 'acknowledge',
    promised: false,
    startedAt: fridayAfternoon,
    startedIn: timeZone,
    targetMs: 2 * hour,
    countedMs: about.countedMs,
    steps: [
      { timeZone, what: 'counted', from: fridayAfternoon, to, ms: about.countedMs, skipped: {} },
      ...(about.closed
        ? [{ timeZone, what: 'closed' as const, from: to, to: now(), why: { because: 'hours' as const } }]
        : []),
    ],
    end: about.end,
    endsIn: timeZone,
    earlier: null,
  };
  const modal = explainModal({ id: 'ESC-1', via: 'button' }, [one], { now: now(), wording: words.wording });
  return words.modal(modal, user).slice(0, 3);
}

test('a place closes earlier from now on: what runs keeps the old hours, what is new has the new ones', async () => {
  const closesAtFour = swapped(['hours: { mon-fri: 09:00-18:00 }', 'hours: { mon-fri: 09:00-16:00 }']);
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: fridayAfternoon, config: tokyoOnly },
  );
  const { words } = bot;
  await bot.restart(both(tokyoOnly, closesAtFour));
  await bot.settle();
  expect(said(bot)).toEqual([]);
  await raiseSecond(bot, choices.normal);
  hear(bot);
  const priority = 'normal';
  expectCard(bot, { priority, due: { acknowledge: friday('08:30'), resolve: at('00:30', 8) } });
  expectCard(bot, { ...second, priority, due: { acknowledge: at('01:30', 1), resolve: at('05:30', 9) } });

  // Kenji goes home at four now, and is not called back; Monday is a holiday.
  await bot.pass(3 * hour);
  const onCall = nobodyOnDuty({ at: at('00:00', 1), names: ['Kenji'] });
  const { soon, missed, late } = unacknowledged(friday('08:30'));
  expect(byPlace(said(bot))).toEqual([
    [thread, words.reminded(soon, { priority, now: friday('07:30') })],
    [thread, words.reminded(soon, { priority, now: friday('08:06'), to: 'on-call', onCall })],
    [thread, words.reminded(missed, { priority, to: 'on-call', onCall })],
    ...toLeads(bot, { priority }, [missed, friday('08:30')], [late, friday('09:00')]),
  ]);
  expect(bot.pings()).toEqual([]);
  expect(await explained(bot, 'UKENJI', 'ESC-1')).toEqual(
    inTokyo(bot, 'UKENJI', {
      countedMs: 2.5 * hour,
      closed: true,
      end: { is: 'late', at: friday('08:30'), lateMs: 30 * minute },
    }),
  );
  expect(await explained(bot, 'UKENJI', 'ESC-2')).toEqual(
    inTokyo(bot, 'UKENJI', {
      countedMs: 30 * minute,
      closed: true,
      end: { is: 'due', at: at('01:30', 1), leftMs: 90 * minute },
    }),
  );
});

test('other targets and another ladder: what runs keeps both, whatever becomes of it', async () => {
  const bot = await startRaised({ [fields.priority]: choices.high });
  const { words } = bot;
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
  await raiseSecond(bot, choices.high);
  hear(bot);
  const one: About = { priority: 'high', due: { acknowledge: at('10:30'), resolve: at('18:00') } };
  const two: About = { ...second, priority: 'high', due: { acknowledge: at('10:10'), resolve: at('15:00') } };
  expectCard(bot, one);
  expectCard(bot, two);
  await bot.pass(70 * minute);
  const all = said(bot);
  const of = (id: string) => byPlace(all.filter(([, text]) => text.includes(id)));
  bot.pings();
  const { soon, missed, late } = unacknowledged(at('10:30'));
  expect(of('ESC-1')).toEqual([
    [thread, words.reminded(soon, { ...one, now: at('10:15') })],
    [thread, words.reminded(soon, { ...one, now: at('10:24'), to: 'on-call' })],
    [thread, words.reminded(missed, { ...one, to: 'on-call' })],
    ...toLeads(bot, one, [missed, at('10:30')], [late, at('11:00')]),
  ]);
  const sooner = unacknowledged(at('10:10'));
  expect(of('ESC-2')).toEqual([
    [thread, words.reminded(sooner.soon, { ...two, now: at('10:05') })],
    [thread, words.reminded(sooner.soon, { ...two, now: at('10:08'), to: 'on-call' })],
    [thread, words.reminded(sooner.missed, { ...two, to: 'on-call' })],
    [thread, words.reminded(sooner.late, { ...two, now: at('10:15') })],
    ...toLeads(bot, two, [sooner.missed, at('10:10')], [sooner.late, at('10:15')]),
  ]);

  // Another priority and a new owner are of the policy it was raised under.
  await more(bot, 'UKENJI', acts.changePriority, theCard(bot), { [fields.priority]: choices.urgent });
  expectCard(bot, { due: { acknowledge: at('10:15'), resolve: at('14:00') } });
  await acknowledge(bot);
  expectCard(bot, {
    status: 'acknowledged',
    owner: 'UKENJI',
    late: { acknowledge: 55 * minute },
    due: { update: at('12:10'), resolve: at('14:00') },
  });
  await more(bot, 'UKENJI', acts.moreHandBack, theCard(bot));
  await bot.slack.closeModal('UKENJI');
  expectCard(bot, { due: { acknowledge: at('11:25'), resolve: at('14:00') } });
  hear(bot);
});

test('another shift and other leads: whoever has the duty today hears of what was raised yesterday', async () => {
  const bot = await startRaised();
  const { words } = bot;
  await bot.restart(
    swapped(
      ['leads: [UMARCUS, UNORA]', 'leads: [UNORA]'],
      ['- { calendar: always, group: S0ENG }', '- { calendar: always, users: [USAM] }'],
    ),
  );
  await bot.pass(15 * minute);
  const onCall = { crews: [{ users: ['USAM'] }], names: ['Sam'], fallback: false, next: null };
  const { soon, missed } = unacknowledged(at('10:15'));
  expect(byPlace(said(bot))).toEqual([
    [thread, words.reminded(soon, { now: at('10:07:30') })],
    [thread, words.reminded(soon, { now: at('10:12'), to: 'on-call', onCall })],
    [thread, words.reminded(missed, { to: 'on-call', onCall })],
    ['Nora', words.personal([{ reminder: missed, as: 'lead' }])],
  ]);
  expect(bot.pings()).toEqual([
    [thread, ['Sam']],
    [thread, ['Sam']],
  ]);
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(
    words.agentMessage({ onCall, due: { acknowledge: at('10:15'), resolve: at('14:00') } }),
  );
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
    const tuesdayAfternoon = at('16:30', 1);
    const bot = await startRaised(
      { [fields.priority]: choices.high },
      { at: tuesdayAfternoon, config: shifts },
    );
    await acknowledge(bot, 'UPRIYA');
    await bot.restart(both(shifts, swapped(['mon-fri: 09:00-17:30', `mon-fri: 09:00-${closes}`])));
    hear(bot);
    await bot.pass((afterMinutes - 1) * minute);
    expect(said(bot)).toEqual([]);
    await bot.pass(minute);
    expect(byPlace(said(bot)).map(([where]) => where)).toEqual([thread, 'Priya']);
    expect(bot.pings()).toEqual([[thread, ['Sam']]]);
  },
);

test('the team’s calendar is replaced by another, and is gone: what runs still counts on it', async () => {
  const bot = await startRaised(
    { [fields.priority]: choices.normal },
    { at: fridayAfternoon, config: tokyoOnly },
  );
  const { words } = bot;
  const withoutTokyo: Change = (yaml) =>
    yaml.replace(/ {2}tokyo:\n(?: {4}.*\n)+/, '').replace('any_of: [tokyo, dublin', 'any_of: [dublin');
  const toDublin = both(
    withoutTokyo,
    engineering(['{ calendar: dublin, users: [UPRIYA] }'], ['calendar: dublin']),
  );
  await bot.pass(30 * minute);
  await bot.restart(toDublin);
  await raiseSecond(bot, choices.normal);
  hear(bot);
  const onCall = nobodyOnDuty({ at: friday('09:00'), names: ['Priya'] });
  const priority = 'normal';
  expectCard(bot, { priority, due: { acknowledge: friday('08:30'), resolve: at('00:30', 8) } });
  expectCard(bot, {
    ...second,
    priority,
    onCall,
    due: { acknowledge: friday('11:00'), resolve: at('10:30', 4) },
    closedUntil: friday('09:00'),
  });
  await bot.pass(90 * minute);
  const { soon, missed } = unacknowledged(friday('08:30'));
  expect(byPlace(said(bot))).toEqual([
    [thread, words.reminded(soon, { priority, now: friday('07:30') })],
    [thread, words.reminded(soon, { priority, now: friday('08:06'), to: 'on-call', onCall })],
    [thread, words.reminded(missed, { priority, to: 'on-call', onCall })],
    ...toLeads(bot, { priority }, [missed, friday('08:30')]),
  ]);
  // At nine in Dublin Priya takes both: what Tokyo promised goes on in Tokyo, which is closed by then.
  await bot.pass(30 * minute);
  await acknowledge(bot, 'UPRIYA');
  await acknowledge(bot, 'UPRIYA', cardOf(bot, 'ESC-2'));
  const hers = { priority, status: 'acknowledged', owner: 'UPRIYA' } as const;
  expectCard(bot, {
    ...hers,
    late: { acknowledge: 30 * minute },
    due: { update: at('08:00', 1), resolve: at('00:30', 8) },
    closedUntil: at('00:00', 1),
  });
  expectCard(bot, { ...second, ...hers, due: { update: friday('17:00'), resolve: at('10:30', 4) } });
  expect(await explained(bot, 'UPRIYA', 'ESC-1')).toEqual(
    inTokyo(bot, 'UPRIYA', {
      countedMs: 2.5 * hour,
      closed: false,
      end: { is: 'missed', at: friday('09:00'), lateMs: hour / 2, since: friday('08:30') },
    }),
  );
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
  expectCard(bot, { due: { acknowledge: at('10:15'), resolve: at('14:00') } }, { first: true });
  await move(bot, 'Risk');
  expectCard(
    bot,
    { team: 'risk', moves: 1, due: { acknowledge: at('10:25'), resolve: at('11:00') } },
    { channel: 'C0RISK', first: true },
  );
  await bot.pass(5 * minute);
  await move(bot, 'Engineering', 'UMINA', theCard(bot, 'C0RISK'));
  const back: About = { moves: 2, due: { acknowledge: at('10:35'), resolve: at('16:00') } };
  expectCard(bot, back, { first: true });
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(bot.words.agentMessage(back));
  hear(bot);
});
