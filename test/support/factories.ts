/** What the tests of the domain are made of: people, a policy with round numbers, a world, and escalations in any state. */
import { raise } from '../../src/domain/acts/raise.ts';
import { always, type Calendars } from '../../src/domain/calendar.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { type Change, type Command, type Draft, isRefusal, type World } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Ladder, Policy, Target } from '../../src/domain/team.ts';
import { halfHours } from './half-hours.ts';

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

/** Monday, 23 November 2026, 09:00 UTC. */
export const morning = Date.UTC(2026, 10, 23, 9);
export const after = (count: number): number => morning + minutes(count);

export const responder = (id = 'UKENJI'): Actor => ({ id, responder: true, lead: false });
export const lead = (id = 'UMARCUS'): Actor => ({ id, responder: false, lead: true });
export const reporter = (id = 'UAOIFE'): Actor => ({ id, responder: false, lead: false });
export const stranger = (id = 'UJONAS'): Actor => ({ id, responder: false, lead: false });

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
  ...ladder,
});

/** Urgent 10 min / 30 min / 2 h, high 30 min / 1 h / 4 h, normal 1 h / 2 h / 8 h, low 4 h / no news / 24 h. */
export const aPolicy = ({ ladder, sla }: { ladder?: Ladder; sla?: Partial<Policy['sla']> } = {}): Policy => ({
  sla: {
    urgent: aTarget({ acknowledge: minutes(10), update: minutes(30), resolve: hours(2) }),
    high: aTarget({ acknowledge: minutes(30), update: hours(1), resolve: hours(4) }),
    normal: aTarget(),
    low: aTarget({ acknowledge: hours(4), update: undefined, resolve: hours(24) }),
    ...sla,
  },
  ladder: ladder ?? aLadder(),
});

/** `always`, and `half hours`: open in the first half of every hour. */
export const calendars: Calendars = (name) => {
  if (name === 'always') return always;
  if (name === 'half hours') return halfHours;
  throw new RangeError(`there is no calendar ${name}`);
};

const leads: Record<string, string[]> = {
  engineering: ['UMARCUS', 'UNORA'],
  risk: ['UINGRID'],
  design: ['UNORA'],
};

/** Teams engineering, risk and design, all with the same policy. */
export function aWorld(world: Partial<World> = {}): World {
  const policy = world.policy ?? aPolicy();
  return {
    now: morning,
    calendars,
    policy,
    policyOf: (team) => (team in leads ? { id: `policy of ${team}`, policy } : undefined),
    leadsOf: (team) => leads[team] ?? [],
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
  const identity = { id: 'ESC-12', number: 12, policyId: `policy of ${team}` };
  return {
    ...raise(aDraft({ priority, team, reporter }), identity, { ...world, now: morning }).escalation,
    ...overrides,
  };
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
  told: 0,
  breachToldAt: null,
  nextStepAt: after(30),
  ...clock,
});

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

/** The Change that a command makes; throws when it is refused or makes none. */
export function carriedOut(escalation: Escalation, command: Command, world: World): Change {
  const answer = decide(escalation, command, world);
  if (answer && !isRefusal(answer)) return answer;
  throw new Error(`${command.kind}: ${JSON.stringify(answer) ?? 'nothing to do'}`);
}
