/** A clock that is set back must not make anything wait for it to catch up: what waits for minutes still waits for minutes. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { commitChange } from './commit.ts';

/** Clocks are corrected by less than this all the time. */
const correctionMs = 1000;

export type ClockSetBack = {
  /** `last` is when the bot last ran; called once, before anything is due. */
  begin(last: Instant | undefined): Promise<void>;
  turn(): Promise<null>;
};

export function createClockSetBack(parts: {
  store: Store;
  queries: Pick<Queries, 'outbox'>;
  now(): Instant;
  log: { warn(facts: object, message: string): void };
}): ClockSetBack {
  const { store, queries, now, log } = parts;
  let lastAt = now();

  async function compare(last: Instant): Promise<void> {
    const byMs = last - now();
    if (byMs > correctionMs) {
      log.warn({ byMs }, 'the clock was set back; what waits does not wait longer for it');
      await commitChange(store, [queries.outbox.setBack(byMs)]);
    }
    lastAt = now();
  }

  return {
    begin: (last) => compare(last ?? now()),
    async turn() {
      await compare(lastAt);
      return null;
    },
  };
}
