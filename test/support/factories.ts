/** What the tests of the domain are made of: people, a policy with round numbers, a world, and escalations in any state. */
import { raise } from '../../src/domain/acts/raise.ts';
import { always, type Calendars } from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import type { OpeningHours } from '../../src/domain/calendars/opening-hours.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Change, Command, Draft, Postponed, World } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Escalation, Notice } from '../../src/domain/escalation.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Ladder, Policy, Target } from '../../src/domain/team.ts';
import { halfHours } from './half-hours.ts';

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

/** Monday, 23 November 2026, 09:00 UTC. */
export const morning = Date.UTC(2026, 10, 23, 9);
export const after = (count: number): number => morning + minutes(count);

/** What they are to `team`, which is that of most escalations. */
export const responder = (id = 'UKENJI', team = 'engineering'): Actor => ({
  id,
  team,
  responder: true,
  lead: false,
});
export const lead = (id = 'UMARCUS', team = 'engineering'): Actor => ({
  id,
  team,
  responder: false,
  lead: true,
});
export const reporter = (id = 'UAOIFE', team = 'engineering'): Actor => ({
  id,
  team,
  responder: false,
  lead: false,
});
export const stranger = (id = 'UJONAS', team = 'engineering'): Actor => ({
  id,
  team,
  responder: false,
  lead: false,
});

export const aTarget = (target: Partial<Target> = {}): Target => ({
  acknowledge: hours(1),
  update: hours(2),
  resolve: hours(8),
  calendar: 'always',
  ...target,
});

export const aLadder = (ladder: Partial<Ladder> = {}): Ladder => ({
  acknowledge: [
    { at: { percent: 50 }, tell: ['thread'] },
    { at: { percent: 80 }, tell: ['on-call'] },
    { at: 'breach', tell: ['on-call', 'leads'] },
    { at: { every: minutes(30), times: 2 }, tell: ['leads'] },
  ],
  update: [
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
  ],
  resolve: [
    { at: { percent: 50 }, tell: ['thread'] },
    { at: { percent: 80 }, tell: ['owner'] },
    { at: 'breach', tell: ['owner', 'leads'] },
    { at: { every: minutes(30), times: 2 }, tell: ['leads'] },
  ],
  handBackMs: hours(1),
  ...ladder,
});

type Promised = { ladder?: Partial<Ladder>; sla?: Partial<Policy['sla']> } & Partial<
  Omit<Policy, 'ladder' | 'sla'>
>;

/**
 * Urgent 10 min / 30 min / 2 h, high 30 min / 1 h / 4 h, normal 1 h / 2 h / 8 h, low 4 h / no news / 24 h. While the user is on the
 * phone 5 min, and a call lasts half an hour.
 */
export const aPolicy = ({ ladder, sla, ...rest }: Promised = {}): Policy => ({
  sla: {
    urgent: aTarget({ acknowledge: minutes(10), update: minutes(30), resolve: hours(2) }),
    high: aTarget({ acknowledge: minutes(30), update: hours(1), resolve: hours(4) }),
    normal: aTarget(),
    low: aTarget({ acknowledge: hours(4), update: undefined, resolve: hours(24) }),
    ...sla,
  },
  ladder: aLadder(ladder),
  liveCall: { acknowledgeMs: minutes(5), lastsMs: minutes(30) },
  calendars: {},
  ...rest,
});

/** Monday to Friday from one hour of the day to another, in Dublin, whose clocks show UTC in winter; no holidays. */
export const onWorkdays = (fromHour: number, toHour: number): OpeningHours => {
  const day = [{ from: fromHour * 60, to: toHour * 60 }];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day };
  return { timeZone: 'Europe/Dublin', weekly, holidays: [], closed: [], open: {} };
};
const dublin = calendarOf(onWorkdays(9, 17.5), () => []);

/** `always`; `half hours`: open in the first half of every hour; `dublin`: Monday to Friday, 09:00 to 17:30. */
export const calendars: Calendars = (name) => {
  if (name === 'always') return always;
  if (name === 'half hours') return halfHours;
  if (name === 'dublin') return dublin;
  throw new RangeError(`there is no calendar ${name}`);
};

const leads: Record<string, string[]> = {
  engineering: ['UMARCUS', 'UNORA'],
  risk: ['UINGRID'],
  design: ['UNORA'],
};

/** Teams engineering, risk and design, all with the same policy; nobody works in shifts, and the bot has always run. */
export function aWorld(world: Partial<World> = {}): World {
  const policy = world.policy ?? aPolicy();
  return {
    now: morning,
    calendars,
    policy,
    policyOf: (team) => (team in leads ? { id: `policy of ${team}`, policy } : undefined),
    restricted: (team) => team === 'risk',
    leadsOf: (team) => leads[team] ?? [],
    leadsForAgents: (team) => leads[team] ?? [],
    shiftsOf: () => [],
    support: null,
    membersOf: (crews) => crews.flatMap(({ users = [] }) => users),
    down: [],
    ...world,
  };
}

