/** Direct message channels are remembered across restarts, and looked up in the database when they are not at hand. */
import type { Queries } from '../../db/queries.ts';
import { type Statement, type Store, UnavailableError } from '../../db/store.ts';
import { createDirectMemory, type DirectMemory } from '../direct-memory.ts';

export function createStoredDirects(parts: {
  store: Pick<Store, 'atomically'>;
  queries: Pick<Queries, 'directChannels'>;
  log: { warn(facts: object, message: string): void };
}): DirectMemory {
  const { store, queries, log } = parts;
  const atHand = createDirectMemory();

  /** What cannot be stored is asked of Slack once more after the next start. */
  async function write(statement: Statement): Promise<void> {
    try {
      await store.atomically([statement]);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      log.warn({ err: error }, 'a direct message channel was not stored');
    }
  }

  return {
    async find(user) {
      const near = await atHand.find(user);
      if (near !== undefined) return near;
      const stored = await queries.directChannels.find(user);
      if (stored !== undefined) await atHand.keep(user, stored);
      return stored;
    },
    async keep(user, channel) {
      await atHand.keep(user, channel);
      await write(queries.directChannels.keep(user, channel));
    },
    async forget(channel) {
      await atHand.forget(channel);
      await write(queries.directChannels.forget(channel));
    },
  };
}
