/** A database open for reading only. */
import type { MigrationsFound } from './inspect.ts';
import type { Store } from './store.ts';

export type DatabaseReader = {
  /** Refuses to write. */
  store: Store;
  /** All that is read by `work` is of one moment, whatever is written meanwhile. */
  ofOneMoment<T>(work: () => Promise<T>): Promise<T>;
  /** What the code would still do to the database, and what a newer one has done to it. */
  migrations(): Promise<MigrationsFound>;
  /** One question as somebody wrote it; null where it would change something or answers nothing. */
  ask(question: string): Promise<{ columns: string[]; rows: unknown[][] } | null>;
};

export const refuseToWrite = (): Promise<never> =>
  Promise.reject(new Error('this database is open for reading only'));
