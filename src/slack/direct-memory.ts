/** Which direct message channel is whose, as far as it is known without asking Slack. */
import { LRUCache } from 'lru-cache';

export type DirectMemory = {
  find(user: string): Promise<string | undefined>;
  keep(user: string, channel: string): Promise<void>;
  /** Slack no longer knows it. */
  forget(channel: string): Promise<void>;
};

/** Of so many people it is known at once. */
const mostDirect = 5000;

export function createDirectMemory(): DirectMemory {
  const direct = new LRUCache<string, string>({ max: mostDirect });
  return {
    find: async (user) => direct.get(user),
    async keep(user, channel) {
      direct.set(user, channel);
    },
    async forget(channel) {
      for (const [user, known] of direct.entries()) if (known === channel) direct.delete(user);
    },
  };
}
