/**
 * The oracle of the digest's numbers: told from the replayed history alone, life by life, in the words of docs/guides/promises.md. It knows
 * neither what the digest reads nor how the bot keeps that a promise was missed.
 */
import type { Clock } from '../../src/domain/clock.ts';
import { type Moment, replay } from '../../src/domain/replay.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { calendars, type Life, policyOf } from './living.ts';
import { openMs } from './replayed.ts';

const counted = ['acknowledge', 'resolve', 'callback'] as const;
const isLive = (moment: Moment | undefined): moment is Moment =>
  moment !== undefined && moment.status !== 'resolved' && moment.status !== 'cancelled';

type Row = Record<string, number | string | { met: number; missed: number }>;

/** One row for each team, of what happened from `since` until just before `until`. */
export function tallied(
  lives: readonly Life[],
  teams: readonly string[],
  since: number,
  until: number,
): Row[] {
  const pasts = lives.map(({ history, escalation }) => replay(history, escalation, policyOf, calendars));
  return teams.map((team) => {
    const openAt = (at: number) =>
      pasts.filter((moments) => {
        const then = moments.findLast((moment) => moment.at < at);
        return isLive(then) && then.team === team;
      }).length;
    const times = (happened: (is: Moment, was: Moment | undefined) => boolean) =>
      pasts
        .flatMap((moments) => moments.map((is, n) => ({ is, was: moments[n - 1] })))
        .filter(({ is, was }) => is.at >= since && is.at < until && happened(is, was)).length;
    const closedAs = (status: string) =>
      times((is, was) => isLive(was) && is.status === status && is.team === team);
    const promised = (name: ClockName) => {
      const verdicts = pasts.flatMap((moments) => verdictsOf(name, moments, team, since, until));
      return {
        met: verdicts.filter((verdict) => verdict === 'met').length,
        missed: verdicts.filter((verdict) => verdict === 'missed').length,
      };
    };
    return {
      team,
      before: openAt(since),
      opened: times((is, was) => !was && is.team === team),
      movedIn: times((is, was) => was !== undefined && was.team !== team && is.team === team),
      movedOut: times((is, was) => was?.team === team && is.team !== team),
      resolved: closedAs('resolved'),
      cancelled: closedAs('cancelled'),
      reopened: times((is, was) => was !== undefined && !isLive(was) && isLive(is) && is.team === team),
      open: openAt(until),
      ...Object.fromEntries(counted.map((name) => [name, promised(name)])),
    };
  });
}

/** What became in that time of each promise of one escalation, as far as it is this team's. */
function verdictsOf(name: ClockName, moments: readonly Moment[], team: string, since: number, until: number) {
  const starts = new Set(moments.flatMap(({ clocks }) => clocks[name]?.startedAt ?? []));
  return [...starts].flatMap((startedAt) => {
    const missed = missedBy(name, startedAt, moments);
    if (missed && missed.at < until) {
      return missed.at >= since && missed.team === team ? ['missed' as const] : [];
    }
    const end = lastEnd(name, startedAt, moments, until);
    return end && end.at >= since && end.team === team ? ['met' as const] : [];
  });
}

const runOf = (moment: Moment | undefined, name: ClockName, startedAt: number): Clock | undefined => {
  const clock = moment?.clocks[name];
  return clock?.startedAt === startedAt ? clock : undefined;
};

/** The first instant at which it was late, and whose it was: what was late at once was too long with whoever had it before. */
function missedBy(name: ClockName, startedAt: number, moments: readonly Moment[]) {
  for (const [n, moment] of moments.entries()) {
    const clock = runOf(moment, name, startedAt);
    if (!clock || clock.stoppedAt !== null) continue;
    const { dueAt, countedMs, targetMs } = clock;
    const isLate = dueAt === null ? countedMs > targetMs : dueAt < moment.at;
    if (isLate) return { at: moment.at, team: (moments[n - 1] ?? moment).team };
    if (dueAt !== null && dueAt < (moments[n + 1]?.at ?? Number.POSITIVE_INFINITY)) {
      return { at: dueAt, team: moment.team };
    }
  }
  return undefined;
}

/** When it was fulfilled, unless that was taken back before `until`. */
function lastEnd(name: ClockName, startedAt: number, moments: readonly Moment[], until: number) {
  let end: { at: number; team: string } | undefined;
  for (const [n, moment] of moments.entries()) {
    if (moment.at >= until) break;
    const was = runOf(moments[n - 1], name, startedAt);
    const is = runOf(moment, name, startedAt);
    // What is promised anew in the instant in which it was promised goes on.
    if (is && is.stoppedAt === null) {
      end = undefined;
      continue;
    }
    const { deed } = moment.entry;
    const fulfilled =
      name === 'callback'
        ? deed.what === 'called back' && deed.outcome !== 'not needed'
        : is !== undefined && is.stoppedAt !== null && moment.status !== 'cancelled';
    if (was?.stoppedAt === null && fulfilled) end = { at: moment.at, team: moment.team };
  }
  return end;
}

/** How long whom waited for, from moment to moment, on the calendar that its clocks run on. */
export function heldTallied(
  lives: readonly Life[],
  teams: readonly string[],
  { from, to }: { from: number; to: number },
): Record<string, number> {
  const held: Record<string, number> = { nobody: 0, team: 0, agent: 0, user: 0, 'out of hours': 0 };
  const add = (holder: string, ms: number) => {
    held[holder] = (held[holder] ?? 0) + ms;
  };
  for (const { history, escalation } of lives) {
    const moments = replay(history, escalation, policyOf, calendars);
    moments.forEach((moment, n) => {
      const starts = Math.max(moment.at, from);
      const stops = Math.min(moments[n + 1]?.at ?? to, to);
      if (!isLive(moment) || starts >= stops || !teams.includes(moment.team)) return;
      const { question, owner } = moment.escalation;
      if (moment.waiting) {
        add(question?.onlyUser ? 'user' : 'agent', stops - starts);
        return;
      }
      const calendar = calendars(policyOf(moment.policyId).sla[moment.priority].calendar);
      const open = openMs(calendar, starts, stops);
      add(owner === null ? 'nobody' : 'team', open);
      add('out of hours', stops - starts - open);
    });
  }
  return held;
}
