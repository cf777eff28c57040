/** The runs of a clock, one for each time it was started, and what it did in each: it ran, it was paused, it was over, its target changed. */
import type { Instant } from './calendars/calendar.ts';
import type { Clock, Outcome } from './clock.ts';
import type { Priority, Status } from './escalation.ts';
import type { Moment } from './replay.ts';
import type { ClockName } from './team.ts';

export type Phase = {
  is: 'running' | 'paused' | 'over';
  from: Instant;
  to: Instant;
  calendar: string;
  status: Status;
};

export type NewTarget = {
  is: 'target';
  at: Instant;
  beforeMs: number;
  afterMs: number;
  because: 'priority' | 'move' | 'call' | 'undo';
  priority: Priority;
  team: string;
};

export type Run = {
  /** As it is now, or as it was when another one took its place. */
  clock: Clock;
  /** The calendar on which it started. */
  startedOn: string;
  past: (Phase | NewTarget)[];
  /** How it ended; null while it is still owed. */
  over: { outcome: Outcome; at: Instant; countedMs: number; missedAt: Instant | null } | null;
};

/** Oldest first. */
export function runsOf(name: ClockName, moments: readonly Moment[], now: Instant): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  moments.forEach((moment, index) => {
    const clock = moment.clocks[name];
    if (run && !goesOn(run, clock)) {
      run.over ??= endIn(run, name, moment);
      run = undefined;
    }
    // What started and changed in the same instant has started as it is now.
    if (run && moment.at === run.clock.startedAt) {
      runs.pop();
      run = undefined;
    }
    if (!clock) return;
    if (run) {
      if (name === 'acknowledge' && moment.entry.deed.what === 'acknowledgement undone') takeBackEnd(run);
      noteTarget(run, clock, moment);
      run.clock = clock;
    } else {
      run = { clock, startedOn: clock.calendar, past: [], over: null };
      runs.push(run);
    }
    const { stoppedAt, outcome, countedMs, missedAt } = clock;
    run.over =
      stoppedAt === null || outcome === null ? null : { outcome, at: stoppedAt, countedMs, missedAt };
    live(run, moment, Math.max(moment.at, moments[index + 1]?.at ?? now));
  });
  return runs.filter(
    ({ clock, over }) => over === null || over.at > clock.startedAt || over.outcome !== 'dropped',
  );
}

const goesOn = ({ clock: before }: Run, clock: Clock | undefined): clock is Clock =>
  clock?.startedAt === before.startedAt && clock.promised === before.promised;

/** Another one has taken its place, or none: history says what became of it. */
function endIn({ clock }: Run, name: ClockName, { at, entry }: Moment): Run['over'] {
  const end = entry.ended.find((one) => one.clock === name && one.startedAt === clock.startedAt);
  const { outcome, countedMs, missedAt } = end ?? clock;
  return { outcome: outcome ?? 'dropped', at, countedMs, missedAt: missedAt ?? null };
}

/** As if it had never been over: it has counted all the while. */
function takeBackEnd(run: Run): void {
  const last = run.past.at(-1);
  if (last?.is !== 'over') return;
  run.past.pop();
  extend(run, { ...last, is: 'running' });
}

function noteTarget({ clock: before, past }: Run, after: Clock, { at, entry, priority, team }: Moment): void {
  if (after.targetMs === before.targetMs && after.calendar === before.calendar) return;
  const because = causes[entry.deed.what] ?? 'undo';
  past.push({
    is: 'target',
    at,
    beforeMs: before.targetMs,
    afterMs: after.targetMs,
    because,
    priority,
    team,
  });
}

const causes: Partial<Record<Moment['entry']['deed']['what'], NewTarget['because']>> = {
  'priority changed': 'priority',
  moved: 'move',
  'call ended': 'call',
};

function live(run: Run, { at: from, status }: Moment, to: Instant): void {
  const { runningSince, stoppedAt, calendar } = run.clock;
  const is = runningSince !== null ? 'running' : stoppedAt !== null ? 'over' : 'paused';
  const phase: Phase = { is, from, to, calendar, status };
  if (from === to) return;
  // What ended, was taken up and ended again in the same instant has two ends.
  if (stoppedAt === from) run.past.push(phase);
  else extend(run, phase);
}

function extend({ past }: Run, phase: Phase): void {
  const last = past.at(-1);
  const same = last?.is !== 'target' && last?.is === phase.is && last.calendar === phase.calendar;
  if (same) past[past.length - 1] = { ...last, to: phase.to };
  else past.push(phase);
}
