/** What a team promises, to whom it answers, and who is reminded when a promise is about to break. */
import type { Instant, Span } from './calendars/calendar.ts';
import type { CalendarRule } from './calendars/opening-hours.ts';
import type { Priority } from './escalation.ts';

/**
 * Durations of open time, in milliseconds, on a calendar: its name in the configuration, its id in a policy. A team without
 * `update` promises no regular news.
 */
export type Target = { acknowledge: number; resolve: number; update?: number | undefined; calendar: string };

/** `reporter` is told of callbacks and of questions; switchboard.yml does not offer it. */
export type Tell = 'thread' | 'on-call' | 'owner' | 'leads' | 'reporter';

export type Step = {
  /** `before` is milliseconds before the target; what lies before the start of the clock is passed over. */
  at: { percent: number } | { before: number } | 'breach' | { every: number; times: number };
  tell: Tell[];
  /** Only of escalations of these; of all where it is left out. */
  priority?: readonly Priority[] | undefined;
};

export type LadderClock = 'acknowledge' | 'update' | 'resolve';

/** `callback` is the promise made to the user, `answer` is awaited from the agent; their reminders are the same everywhere. */
export type ClockName = LadderClock | 'callback' | 'answer';

/** What the team owes, and may snooze. */
export const isTeamsClock = (name: ClockName): name is LadderClock =>
  name !== 'callback' && name !== 'answer';

/** The steps of reminders, per clock. */
export type Ladder = Record<LadderClock, Step[]> & {
  /** Open time without an answer, in milliseconds, after which promised news that did not come hands an escalation back; null for never. */
  handBackMs: number | null;
  /** Only news that the owner promised does so. Policies of before this was told apart have it not: there the team's own target does too. */
  ownWordOnly?: true;
  /** Open time in which the agent answers a question, in milliseconds. Policies of before there was this have it not: there no question is chased. */
  answerMs?: Readonly<Record<Priority, number>>;
};

/** While the user is on the phone: how soon somebody has it, and how long a call is taken to last. Milliseconds. */
export type LiveCall = { acknowledgeMs: number; lastsMs: number };

/** What an escalation was promised when a team took it on: it keeps this however the configuration changes. */
export type Policy = {
  sla: Record<Priority, Target>;
  ladder: Ladder;
  liveCall: LiveCall;
  /** What the calendars of its targets say, by their ids. */
  calendars: Record<string, CalendarRule>;
};

/** Whom to mention: a Slack user group, people, or both. */
export type Crew = { group?: string | undefined; users?: readonly string[] | undefined };

/** Groups and people whom Slack can notify of nothing, by id: nobody is in them, or they have left. */
export type OutOfReach = ReadonlySet<string>;

/** People who take turns, a turn each. */
export type Rotation = {
  users: readonly string[];
  /** The first hand-over, on which the first of them takes it. */
  startsAt: Instant;
  /** A turn is so many weeks, days, or days from Monday to Friday, from hand-over to hand-over on the wall clock of the time zone: one of these. */
  weeks?: number | undefined;
  days?: number | undefined;
  workingDays?: number | undefined;
  timeZone: string;
};

/** From one instant to another somebody else covers the shift. */
export type Exception = Crew & { from: Instant; to: Instant };

/** Two people of a rotation have agreed: the taker does the giver's turn in this time, and perhaps the giver one of the taker's in return. */
export type Swap = Span & { giver: string; taker: string; inReturn: Span | null };

export type Shift = Crew & {
  /** Its name in the configuration, its id in the directory. */
  calendar: string;
  rotation?: Rotation | undefined;
  exceptions?: readonly Exception[] | undefined;
  /** Those of its team, as they were agreed one after the other. */
  swaps?: readonly Swap[] | undefined;
  /** Whoever of it cannot be notified is on no duty. */
  outOfReach?: OutOfReach | undefined;
};

export type Responders = { group: string } | { users: string[] } | { channelMembers: true };

export type Team = {
  name: string;
  channel: string;
  /** Where its digest goes, besides to its leads. */
  digestChannel?: string | undefined;
  restricted: boolean;
  responders: Responders;
  /** By name, and by user group. */
  leads: string[];
  leadGroups?: readonly string[];
  onCall: Shift[];
  /** Mentioned for what is urgent while no shift is open. */
  fallback: Crew;
  sla: Record<Priority, Target>;
  ladder: string;
};

/** Who leads. */
export type Leading = Pick<Team, 'leads' | 'leadGroups'>;

/** The agents' own side; null and none for what the configuration leaves out. */
export type Support = Leading & {
  agents: Responders | null;
  channel: string | null;
  digestChannel?: string | undefined;
  onCall: Shift[];
};

/** A mention of those who lead. One group can be mentioned: the first. */
export const leadsAsCrew = ({ leads, leadGroups = [] }: Leading): Crew => ({
  ...(leadGroups[0] !== undefined && { group: leadGroups[0] }),
  ...((leads.length > 0 || leadGroups.length === 0) && { users: leads }),
});
