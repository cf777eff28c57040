/** The worked examples of the guide to promises, read out of it and lived through: a wrong cell fails, and so does one that cannot be read. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '../../src/config/durations.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { raise } from '../../src/domain/acts/raise.ts';
import {
  always,
  type Calendar,
  type Calendars,
  type Instant,
  type Span,
} from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import { instantOf, wallTimeAt } from '../../src/domain/calendars/wall-time.ts';
import { type Clock, countedAt } from '../../src/domain/clock.ts';
import type { Change, Command, World } from '../../src/domain/command.ts';
import type { Escalation, Notice } from '../../src/domain/escalation.ts';
import type { LadderClock, Policy, Target } from '../../src/domain/team.ts';
import { configOf, smallYaml } from '../config/small-config.ts';
import * as commands from '../support/commands.ts';
import {
  aDraft,
  aPolicy,
  aWorld,
  carriedOut,
  hours,
  lead,
  reporter,
  timePassed,
} from '../support/factories.ts';

const guide = readFileSync(new URL('../../docs/guides/promises.md', import.meta.url), 'utf8');
const yaml = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text).join('');
const config = configOf(yaml + smallYaml);

const counting = new Map<string, Calendar>([
  ['always', always],
  ...Object.entries(config.calendars).map(([name, rule]): [string, Calendar] => [
    name,
    calendarOf(rule, holidaysOf),
  ]),
]);
const calendars: Calendars = (name) => known(counting.get(name), `the calendar ${name}`);

/** The wall clock by which a calendar is told. */
function zoneOf(name: string): string {
  const rule = known(config.calendars[name], `the calendar ${name}`);
  return 'anyOf' in rule ? known(rule.anyOf[0], 'a place').timeZone : rule.timeZone;
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The guide names ${what}, which nobody knows.`);
  return found;
}

/** The rows of every table with these columns, each as its cells. */
function rowsUnder(header: string): string[][] {
  const cellsOf = (line: string) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  const columns = cellsOf(header).length;
  return guide
    .split(`${header}\n`)
    .slice(1)
    .flatMap((table) => table.slice(0, `${table}\n\n`.indexOf('\n\n')).split('\n').slice(1))
    .filter((line) => line !== '')
    .map((line) => {
      const cells = cellsOf(line);
      if (cells.length !== columns || cells.includes('')) throw new Error(`This row cannot be read: ${line}`);
      return cells;
    });
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const thisYear = 2026;
const aTime = new RegExp(
  `^(${days.join('|')}) (?:(\\d{1,2}) (${months.join('|')}) )?(\\d\\d):(\\d\\d)(?::(\\d\\d))?$`,
);

/** `Fri 23 Oct 16:40`, or the next `Mon 10:00` after an instant. */
function readTime(text: string, timeZone: string, after?: Instant): Instant {
  const [, day = '', date, month = '', hour, minute, second = '0'] = aTime.exec(text) ?? [];
  const from = after === undefined ? undefined : wallTimeAt(after, timeZone);
  const first =
    date === undefined ? from : { year: thisYear, month: months.indexOf(month) + 1, day: Number(date) };
  for (let ahead = 0; first && ahead < (date === undefined ? 8 : 1); ahead++) {
    const { year, month } = first;
    const wall = { year, month, day: first.day + ahead, hour: Number(hour), minute: Number(minute) };
    const at = instantOf(wall, timeZone) + Number(second) * 1000;
    if (days[wallTimeAt(at, timeZone).weekday] === day && at >= (after ?? at)) return at;
  }
  throw new Error(`There is no such time: ${text}`);
}

const two = (count: number) => String(count).padStart(2, '0');

/** `Mon 10:00`, where a clock shows it twice also which of the two. */
function writeTime(at: Instant, timeZone: string, { date = false, day = true } = {}): string {
  const wall = wallTimeAt(at, timeZone);
  const seconds = (at % 60_000) / 1000;
  const again = instantOf(wall, timeZone) + seconds * 1000 < at ? ' the second time' : '';
  const year = wall.year === thisYear ? '' : ` ${wall.year}`;
  const words = [
    ...(day ? [days[wall.weekday]] : []),
    ...(date ? [`${wall.day} ${months[wall.month - 1]}${year}`] : []),
    `${two(wall.hour)}:${two(wall.minute)}${seconds > 0 ? `:${two(seconds)}` : ''}`,
  ];
  return words.join(' ') + again;
}

function writeDuration(ms: number): string {
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms / 1000) % 60];
  return parts.flatMap((count, n) => (count > 0 ? [`${count}${'hms'[n]}`] : [])).join(' ');
}

const readDuration = (text: string): number =>
  known(parseDuration(text) ?? undefined, `the duration ${text}`);

const clockNames: readonly LadderClock[] = ['acknowledge', 'update', 'resolve'];
/** What a row does not speak of is not due for years. */
const farMs = hours(2000);
const promise = (clock: LadderClock, targetMs: number, calendar: string): Target => ({
  acknowledge: farMs,
  resolve: farMs,
  calendar,
  [clock]: targetMs,
});

type Done =
  | Exclude<Command, { kind: 'tick' }>
  | { kind: 'raised'; onPhone: boolean }
  | { kind: 'down'; until: Instant };
type Happening = { at: Instant; done: Done };

type Row = {
  calendar: string;
  clock: LadderClock;
  policies: Record<'engineering' | 'risk', Policy>;
  happenings: Happening[];
};

function readRow([, calendar = '', promised = '', happens = '']: readonly string[]): Row {
  const [, name, duration = ''] = /^(\w+) (.+)$/.exec(promised) ?? [];
  const clock = known(
    clockNames.find((one) => one === name),
    `the clock ${promised}`,
  );
  const target = promise(clock, readDuration(duration), calendar);
  const sla = { urgent: target, high: target, normal: target, low: target };
  const policyOf = (targets: Policy['sla']) =>
    aPolicy({ sla: targets, ladder: known(config.ladders.standard, 'a ladder'), liveCall: config.liveCall });
  const row: Row = {
    calendar,
    clock,
    policies: { engineering: policyOf(sla), risk: policyOf(sla) },
    happenings: [],
  };
  const timeZone = zoneOf(calendar);
  for (const text of happens.split('; ')) {
    const [, time = '', words = ''] = /^(.+?\d\d:\d\d(?::\d\d)?) (.+)$/.exec(text) ?? [];
    const at = readTime(time, timeZone, row.happenings.at(-1)?.at);
    row.happenings.push({
      at,
      done: readAct(words, { until: (when) => readTime(when, timeZone, at), row, sla }),
    });
  }
  return row;
}

type Reading = { until: (when: string) => Instant; row: Row; sla: Policy['sla'] };

function readAct(words: string, { until, row: { clock, policies }, sla }: Reading): Done {
  const [, priority, higher = ''] = /^made (urgent|low): (.+)$/.exec(words) ?? [];
  if (priority === 'urgent' || priority === 'low') {
    policies.engineering.sla[priority] = { ...sla.normal, [clock]: readDuration(higher) };
    return commands.changePriority({ to: priority });
  }
  const [, place = '', there] = /^moved to ([\w-]+): (.+)$/.exec(words) ?? [];
  if (there !== undefined) {
    policies.risk.sla.normal = promise(clock, readDuration(there), place);
    return commands.move({ to: 'risk' });
  }
  const [, act = '', when] = /^(.+) (?:until|by) (.+)$/.exec(words) ?? [];
  if (when !== undefined) {
    const timed: Record<string, Done> = {
      'promised news': commands.promiseNews({ newsBy: until(when) }),
      'promised a callback': commands.promiseCallback({ callbackAt: until(when), by: reporter() }),
      snoozed: commands.snooze({ until: until(when) }),
      'bot down': { kind: 'down', until: until(when) },
    };
    return known(timed[act], words);
  }
  const plain: Record<string, Done> = {
    raised: { kind: 'raised', onPhone: false },
    'raised on the phone': { kind: 'raised', onPhone: true },
    acknowledged: commands.acknowledge(),
    asked: commands.ask(),
    answered: commands.answer(),
    'news given': commands.say(),
    'asked to hold on': commands.holdOn(),
    'call ended': commands.endCall(),
    'call started': commands.startCall(),
    assigned: commands.assign({ by: lead() }),
    'handed back': commands.handBack(),
    'taken over': commands.takeOver(),
    resolved: commands.resolve(),
    reopened: commands.reopen(),
  };
  return known(plain[words], words);
}

type Lived = { escalation: Escalation; world: World; told: Change[]; counted: (Span & { on: string })[] };

/** Dublin's owner takes it, and San Francisco may take it over. */
const shifts = [
  { calendar: 'dublin', users: ['UKENJI'] },
  { calendar: 'san-francisco', users: ['UPRIYA'] },
];

/** Everything of the row happens at its time, and the bot looks whenever something is due in between. */
function live({ clock, policies, happenings }: Row, untilAfterMs: number): Lived {
  const [first, ...rest] = happenings;
  if (first?.done.kind !== 'raised') throw new Error('A row begins with what is raised.');
  const policyOf = (team: string) =>
    team === 'engineering' || team === 'risk' ? { id: team, policy: policies[team] } : undefined;
  const started = {
    now: first.at,
    calendars,
    policy: policies.engineering,
    policyOf,
    shiftsOf: () => shifts,
  };
  let world = aWorld(started);
  const draft = aDraft({ onPhone: first.done.onPhone });
  let { escalation } = raise(draft, { id: 'ESC-12', number: 12, policyId: 'engineering' }, world);
  const told: Change[] = [];
  let counted: Lived['counted'] = [];
  const passTo = (at: Instant): void => {
    const passed = timePassed(escalation, at, world);
    escalation = passed.escalation;
    told.push(...passed.changes);
    world = { ...world, now: at };
  };
  for (const { at, done } of rest) {
    passTo(at);
    if (done.kind === 'raised') throw new Error('Only the first thing that happens is raising it.');
    if (done.kind === 'down') {
      world = { ...world, now: done.until, down: [...world.down, { from: at, to: done.until }] };
      continue;
    }
    const was = escalation.clocks[clock];
    escalation = carriedOut(escalation, done, world).escalation;
    world = { ...world, policy: known(policyOf(escalation.team), 'a team').policy };
    counted = [
      ...(startsAnew(was, escalation.clocks[clock]) ? [] : counted),
      ...endedStretch(was, escalation.clocks[clock], at),
    ];
  }
  passTo(world.now + untilAfterMs);
  return { escalation, world, told, counted };
}

const startsAnew = (was: Clock | undefined, is: Clock | undefined): boolean =>
  was?.startedAt !== is?.startedAt;

/** From where the clock began to run to where it paused, stopped or took another target. */
function endedStretch(was: Clock | undefined, is: Clock | undefined, at: Instant): Lived['counted'] {
  if (!was || was.runningSince === null || startsAnew(was, is) || is?.runningSince === was.runningSince)
    return [];
  return [{ from: was.runningSince, to: at, on: was.calendar }];
}

/** The open parts of a stretch, found from one opening to the next and not by the sums that give due times. */
function openParts({ from, to, on }: Lived['counted'][number]): Lived['counted'] {
  const parts: Lived['counted'] = [];
  for (let span = calendars(on).next(from); span && span.from < to; span = calendars(on).next(span.to)) {
    parts.push({ from: Math.max(from, span.from), to: Math.min(to, span.to), on });
    if (span.to >= to) break;
  }
  return parts;
}

/** Another calendar than the row's own is named, and told by its own wall clock. */
function placeOf(row: Row, on: string): { timeZone: string; named: string } {
  const own = on === row.calendar || on === 'always';
  return { timeZone: zoneOf(own ? row.calendar : on), named: own ? '' : ` in ${on}` };
}

function writePart(row: Row, { from, to, on }: Lived['counted'][number]): string {
  const { timeZone, named } = placeOf(row, on);
  const sameDay = wallTimeAt(from, timeZone).day === wallTimeAt(to, timeZone).day;
  const span = `${writeTime(from, timeZone)}-${writeTime(to, timeZone, { day: !sameDay })}`;
  return `${span}${named} (${writeDuration(to - from)})`;
}

const dueRows = rowsUnder('| example | calendar | promised | what happens | counted | due |');
const toldRows = rowsUnder('| example | calendar | promised | what happens | who hears |');

test('every row under Worked examples is one of those read here', () => {
  const section = guide.split('\n## Worked examples\n')[1] ?? '';
  const lines = section.split('\n').filter((line) => /^\|(?! (?:-|example \|))/.test(line));
  expect(dueRows.length + toldRows.length).toBe(lines.length);
  expect(Math.min(dueRows.length, toldRows.length)).toBeGreaterThan(10);
});

describe('counted and due as the guide says', () => {
  test.each(dueRows)('%s', (...cells) => {
    const row = readRow(cells);
    const { escalation, world, counted } = live(row, 0);
    const clock = known(escalation.clocks[row.clock], `a clock ${row.clock}`);
    const { runningSince, dueAt, targetMs } = clock;
    if (runningSince === null || dueAt === null) throw new Error('Nothing is due after this.');
    const late = dueAt < runningSince;
    const ahead = late ? [] : [{ from: runningSince, to: dueAt, on: clock.calendar }];
    const parts = [...counted, ...ahead].flatMap(openParts);
    const { timeZone, named } = placeOf(row, clock.calendar);
    expect({
      counted: parts.map((part) => writePart(row, part)).join(', '),
      due: writeTime(dueAt, timeZone, { date: true }) + named,
    }).toEqual({ counted: cells[4], due: cells[5] });
    const sum = parts.reduce((ms, { from, to }) => ms + to - from, 0);
    expect(sum).toBe(late ? countedAt(clock, calendars(clock.calendar), world.now) : targetMs);
  });
});

/** Whom a notice is for; nobody for what only changes the card. */
function hearer(notice: Notice): string[] {
  switch (notice.kind) {
    case 'reminder':
      return [notice.to === 'on-call' ? 'on call' : 'thread'];
    case 'personal reminder':
      return [{ owner: 'owner', lead: 'leads', reporter: 'agent' }[notice.as]];
    case 'hand-over':
      return ['next shift'];
    case 'personal hand-over':
      return [{ owner: 'owner', lead: 'leads' }[notice.as]];
    default:
      return [];
  }
}

function writeTold({ entry: { at, deed }, notices }: Change, timeZone: string): string[] {
  const who = deed.what === 'went quiet' ? ['handed back'] : [...new Set(notices.flatMap(hearer))];
  const late = deed.what === 'reminded' && deed.reminders.some((reminder) => reminder.late);
  return who.length > 0 ? [`${writeTime(at, timeZone)} ${who.join(' and ')}${late ? ' (late)' : ''}`] : [];
}

describe('who hears of it as the guide says', () => {
  test.each(toldRows)('%s', (...cells) => {
    const row = readRow(cells);
    const { told } = live(row, 14 * hours(24));
    expect(told.flatMap((change) => writeTold(change, zoneOf(row.calendar))).join(', ')).toBe(cells[4]);
  });
});