export const aDraft = (draft: Partial<Draft> = {}): Draft => ({
  summary: 'Payouts frozen',
  details: 'The dashboard shows a red banner since this morning.',
  need: 'Release them',
  account: 'acct_1Kx',
  country: 'IE',
  category: 'payout',
  callbackAt: null,
  contact: 'phone',
  onPhone: false,
  team: 'engineering',
  priority: 'normal',
  reporter: 'UAOIFE',
  source: null,
  routed: 'chosen',
  rule: null,
  ...draft,
});

/** Raised at `morning` under the world's policy, then made as the overrides say. */
export function anEscalation(overrides: Partial<Escalation> = {}, world: World = aWorld()): Escalation {
  const { priority = 'normal', team = 'engineering', reporter = 'UAOIFE' } = overrides;
  const { onPhone = false, callbackAt = null } = overrides;
  const identity = { id: 'ESC-12', number: 12, policyId: `policy of ${team}` };
  const draft = aDraft({ priority, team, reporter, onPhone, callbackAt });
  return { ...raise(draft, identity, { ...world, now: morning }).escalation, ...overrides };
}

/** Runs since `morning` on `always` towards the normal acknowledge target, its first reminder due half way. */
export const aClock = (clock: Partial<Clock> = {}): Clock => ({
  calendar: 'always',
  targetMs: hours(1),
  countedMs: 0,
  startedAt: morning,
  runningSince: morning,
  dueAt: after(60),
  stoppedAt: null,
  outcome: null,
  missedAt: null,
  told: 0,
  breachToldAt: null,
  nextStepAt: after(30),
  held: null,
  promised: false,
  ...clock,
});

/** What everybody who follows the card and the agent's thread sees after most acts. */
export const everywhere = (card = 0): Notice[] => [
  { kind: 'card', card },
  { kind: 'card entry', card },
  { kind: 'agent' },
  { kind: 'agent entry' },
];

/** What a clock looks like from the moment it stops. */
export const ended = (minute: number, outcome: Clock['outcome']): Partial<Clock> => ({
  countedMs: minutes(minute),
  runningSince: null,
  dueAt: null,
  stoppedAt: after(minute),
  outcome,
  nextStepAt: null,
});

/** Escalations with a past: each act so many minutes after `morning`, none of them refused. */
export function lived(
  escalation: Escalation,
  acts: readonly (readonly [minute: number, command: Command])[],
  world: World = aWorld(),
): Escalation {
  return acts.reduce(
    (before, [minute, command]) => carriedOut(before, command, { ...world, now: after(minute) }).escalation,
    escalation,
  );
}

/** As the handlers do: whoever acts is what they are to the team that has it now. */
export const ofItsTeam = (command: Command, { team }: Pick<Escalation, 'team'>): Command =>
  'by' in command ? { ...command, by: { ...command.by, team } } : command;

/** The Change that a command makes; throws when it is refused, put off or makes none. */
export function carriedOut(escalation: Escalation, command: Command, world: World): Change {
  const answer = decide(escalation, ofItsTeam(command, escalation), world);
  if (answer && 'escalation' in answer) return answer;
  throw new Error(`${command.kind}: ${JSON.stringify(answer) ?? 'nothing to do'}`);
}

export type Passed = { escalation: Escalation; changes: Change[]; postponed: Postponed['postponed'][] };

/** All that the clock does by itself at this instant, until nothing is due any more; throws when it never rests. */
export function lookedAt(escalation: Escalation, world: World): Passed {
  const passed: Passed = { escalation, changes: [], postponed: [] };
  for (let looks = 0; looks < 50; looks++) {
    const answer = decide(passed.escalation, { kind: 'tick' }, world);
    if (!answer) return passed;
    if ('refused' in answer) throw new Error(JSON.stringify(answer));
    if ('postponed' in answer) {
      passed.escalation = { ...passed.escalation, ...answer.postponed };
      passed.postponed.push(answer.postponed);
    } else {
      passed.escalation = answer.escalation;
      passed.changes.push(answer);
    }
  }
  throw new Error(`${escalation.id} never rests`);
}

/** Time goes by until `to`, and the clock looks at every instant at which it has something to do. */
export function timePassed(escalation: Escalation, to: number, world: World = aWorld()): Passed {
  const passed: Passed = { escalation, changes: [], postponed: [] };
  let now = world.now;
  for (let looks = 0; looks < 1000; looks++) {
    const { wakeAt } = passed.escalation;
    if (wakeAt === null || wakeAt > to) return passed;
    now = Math.max(now, wakeAt);
    const { escalation: next, changes, postponed } = lookedAt(passed.escalation, { ...world, now });
    passed.escalation = next;
    passed.changes.push(...changes);
    passed.postponed.push(...postponed);
  }
  throw new Error(`${escalation.id} never rests`);
}
