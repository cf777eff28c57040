/** Escalations that live through time as the engine lets them: what is due happens first, then what people do, and all of it is kept. */
import { raise } from '../../src/domain/acts/raise.ts';
import { always, type Calendar, type Calendars, type Instant } from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import type { CalendarRule, OpeningHours } from '../../src/domain/calendars/opening-hours.ts';
import type { Command, Draft, World } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Entry, Escalation } from '../../src/domain/escalation.ts';
import type { Policy, Shift } from '../../src/domain/team.ts';
import { aDraft, aLadder, aPolicy, aTarget, hours, minutes, morning, ofItsTeam } from './factories.ts';
import { halfHours } from './half-hours.ts';

const office = { from: 9 * 60, to: 17 * 60 };
const mondayToFriday = { mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] };
const aPlace = (timeZone: string, place: Partial<OpeningHours> = {}): OpeningHours => ({
  timeZone,
  weekly: mondayToFriday,
  holidays: [],
  closed: [],
  open: {},
  ...place,
});

/** Dublin works 09:00 to 17:00 from Monday to Friday but for 26 October 2026; Berlin has a break from 12:00 to 13:00. */
export const rules: Record<string, CalendarRule> = {
  'dublin@1': aPlace('Europe/Dublin', { closed: [{ from: '2026-10-26', to: '2026-10-26' }] }),
  'berlin@1': aPlace('Europe/Berlin', {
    weekly: Object.fromEntries(
      Object.keys(mondayToFriday).map((day) => [
        day,
        [
          { from: 9 * 60, to: 12 * 60 },
          { from: 13 * 60, to: 18 * 60 },
        ],
      ]),
    ),
  }),
  'anywhere@1': { anyOf: [aPlace('Europe/Dublin'), aPlace('America/New_York')] },
};

const counting = new Map<string, Calendar>([
  ['always', always],
  ['half hours', halfHours],
  ...Object.entries(rules).map(([id, rule]): [string, Calendar] => [id, calendarOf(rule, () => [])]),
]);

export const calendars: Calendars = (id) => {
  const calendar = counting.get(id);
  if (!calendar) throw new RangeError(`there is no calendar ${id}`);
  return calendar;
};

const on = (calendar: string): Policy =>
  aPolicy({
    sla: {
      urgent: aTarget({ acknowledge: minutes(10), update: minutes(30), resolve: hours(2) }),
      high: aTarget({ acknowledge: minutes(30), update: hours(1), resolve: hours(4), calendar }),
      normal: aTarget({ calendar }),
      low: aTarget({ acknowledge: hours(4), update: undefined, resolve: hours(24), calendar }),
    },
    ladder: { answerMs: { urgent: minutes(20), high: hours(1), normal: hours(4), low: hours(8) } },
    calendars: rules,
  });

const promised: Record<string, Policy> = {
  engineering: on('dublin@1'),
  risk: on('berlin@1'),
  design: {
    ...on('half hours'),
    ladder: aLadder({ update: [{ at: 'breach', tell: ['owner'] }], handBackMs: null }),
  },
  sun: on('anywhere@1'),
};

export const policyOf = (policyId: string): Policy => {
  const policy = promised[policyId.replace('policy of ', '')];
  if (!policy) throw new Error(`there is no ${policyId}`);
  return policy;
};

const shifts: Record<string, Shift[]> = {
  engineering: [
    { calendar: 'half hours', users: ['UKENJI'] },
    { calendar: 'always', users: ['UPRIYA'] },
  ],
};

export function worldAt(now: Instant, policyId: string): World {
  return {
    now,
    calendars,
    policy: policyOf(policyId),
    policyOf: (team) =>
      team in promised ? { id: `policy of ${team}`, policy: policyOf(`policy of ${team}`) } : undefined,
    restricted: () => false,
    leadsOf: () => ['UMARCUS'],
    leadsForAgents: () => ['UMARCUS'],
    support: null,
    membersOf: () => [],
    shiftsOf: (team) => shifts[team] ?? [],
    down: [{ from: morning - hours(1), to: morning + hours(1) }],
  };
}

export type Life = {
  escalation: Escalation;
  history: readonly Entry[];
  /** As it was after each entry. */
  states: readonly Escalation[];
  now: Instant;
};

export function begin(draft: Partial<Draft> = {}, now: Instant = morning): Life {
  const { team = 'engineering' } = draft;
  const policyId = `policy of ${team}`;
  const { policy } = worldAt(now, policyId);
  const raised = raise(
    aDraft({ team, ...draft }),
    { id: 'ESC-12', number: 12, policyId },
    { now, calendars, policy },
  );
  const { escalation, entry } = raised;
  return { escalation, history: [entry], states: [escalation], now };
}

/** What the clock does by itself at this instant, until there is nothing more to do. */
export function tickAt(life: Life, now: Instant): Life {
  let { escalation, history, states } = life;
  while (escalation.wakeAt !== null && escalation.wakeAt <= now) {
    const done = decide(escalation, { kind: 'tick' }, worldAt(now, escalation.policyId));
    if (done === undefined || 'refused' in done) throw new Error('it woke up for nothing');
    if ('postponed' in done) escalation = { ...escalation, ...done.postponed };
    else {
      escalation = done.escalation;
      history = [...history, done.entry];
      states = [...states, escalation];
    }
  }
  return { escalation, history, states, now };
}

/** What is refused, or has been done already, leaves everything as it was. */
export function actAt(life: Life, now: Instant, command: Command): Life {
  const done = decide(
    life.escalation,
    ofItsTeam(command, life.escalation),
    worldAt(now, life.escalation.policyId),
    life.history,
  );
  if (done === undefined || 'refused' in done || 'postponed' in done) return life;
  const { escalation, entry } = done;
  return { escalation, history: [...life.history, entry], states: [...life.states, escalation], now };
}

/** Up to this instant everything happens when it is due. */
export function passTo(life: Life, now: Instant): Life {
  const { wakeAt } = life.escalation;
  if (wakeAt === null || wakeAt > now) return { ...life, now };
  return passTo(tickAt(life, Math.max(wakeAt, life.now)), now);
}

export type Act = readonly [at: Instant, command: Command];

/** Throws when one of the acts is refused. */
export const lives = (draft: Partial<Draft>, raisedAt: Instant, acts: readonly Act[]): Life =>
  acts.reduce(
    (life, [at, command]) => {
      const before = passTo(life, at);
      const after = actAt(before, at, command);
      if (after.escalation === before.escalation) throw new Error(`${command.kind} was refused`);
      return after;
    },
    begin(draft, raisedAt),
  );
