/** Whether people are pinged once more: a pure decision from what they were pinged for before. Delivery and `simulate` ask it alike. */
import type { Attention } from './attention.ts';
import type { Instant } from './calendars/calendar.ts';
import { type Escalation, priorities, type Reminder } from './escalation.ts';

const minute = 60_000;

/** What a message tells of one escalation: of which clock, since when it runs, and how grave that is. */
export type Matter = {
  escalation: string;
  clock: string;
  gravity: number;
  /** It may wait for the next message, for `patienceMs` from then. */
  patientSince?: Instant;
};

/** A message that pinged, and what it tells by now: some of it may have come by an edit. */
export type Ping = { at: Instant; matters: readonly Matter[] };

export type Heed<P extends Ping = Ping> =
  | { do: 'ping' }
  /** The message of this ping tells it too; nobody is pinged. */
  | { do: 'edit'; ping: P }
  /** What else comes within the minute is told with it. */
  | { do: 'breathe'; until: Instant }
  /** Many are told together then. */
  | { do: 'hold'; until: Instant };

/** Urgent goes first, and so does whatever a user on the phone waits for. */
export const rankOf = ({ priority, liveUntil }: Pick<Escalation, 'priority' | 'liveUntil'>): number =>
  liveUntil === null ? priorities.indexOf(priority) : 0;

/** `rank` is that of its escalation. What is over is graver than what is about to be; that it lasts is no graver. */
export const matterOf = (escalation: string, { clock, startedAt, kind }: Reminder, rank: number): Matter => ({
  escalation,
  clock: `${clock} ${startedAt}`,
  gravity: 2 * (priorities.length - rank) + (kind === 'warning' ? 0 : 1),
});

/** The same as a line of a channel: one that `calls` nobody does not stand for one that does. */
export function lineOf(
  escalation: string,
  reminder: Reminder,
  { rank, calls }: { rank: number; calls: boolean },
): Matter {
  const matter = matterOf(escalation, reminder, rank);
  return calls ? matter : { ...matter, clock: `${matter.clock} in passing` };
}

/** It has moved so often that leads are asked: said once, with what comes next, and no graver by and by. */
export const worryOf = (escalation: string, rank: number, movedAt: Instant): Matter => ({
  escalation,
  clock: 'moves',
  gravity: 2 * (priorities.length - rank),
  patientSince: movedAt,
});

/** One message a minute is enough for anybody. */
const breathMs = minute;
/** A step that comes so soon after another about the same escalation is folded into it. */
export const foldMs = 2 * minute;
/** Lines of a channel count for so long. */
export const hourMs = 60 * minute;
/** What need not come by itself waits so long for a message that it can come with. */
const patienceMs = hourMs;
/** What was told longer ago is out of sight, and told anew. */
export const rememberedMs = 24 * hourMs;

type Budget = { pings: number; withinMs: number; everyMs: number };

/** After so many pings within an hour, what follows comes together every so often: for people, and in a channel. */
const hourly: Record<Attention, Budget> = {
  calm: { pings: 3, withinMs: hourMs, everyMs: 30 * minute },
  usual: { pings: 6, withinMs: hourMs, everyMs: 15 * minute },
  everything: { pings: Number.POSITIVE_INFINITY, withinMs: hourMs, everyMs: 0 },
};

/** For people also within a day of work. */
const budgets: Record<Attention, readonly Budget[]> = {
  calm: [hourly.calm, { pings: 6, withinMs: 12 * hourMs, everyMs: 2 * hourMs }],
  usual: [hourly.usual, { pings: 12, withinMs: 12 * hourMs, everyMs: hourMs }],
  everything: [],
};

/** `pings` of the same people, oldest first. What is pressing is never folded, only edited or held. */
export function heed<P extends Ping>(
  matter: Matter,
  { isPressing, pings, attention }: { isPressing: boolean; pings: readonly P[]; attention: Attention },
  now: Instant,
): Heed<P> {
  const last = pings.at(-1);
  if (!isPressing && attention !== 'everything') {
    const ping = toldBy(matter, pings) ?? pings.findLast((one) => isJustTold(matter, one, now));
    if (ping) return { do: 'edit', ping };
    const patientUntil = (matter.patientSince ?? 0) + patienceMs;
    const until = Math.max(patientUntil, spentUntil(pings, attention, now));
    if (until > now) return { do: 'hold', until };
  }
  return last && now < last.at + breathMs ? { do: 'breathe', until: last.at + breathMs } : { do: 'ping' };
}

/** Whether a channel has had so many lines, `saidAt`, that what can wait goes into its round-up. What is pressing never asks. */
export const isCrowded = (saidAt: readonly Instant[], attention: Attention, now: Instant): boolean => {
  const { pings, withinMs } = hourly[attention];
  return saidAt.filter((at) => now - at < withinMs).length >= pings;
};

/** The same for what a round-up tells; `pings` are those of its channel. It calls people every so often, and what `calls` nobody changes the last one. */
export function heedInRoundUp<P extends Ping>(
  matter: Matter,
  { calls, pings, attention }: { calls: boolean; pings: readonly P[]; attention: Attention },
  now: Instant,
): Heed<P> {
  const last = pings.at(-1);
  const told = toldBy(matter, pings);
  if (told) return { do: 'edit', ping: told };
  const until = last ? last.at + hourly[attention].everyMs : now;
  if (!last || until <= now) return { do: 'ping' };
  return calls ? { do: 'hold', until } : { do: 'edit', ping: last };
}

/** Until when the budget of these people is spent. */
function spentUntil(pings: readonly Ping[], attention: Attention, now: Instant): Instant {
  const last = pings.at(-1)?.at ?? 0;
  const spent = budgets[attention].filter(
    (budget) => pings.filter(({ at }) => now - at < budget.withinMs).length >= budget.pings,
  );
  return Math.max(0, ...spent.map(({ everyMs }) => last + everyMs));
}

/** The message that tells the same of the same clock, unless it has become graver since. */
const toldBy = <P extends Ping>({ escalation, clock, gravity }: Matter, pings: readonly P[]): P | undefined =>
  pings.findLast(({ matters }) =>
    matters.some((one) => one.escalation === escalation && one.clock === clock && one.gravity >= gravity),
  );

const isJustTold = ({ escalation }: Matter, { at, matters }: Ping, now: Instant): boolean =>
  now - at < foldMs && matters.some((one) => one.escalation === escalation);
