/** Who is on call, until when, and who comes next. */
import type { Calendar, Instant, Span } from './calendars/calendar.ts';
import { swapSpans, turnAt, whoSwapped } from './rotation.ts';
import type { Crew, OutOfReach, Shift, Team } from './team.ts';

/** A crew on duty, and until when: the end of its shift or turn; null when no end is in sight. Of a swap: who does whose turn. */
export type Duty = { crew: Crew; until: Instant | null; swapped?: Swapped };
type Swapped = { who: string; insteadOf: string };

export type OnCall = {
  /** Every shift open now, in the order written; empty when none is. */
  now: Duty[];
  /** The next change that brings somebody else, or somebody at all; null when nobody else follows within sight. */
  next: { at: Instant; crews: Crew[] } | null;
};

/** By the name in the configuration. */
type ByName = (name: string) => Calendar;

/** What lies further ahead is out of sight. */
export const sightMs = 400 * 24 * 3_600_000;

export function onCallAt(shifts: readonly Shift[], calendars: ByName, at: Instant): OnCall {
  const open = openAt(shifts, calendars, at);
  const now = open.map(({ swapped, ...shift }) => ({
    crew: shift.crew,
    until: endOf(shift, at, isCrew(shift.crew)),
    ...(swapped && { swapped }),
  }));
  const isNew = bringsSomebodyTo(open.map(({ crew }) => crew));
  const starts = shifts.flatMap((shift) => startOf(shift, calendars(shift.calendar), at, isNew) ?? []);
  if (starts.length === 0) return { now, next: null };
  const nextAt = Math.min(...starts);
  const crews = openAt(shifts, calendars, nextAt).map(({ crew }) => crew);
  return { now, next: { at: nextAt, crews: eachOnce(crews.filter(isNew)) } };
}

/** When somebody is on call again after all have gone; null where somebody else follows, nobody goes, or nobody comes back. */
export function againAt({ now, next }: OnCall, shifts: readonly Shift[], calendars: ByName): Instant | null {
  const gone = Math.max(...now.map(({ until }) => until ?? Number.POSITIVE_INFINITY));
  if (next !== null || !Number.isFinite(gone)) return null;
  const then = onCallAt(shifts, calendars, gone);
  return then.now.length > 0 ? null : (then.next?.at ?? null);
}

/** Whom to mention: those on duty; when none is and it is urgent, the fallback. */
export function crewsFor(
  { onCall, fallback }: Pick<Team, 'onCall' | 'fallback'>,
  calendars: ByName,
  at: Instant,
  urgent: boolean,
): { crews: Crew[]; fallback: boolean } {
  const crews = openAt(onCall, calendars, at).map(({ crew }) => crew);
  if (crews.length > 0 || !urgent) return { crews, fallback: false };
  return { crews: [fallback], fallback: true };
}

/**
 * When this person's work ends: of the open shifts that name them, or else of those that have a group, which may be theirs, the
 * latest end. Null when there is none, or no end is in sight. Somebody who stays when a turn ends works on.
 */
