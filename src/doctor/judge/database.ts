/** Judges the database and whether the bot is at work on it. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { CardsFound, DatabaseFacts, Looked } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { judgeQueue } from './queue.ts';

const area = 'database';

/** SQLite writes its log back at 4 MB; a log this large means that something keeps it from doing so. */
const largeLogBytes = 256 * 1024 * 1024;
/** It says once a minute that it runs. */
const silentMs = 3 * 60_000;

/** `missing` when there is no such file, `closed` with a code when it does not open. */
export type DatabaseLooked =
  | { is: 'missing' }
  | { is: 'closed'; code: string }
  | { is: 'open'; facts: DatabaseFacts };

export function judgeDatabase(path: string, looked: DatabaseLooked, now: Instant): Finding[] {
  if (looked.is === 'missing') return [{ level: 'look', area, what: 'no database', path }];
  if (looked.is === 'closed') {
    return [{ level: 'wrong', area, what: 'database closed', path, code: looked.code }];
  }
  const { facts } = looked;
  return [
    ...judgeFile(facts),
    ...judgeCards(facts.cards),
    ...(facts.queue === null ? [] : judgeLooked('queue', facts.queue, (queue) => judgeQueue(queue, now))),
    ...judgeLooked('bot', facts.lastBeatAt, (at) =>
      judgeLooked('bot', facts.held, (held) => [judgeRunning(at === null ? null : now - at, held)]),
    ),
  ];
}

/** Of cards that are all there and true nothing is said. */
export const judgeCards = (cards: Looked<CardsFound> | undefined): Finding[] =>
  cards === undefined
    ? []
    : judgeLooked('cards', cards, ({ missing, stale }) => [
        ...(missing === 0
          ? []
          : [{ level: 'wrong', area: 'cards', what: 'cards missing', count: missing } satisfies Finding]),
        ...stale.map((one): Finding => ({ level: 'look', area: 'cards', what: 'cards stale', ...one })),
      ]);

function judgeFile({ path, sizes, damage, dangling, migrations }: DatabaseFacts): Finding[] {
  const troubles: Finding[] = [
    ...judgeLooked(area, damage, (said) =>
      said === null ? [] : [{ level: 'wrong', area, what: 'database damaged', damage: said }],
    ),
    ...judgeLooked(area, dangling, (count) =>
      count === 0 ? [] : [{ level: 'wrong', area, what: 'dangling rows', count }],
    ),
    ...(migrations.missing > 0
      ? [{ level: 'look', area, what: 'migrations missing', count: migrations.missing } satisfies Finding]
      : []),
    ...(migrations.unknown > 0
      ? [{ level: 'wrong', area, what: 'migrations unknown', count: migrations.unknown } satisfies Finding]
      : []),
    ...judgeSizes(sizes),
  ];
  return troubles.length > 0 ? troubles : [{ level: 'ok', area, what: 'database', path, ...sizes }];
}

export const judgeSizes = ({ walBytes }: { walBytes: number }): Finding[] =>
  walBytes > largeLogBytes ? [{ level: 'look', area, what: 'large log', walBytes }] : [];

export function judgeRunning(beatMs: number | null, held: boolean): Finding {
  if (!held) return { level: beatMs === null ? 'look' : 'wrong', area: 'bot', what: 'stopped', beatMs };
  if (beatMs === null || beatMs > silentMs) {
    return { level: 'wrong', area: 'bot', what: 'stuck', beatMs };
  }
  return { level: 'ok', area: 'bot', what: 'running', beatMs };
}

/** What cannot be read is wrong, and nothing else depends on it. */
export function judgeLooked<T>(
  about: Finding['area'],
  looked: Looked<T>,
  judge: (value: T) => Finding[],
): Finding[] {
  if ('value' in looked) return judge(looked.value);
  return [{ level: 'wrong', area: about, what: 'unreadable', code: looked.failed }];
}
