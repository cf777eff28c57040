/**
 * What teams did in a span of time and how they kept their promises, from the history since then and from what is open now. A row adds up:
 * open before + opened + moved in − moved out − resolved − cancelled + reopened = open.
 */
import type { Instant } from './calendars/calendar.ts';
import { closed, type Deed, type Escalation, type Recorded } from './escalation.ts';
import type { ClockName } from './team.ts';

export const countedPromises = ['acknowledge', 'resolve', 'callback'] as const;
type Counted = (typeof countedPromises)[number];

/** Kept counts when it ends, missed when it falls due. */
export type PromiseCount = { met: number; missed: number };

const noFlow = { opened: 0, movedIn: 0, movedOut: 0, resolved: 0, cancelled: 0, reopened: 0 };
export type Flow = typeof noFlow;

/** The deeds that they come from. */
export const flows: readonly Deed['what'][] = ['raised', 'moved', 'resolved', 'cancelled', 'reopened'];

export type TeamNumbers = Flow &
  Record<Counted, PromiseCount> & { team: string; before: number; open: number };

export type Past = { id: string } & Pick<Recorded, 'at' | 'deed' | 'ended' | 'under'>;

/** From `since` until just before `until`. */
export type Tallied = {
  since: Instant;
  until: Instant;
  /** Everything since `since`, also what came after `until`; of one escalation in its order. */
  history: readonly Past[];
  /** As they are after all of that: what is open, and what is closed with a call still owed to the user. */
  running: readonly Escalation[];
};

/** One row for each team. */
export function tally(teams: readonly string[], tallied: Tallied): TeamNumbers[] {
  const kept = promisesOf(tallied);
  return teams.map((team) => {
    const promised = (clock: Counted): PromiseCount => {
      const own = kept.filter((one) => one.team === team && one.clock === clock);
      const missed = own.filter((one) => one.missed).length;
      return { met: own.length - missed, missed };
    };
    return {
      team,
      ...flowOf(team, tallied),
      acknowledge: promised('acknowledge'),
      resolve: promised('resolve'),
      callback: promised('callback'),
    };
  });
}

/** What came to this team and what left it; what is open before and after follows from what is open now. */
function flowOf(team: string, { until, history, running }: Tallied) {
  const flow = { ...noFlow };
  let open = running.filter((one) => one.team === team && !closed(one)).length;
  let gained = 0;
  for (const { at, deed, under } of history) {
    for (const [what, where, change] of flowsOf(deed, under)) {
      if (where !== team) continue;
      if (at >= until) open -= change;
      else {
        flow[what]++;
        gained += change;
      }
    }
  }
  return { before: open - gained, ...flow, open };
}

function flowsOf(
  deed: Deed,
  under: string | null,
): [what: keyof Flow, where: string | null, change: 1 | -1][] {
  switch (deed.what) {
    case 'raised':
      return [['opened', deed.team, 1]];
    case 'moved':
      return [
        ['movedOut', deed.from, -1],
        ['movedIn', deed.to, 1],
      ];
    case 'resolved':
    case 'cancelled':
      return [[deed.what, under, -1]];
    case 'reopened':
      return [['reopened', under, 1]];
    default:
      return [];
  }
}

type Kept = { team: string; clock: ClockName; missed: boolean };

/** Each promise once: missed for good as soon as it is, else by its last end, so an end that was taken back is none. */
function promisesOf({ since, until, history, running }: Tallied): Kept[] {
  const ends = new Map<string, Kept>();
  const late = new Map<string, Kept & { at: Instant }>();
  for (const { id, at, ended } of history) {
    for (const { team, clock, startedAt, outcome, missedAt } of ended) {
      const promise = `${id} ${clock} ${startedAt}`;
      if (missedAt !== undefined && !late.has(promise)) {
        late.set(promise, { team, clock, missed: true, at: missedAt });
      }
      if (at >= until) continue;
      if (outcome === 'met') ends.set(promise, { team, clock, missed: false });
      else ends.delete(promise);
    }
  }
  for (const { id, team, clocks } of running) {
    for (const clock of countedPromises) {
      const { startedAt, dueAt = null, missedAt = null } = clocks[clock] ?? {};
      // What nothing has happened to since it fell due.
      if (dueAt !== null && missedAt === null) {
        late.set(`${id} ${clock} ${startedAt}`, { team, clock, missed: true, at: dueAt });
      }
    }
  }
  for (const [promise, missed] of late) {
    if (missed.at >= since && missed.at < until) ends.set(promise, missed);
  }
  return [...ends.values()];
}
