/** What channels that somebody mentions are called: asked of Slack, kept for some hours. */
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { failureOf } from '../error-codes.ts';
import type { InTime } from './ask-in-time.ts';
import { ageOf, ofName } from './trust.ts';

const mostRemembered = 1000;
/** The bot may be let in soon, and a private channel be made public. */
const unseenMs = 5 * 60_000;

/** Null where it is private: whoever reads the mention need not know of it. Undefined where the bot does not see it. */
type Known = { name: string | null | undefined; at: Instant };

export function createChannelNames(client: WebClient, inTime: InTime, now: () => Instant) {
  const known = new LRUCache<string, Known>({ max: mostRemembered });
  const ids = new LRUCache<string, string>({ max: mostRemembered });

  async function ask(id: string): Promise<string | null> {
    const { channel } = await inTime('conversations.info', () => client.conversations.info({ channel: id }));
    const isPublic = channel?.is_private !== true && channel?.is_im !== true && channel?.is_mpim !== true;
    return (isPublic && channel?.name) || null;
  }

  return {
    /** Null where it is private; undefined where Slack does not say. Never throws. */
    async nameOf(id: string): Promise<string | null | undefined> {
      const before = known.get(id);
      if (before && ageOf(before.at, now()) < (before.name ? ofName.freshMs : unseenMs)) return before.name;
      try {
        const name = await ask(id);
        known.set(id, { name, at: now() });
        if (name !== null) ids.set(name, id);
        return name;
      } catch (error) {
        const { kind } = failureOf(error);
        if (kind !== 'hopeless' && kind !== 'no place') return before?.name;
        known.set(id, { name: undefined, at: now() });
        return undefined;
      }
    },
    /** The channel of this name, where it was mentioned lately. */
    idOf: (name: string): string | undefined => ids.get(name),
  };
}
