/** Several rows of one lane in one message: what of all that waits is said now and in which message, a new one or one that is there. */
import type { OutboxRow } from '../../db/outbox.ts';
import type { StillDue } from '../../domain/attention.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type Heed, hourMs, type Matter, type Ping, rememberedMs } from '../../domain/pings.ts';
import type { PingSubject } from '../../views/matter.ts';
import { maybeSent } from '../lanes.ts';
import type { RenderContext } from './context.ts';
import type { BatchItem, NotSaid } from './rendering.ts';

/** What one row has come to. */
export type RowNow<Item> = { item: Item } | Exclude<StillDue, { is: 'said' }>;

/** A message that pinged, and all the rows that are said in it by now; one of which nobody knows where it is cannot say more. */
export type PingSaid = Ping & { id: string; ts: string; rows: readonly OutboxRow[] };

type Telling<Item> = {
  standingOf(row: OutboxRow): Promise<RowNow<Item>>;
  matterIn(row: OutboxRow): readonly Matter[];
  /** Of several about the same, the last says it all. */
  aboutWhat(row: OutboxRow): string;
  /** What becomes of the row where all these items would be said. */
  heed(items: readonly Item[], pings: readonly PingSaid[]): Heed<PingSaid>;
};

const lookAgainMs = 1000;

type Together<Item> = { items: Item[]; together: BatchItem };

export async function together<Item>(
  { queries, now }: Pick<RenderContext, 'queries' | 'now'>,
  row: OutboxRow,
  telling: Telling<Item>,
): Promise<NotSaid | Together<Item>> {
  const waiting = (await queries.outbox.waiting(row.lane)).filter(says);
  const said = (await queries.outbox.saidSince(row.lane, now() - rememberedMs)).filter(says);
  const pings = pingsIn(said, telling);
  const edited = said.some(({ id }) => id === row.sentWith);
  // What may have reached Slack is looked up first, whatever has become of it since.
  const maybePosted = maybeSent(row) && !edited;
  const unsure = unsureBefore(row, waiting);
  if (unsure && !maybePosted) return { do: 'wait', until: Math.max(unsure.nextAt, now() + lookAgainMs) };
  const all = await gathered(row, waiting, telling);
  if (all.unsent && !maybePosted) return all.unsent;
  const heard = telling.heed(all.items, pings);
  if (heard.do === 'breathe' && !maybePosted) return { do: 'wait', until: heard.until };
  const unsent = all.unsent ?? (heard.do === 'hold' ? { do: 'put off', until: heard.until } : null);
  const into = all.unsent ? null : shownIn(heard, pings, now());
  if (unsent && !into && !maybePosted) return unsent;
  // What is held is seen meanwhile in the last message, and so it stays there whatever else that tells.
  const shown = into === pings.at(-1) ? waiting : [row];
  const { items, along, untrue } = into
    ? { ...(await gathered(row, [...into.rows, ...shown], telling)), along: [], untrue: [] }
    : all;
  const before = maybePosted ? waiting.filter(({ sentWith }) => sentWith === row.id).map(({ id }) => id) : [];
  return { items, together: { along, untrue, before, into, edited, unsent } };
}

/** Of an edit that takes buttons away nobody hears. */
const says = ({ kind }: OutboxRow): boolean => kind !== 'buttons';

/** An earlier row may have said this one with it, or is just about to: it makes sure first. */
function unsureBefore({ id }: OutboxRow, waiting: readonly OutboxRow[]): OutboxRow | undefined {
  const own = waiting.findIndex((one) => one.id === id);
  return waiting.slice(0, Math.max(0, own)).find(({ attempts, refusals }) => attempts > refusals);
}

/** What is held is shown by the last message, as long as that is in sight. */
function shownIn(heard: Heed<PingSaid>, pings: readonly PingSaid[], now: Instant): PingSaid | null {
  const last = pings.findLast(({ at }) => now - at < hourMs);
  const ping = heard.do === 'edit' ? heard.ping : heard.do === 'hold' ? last : undefined;
  return ping && ping.ts !== '' ? ping : null;
}

function pingsIn<Item>(
  said: readonly OutboxRow[],
  { matterIn }: Pick<Telling<Item>, 'matterIn'>,
): PingSaid[] {
  return said.flatMap(({ id, ts, sentWith, settledAt }) => {
    if (sentWith !== null || settledAt === null) return [];
    const rows = ts === null ? [] : said.filter((one) => one.id === id || one.sentWith === id);
    return [{ id, ts: ts ?? '', at: settledAt, rows, matters: rows.flatMap(matterIn) }];
  });
}

/** What of all that waits is said in the message of this row, and what becomes of the rest. */
async function gathered<Item>(
  row: OutboxRow,
  waiting: readonly OutboxRow[],
  { standingOf, aboutWhat }: Telling<Item>,
): Promise<Pick<BatchItem, 'along' | 'untrue' | 'unsent'> & { items: Item[] }> {
  const rows = [...new Map(waiting.map((one) => [aboutWhat(one), one])).values()];
  const items: Item[] = [];
  const along: string[] = [];
  const untrue = waiting
    .filter((one) => !rows.includes(one) && one.id !== row.id)
    .map(({ id }) => ({ id, reason: 'overtaken' }));
  let unsent: BatchItem['unsent'] = null;
  for (const one of rows) {
    const is = await standingOf(one);
    const isOwn = one.id === row.id;
    if ('item' in is) {
      items.push(is.item);
      if (!isOwn) along.push(one.id);
    } else if (is.is === 'asleep') {
      if (isOwn) unsent = { do: 'put off', until: is.until };
    } else if (!isOwn) untrue.push({ id: one.id, reason: is.reason });
  }
  if (items.length === 0) unsent ??= { do: 'drop', reason: 'no longer true' };
  return { items, along, untrue, unsent };
}

/** What of a message that was said for these rows still stands, and what is settled; null where it stays as it is. */
export async function itemsAnew<Item>(
  rows: readonly OutboxRow[],
  {
    standingOf,
    aboutWhat,
    subjectsOf,
  }: Pick<Telling<Item>, 'standingOf' | 'aboutWhat'> & {
    /** None where it is gone. */
    subjectsOf(row: OutboxRow): Promise<PingSubject[]>;
  },
): Promise<{ items: Item[]; settled: PingSubject[] } | null> {
  const items: Item[] = [];
  const settled: PingSubject[] = [];
  for (const row of new Map(rows.map((one) => [aboutWhat(one), one])).values()) {
    const is = await standingOf(row);
    if ('item' in is) items.push(is.item);
    else if (is.is === 'asleep') return null;
    else settled.push(...(await subjectsOf(row)));
  }
  return items.length + settled.length === 0 ? null : { items, settled };
}
