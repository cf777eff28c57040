/** Every step of a ladder against what was told: none before its time, none twice, none left out while the bot was there to tell it. */
import { holidaysOf } from '../../../src/config/public-holidays.ts';
import { always, alwaysId, type Calendars } from '../../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import { type Clock, countedAt } from '../../../src/domain/clock.ts';
import type { Entry, Escalation } from '../../../src/domain/escalation.ts';
import { rungs } from '../../../src/domain/ladder.ts';
import { stepsOf } from '../../../src/domain/ladder-steps.ts';
import { type Moment, replay } from '../../../src/domain/replay.ts';
import type { ClockName, Policy } from '../../../src/domain/team.ts';
import { createDirectory } from '../../../src/engine/directory.ts';
import { untilReplacedMs } from '../outages.ts';
import type { Span } from '../spans.ts';
import type { Stored } from '../stored.ts';
import { ladder, missing, other, type Violation } from '../violation.ts';
import type { Evidence } from './judge.ts';

/** The loop looks each second; a machine with much to do may be late, and a step that hangs is still untold in the long life at the end. */
const punctualMs = 10_000;

export function judgeLadders({ stored, spans, config, slack, waitsForLease }: Evidence): Violation[] {
  // A clock stands at what was heard and is still to be carried out (decision 36), by another instance where the one that heard it has died.
  const lateMs = punctualMs + (waitsForLease ? untilReplacedMs : 0);
  const directory = createDirectory({ ...config, queries: stored.queries, holidaysOf });
  const known = new Map<string, Policy>();
  for (const team of Object.keys(config.teams)) {
    const current = directory.policyOf(team);
    if (current) known.set(current.id, current.policy);
  }
  const policyOf = (id: string): Policy => {
    const policy = known.get(id);
    if (!policy) throw new Error(`policy ${id} is not that of the run`);
    return policy;
  };
  const calendars = calendarsOf(known);
  return stored.escalations.flatMap((escalation) => {
    const history = stored.history.get(escalation.id) ?? [];
    let moments: Moment[];
    try {
      moments = replay(history, escalation, policyOf, calendars);
    } catch (error) {
      return [other(String(error instanceof Error ? error.message : error))];
    }
    return [
      ...notReplayed(escalation, moments.at(-1)),
      ...rowless(escalation, history, stored),
      ...judgeMoments({ escalation, moments, policyOf, calendars, spans, lateMs, until: slack.clock.now() }),
    ];
  });
}

/** The clocks that are stored are those that follow from the history. */
function notReplayed({ id, clocks, status }: Escalation, last: Moment | undefined): Violation[] {
  const stored = JSON.stringify([status, clocks]);
  const follows = JSON.stringify([last?.status, last?.clocks]);
  return stored === follows
    ? []
    : [other(`${id}: its clocks do not follow from its history: ${stored} against ${follows}`)];
}

/** What was told is a row of the outbox, of the same transaction. */
const rowless = ({ id }: Escalation, history: readonly Entry[], { outbox }: Stored): Violation[] =>
  history
    .filter(
      ({ deed, version }) =>
        deed.what === 'reminded' && !outbox.some((row) => row.id === `${id}:${version}:0`),
    )
    .map(({ version }) => missing(`${id}: the reminder of version ${version} has no row in the outbox`));

type Judged = {
  escalation: Escalation;
  moments: readonly Moment[];
  policyOf(id: string): Policy;
  calendars: Calendars;
  spans: readonly Span[];
  lateMs: number;
  until: number;
};

function judgeMoments({
  escalation,
  moments,
  policyOf,
  calendars,
  spans,
  lateMs,
  until,
}: Judged): Violation[] {
  const problems: Violation[] = [];
  moments.forEach((moment, index) => {
    const next = moments[index + 1];
    const snoozed = isSnoozed(moments.slice(0, index + 1).map(({ entry }) => entry));
    for (const [name, clock] of Object.entries(moment.clocks) as [ClockName, Clock][]) {
      if (clock.runningSince === null) continue;
      const calendar = calendars(clock.calendar);
      const steps = rungs(
        stepsOf(policyOf(moment.policyId).ladder, name, clock, moment.priority),
        clock.targetMs,
      );
      const ahead = steps.slice(clock.told);
      const told =
        next?.entry.deed.what === 'reminded'
          ? next.entry.deed.reminders.filter((one) => one.clock === name)
          : [];
      const end = next?.at ?? until;
      const due = ahead.filter(({ offsetMs }) => offsetMs <= countedAt(clock, calendar, end));
      if (told.length > 1)
        problems.push(
          ladder(`${escalation.id}: version ${next?.entry.version} tells of ${name} ${told.length} times`),
        );
      if (told.length > 0 && due.length === 0 && !clock.held) {
        problems.push(
          ladder(
            `${escalation.id}: version ${next?.entry.version} tells of ${name}, and no step was due that had not been told`,
          ),
        );
      }
      const first = ahead[0];
      if (told.length > 0 || !first || snoozed) continue;
      const dueAt = calendar.add(clock.runningSince, Math.max(0, first.offsetMs - clock.countedMs));
      const heldUpMs = longestUp(spans, dueAt, end);
      if (heldUpMs > lateMs) {
        problems.push(
          ladder(
            `${escalation.id}: the step of ${name} at ${first.offsetMs / 1000} s (${first.kind}) fell due ${Math.round((end - dueAt) / 1000)} s before version ${next?.entry.version ?? 'the end'}; the bot ran for ${Math.round(heldUpMs / 1000)} s of it and did not tell`,
          ),
        );
      }
    }
  });
  return problems;
}

function isSnoozed(entries: readonly Entry[]): boolean {
  const last = entries.findLast(({ deed }) => deed.what === 'snoozed');
  return last?.deed.what === 'snoozed' && last.deed.until !== null;
}

/** The longest time without a break for which the bot ran in between. */
const longestUp = (spans: readonly Span[], from: number, to: number): number =>
  Math.max(0, ...spans.map((span) => Math.min(to, span.to) - Math.max(from, span.from)));

function calendarsOf(policies: ReadonlyMap<string, Policy>): Calendars {
  const rules = new Map([...policies.values()].flatMap((policy) => Object.entries(policy.calendars)));
  return (id) => {
    const rule = rules.get(id);
    if (id === alwaysId) return always;
    if (!rule) throw new RangeError(`there is no calendar ${id}`);
    return calendarOf(rule, holidaysOf);
  };
}
