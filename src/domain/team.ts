/** What a team promises, to whom it answers, and who is reminded when a promise is about to break. */
import type { Priority } from './escalation.ts';

/** Durations of open time, in milliseconds, on a calendar. A team without `update` promises no regular news. */
export type Target = { acknowledge: number; resolve: number; update?: number | undefined; calendar: string };

export type Tell = 'thread' | 'on-call' | 'owner' | 'leads';

export type Step = {
  at: { percent: number } | 'breach' | { every: number; times: number };
  tell: Tell[];
};

export type LadderClock = 'acknowledge' | 'update' | 'resolve';

/** The steps of reminders, per clock. */
export type Ladder = Record<LadderClock, Step[]>;

/** What an escalation was promised when a team took it on: it keeps this however the configuration changes. */
export type Policy = { sla: Record<Priority, Target>; ladder: Ladder };

export type Shift = { calendar: string; group?: string | undefined; users?: string[] | undefined };

export type Responders = { group: string } | { users: string[] } | { channelMembers: true };

export type Team = {
  name: string;
  channel: string;
  restricted: boolean;
  responders: Responders;
  leads: string[];
  onCall: Shift[];
  sla: Record<Priority, Target>;
  ladder: string;
};
