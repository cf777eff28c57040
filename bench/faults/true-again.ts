/** After a kill: how long it takes, while nobody does anything more and Slack is well, until every card and every agent's message is true. */
import { setTimeout as pause } from 'node:timers/promises';
import { asText } from '../../sandbox/slack/json.ts';
import type { Evidence } from './judge/judge.ts';
import { judgeKept } from './judge/kept.ts';
import { judgePlaces } from './judge/places.ts';
import { untilReplacedMs } from './outages.ts';
import { readStored, type Stored } from './stored.ts';
import { missing, untrue, type Violation } from './violation.ts';

/** It takes a few seconds, on a busy machine ten; who waits for a lease to end waits for half a minute. */
const tooLongMs = 20_000;
/** So many messages can be edited in a minute as Slack's limits have it, but for what is urgent: more than that take longer. */
const editsAMinute = 45;
/** What is told of what was wrong at last. */
const mostTold = 1_500;

type Place = Pick<Evidence, 'slack' | 'config' | 'places'> & { url: string };

/** Those that are wrong now, one that stands in Slack and is not known to be ours included. */
async function wrongNow({ slack, config, places }: Place, stored: Stored): Promise<Violation[]> {
  const known = new Set(
    [...stored.posts, ...stored.formerPosts].map(({ channel, ts }) => `${channel} ${ts}`),
  );
  const roots = new Map(
    stored.outbox.filter(({ kind }) => kind === 'card' || kind === 'agent').map((row) => [row.id, row]),
  );
  const orphans = [...slack.state.messages.values()].flat().filter(
    ({ channel, ts, metadata }) =>
      roots.has(asText(metadata?.event_payload.key)) &&
      !known.has(`${channel} ${ts}`) &&
      // Whoever has left reads nothing: whether the last message reached them is not looked up.
      !places?.hasLeft(channel),
  );
  return [
    ...orphans.map(({ text }) => missing(`nobody knows that this is ours: ${text.slice(0, 90)}`)),
    ...(await judgeKept({ slack, stored, config, places })),
    ...(places ? judgePlaces({ slack, stored, config }, places) : []),
  ];
}

/** `first` is what was wrong at once, `last` when anything was for the last time; `edits` is how many messages were to be edited, what is true and has spent buttons included. */
export type TrueAgain = { tookMs: number; first: Violation[]; last: Violation[]; edits: number };

/** What waits in one lane is mostly one edit. */
const editsIn = ({ outbox }: Stored): number =>
  new Set(outbox.filter(({ status, room }) => status === 'pending' && room === '').map(({ lane }) => lane))
    .size;

/** `longestMs` is when it is given up. */
export async function untilTrueAgain(place: Place, longestMs: number): Promise<TrueAgain> {
  const startedAt = Date.now();
  let first: Violation[] | undefined;
  let last: Violation[] = [];
  let edits: number | undefined;
  for (;;) {
    const stored = await readStored(place.url);
    edits ??= editsIn(stored);
    const wrong = await wrongNow(place, stored).finally(() => stored.store.close());
    const tookMs = Date.now() - startedAt;
    first ??= wrong;
    if (wrong.length === 0 || tookMs > longestMs) return { tookMs, first, last, edits };
    last = wrong;
    await pause(250);
  }
}

/** A lease, and a minute of edits: every card of a channel goes home, what it leaves says where it went, and whatever links to either is edited. */
const movingMs = 100_000;

/** `waitsForLease`: a process may not take its dead predecessor to be dead before that one's lease has ended. */
export type Slowness = { places: boolean; waitsForLease: boolean };

const allowedMs = ({ first, edits }: TrueAgain, { places, waitsForLease }: Slowness): number =>
  tooLongMs +
  (waitsForLease ? untilReplacedMs : 0) +
  (places ? movingMs : 0) +
  (Math.max(0, first.length - editsAMinute, edits - editsAMinute) / editsAMinute) * 60_000;

export const tooLate = (again: TrueAgain, slowness: Slowness): Violation[] =>
  again.tookMs <= allowedMs(again, slowness)
    ? []
    : [
        untrue(
          `it took ${(again.tookMs / 1000).toFixed(1)} s after the last kill until every card was true, of ${again.first.length} that were not, with ${again.edits} messages to be edited; at last: ${again.last
            .map(({ says }) => says)
            .join(' | ')
            .slice(0, mostTold)}`,
        ),
      ];