export function shiftEndFor(
  person: string,
  shifts: readonly Shift[],
  calendars: ByName,
  at: Instant,
): Instant | null {
  const open = openAt(shifts, calendars, at);
  const isNamed = ({ users }: Crew) => users?.includes(person) ?? false;
  const naming = open.filter(({ crew }) => isNamed(crew));
  const ends =
    naming.length > 0
      ? naming.map((shift) => endOf(shift, at, isNamed))
      : open.flatMap((shift) => {
          const { group } = shift.crew;
          return group === undefined ? [] : [endOf(shift, at, (crew) => crew.group === group)];
        });
  if (ends.length === 0) return null;
  const latest = Math.max(...ends.map((end) => end ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(latest) ? latest : null;
}

/** One crew, until another may follow. */
type Stretch = Span & { crew: Crew; onTurn: string | undefined; swapped?: Swapped | undefined };

/**
 * When this person's next shift begins: of the shifts that name them, or else of those with a group that are not open now. Null when
 * none does within sight.
 */
export function backOnDutyAt(
  person: string,
  shifts: readonly Shift[],
  calendars: ByName,
  at: Instant,
): Instant | null {
  const isNamed = ({ users }: Crew) => users?.includes(person) ?? false;
  const begin = (isTheirs: (shift: Shift) => (crew: Crew) => boolean) =>
    shifts.flatMap((shift) => {
      const start = startOf(shift, calendars(shift.calendar), at, isTheirs(shift));
      return start !== null && start > at ? [start] : [];
    });
  const named = begin(() => isNamed);
  const starts =
    named.length > 0
      ? named
      : begin(
          ({ group }) =>
            (crew) =>
              group !== undefined && crew.group === group,
        );
  return starts.length > 0 ? Math.min(...starts) : null;
}

/** When their shift ends, or the next one they have. Null when there is none, or no end is in sight. */
export function nextShiftEndFor(
  person: string,
  shifts: readonly Shift[],
  calendars: ByName,
  at: Instant,
): Instant | null {
  const end = shiftEndFor(person, shifts, calendars, at);
  const back = end === null ? backOnDutyAt(person, shifts, calendars, at) : null;
  return back === null ? end : shiftEndFor(person, shifts, calendars, back);
}

/** The turns of everybody in a rotation, the first first: what is left of the one that goes on, and what follows as far as can be seen. */
export function* comingTurns(
  shift: Shift,
  calendars: ByName,
  at: Instant,
): Generator<Span & { who: string }> {
  let turn: (Span & { who: string }) | undefined;
  const isWorked = ({ from, to }: Span) => {
    const span = calendars(shift.calendar).next(from);
    return span !== null && span.from < to;
  };
  for (const { onTurn, from, to } of shift.rotation ? stretches(shift, at) : []) {
    if (turn && turn.who === onTurn) turn = { ...turn, to };
    else {
      if (turn && isWorked(turn)) yield turn;
      turn = onTurn === undefined ? undefined : { who: onTurn, from, to };
    }
  }
}

type OpenShift = { shift: Shift; crew: Crew; closesAt: Instant; swapped?: Swapped | undefined };

/** A shift that nobody works is not open. */
const openAt = (shifts: readonly Shift[], calendars: ByName, at: Instant): OpenShift[] =>
  shifts.flatMap((shift) => {
    const span = calendars(shift.calendar).next(at);
    const { crew, swapped } = stretchAt(shift, at);
    const isOpen = span !== null && span.from <= at && members(crew).length > 0;
    return isOpen ? [{ shift, crew, closesAt: span.to, swapped }] : [];
  });

/** When it closes, or has a crew of which `goesOn` no longer holds. */
function endOf({ shift, closesAt }: OpenShift, at: Instant, goesOn: (crew: Crew) => boolean): Instant | null {
  for (const { crew, from } of stretches(shift, at)) {
    if (from >= closesAt) break;
    if (!goesOn(crew)) return from;
  }
  return closesAt < at + sightMs ? closesAt : null;
}

/** When the shift is first open with a crew that is wanted. */
function startOf(
  shift: Shift,
  calendar: Calendar,
  at: Instant,
  isWanted: (crew: Crew) => boolean,
): Instant | null {
  for (const { crew, from, to } of stretches(shift, at)) {
    const span = isWanted(crew) ? calendar.next(from) : null;
    const start = span && Math.max(span.from, from);
    if (start !== null && start < Math.min(to, at + sightMs)) return start;
  }
  return null;
}

/** The shift's crews one after the other, whether or not it is open, as far as can be seen. */
function* stretches(shift: Shift, at: Instant): Generator<Stretch> {
  for (let from = at; from < at + sightMs; ) {
    const stretch = stretchAt(shift, from);
    yield stretch;
    from = stretch.to;
  }
}

/** From `at` to the next hand-over, or beginning or end of an exception or a swap. */
function stretchAt(shift: Shift, at: Instant): Stretch {
  const { group, users, rotation, exceptions = [], outOfReach } = shift;
  const turn = rotation && turnAt(rotation, at);
  const edges = [...exceptions, ...swapSpans(shift)].flatMap(({ from, to }) => [from, to]);
  const exception = exceptions.find(({ from, to }) => from <= at && at < to);
  const insteadOf = exception ? undefined : turn?.user;
  const who = insteadOf === undefined ? undefined : whoSwapped(insteadOf, shift, at);
  const crew = exception
    ? { group: exception.group, users: exception.users }
    : { group, users: who === undefined ? users : [...new Set([...(users ?? []), who])] };
  return {
    crew: outOfReach ? inReach(crew, outOfReach) : crew,
    from: at,
    to: Math.min(...edges.filter((edge) => edge > at), turn?.to ?? Number.POSITIVE_INFINITY),
    onTurn: who,
    ...(who !== undefined && insteadOf !== undefined && who !== insteadOf && { swapped: { who, insteadOf } }),
  };
}

export const inReach = ({ group, users }: Crew, outOfReach: OutOfReach): Crew => ({
  group: group !== undefined && outOfReach.has(group) ? undefined : group,
  users: users?.filter((user) => !outOfReach.has(user)),
});

const members = ({ group, users = [] }: Crew): string[] => [
  ...(group === undefined ? [] : [`group ${group}`]),
  ...users.map((user) => `user ${user}`),
];

/** A crew that is on duty only in parts brings somebody. */
function bringsSomebodyTo(crews: readonly Crew[]): (crew: Crew) => boolean {
  const present = new Set(crews.flatMap(members));
  return (crew) => members(crew).some((member) => !present.has(member));
}

/** The same people, in whatever order. */
function isCrew(one: Crew): (other: Crew) => boolean {
  const own = new Set(members(one));
  return (other) => {
    const others = new Set(members(other));
    return others.size === own.size && [...others].every((member) => own.has(member));
  };
}

const eachOnce = (crews: readonly Crew[]): Crew[] =>
  crews.filter((crew, index) => crews.findIndex(isCrew(crew)) === index);
