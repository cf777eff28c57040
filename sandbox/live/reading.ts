/** What each person has read, and so what is new for them and what of that called them, as Slack counts it. */

import { threadOf } from '../slack/messages.ts';
import type { Channel, Message, Person, State } from '../slack/state.ts';
import type { Attention } from './protocol.ts';

export type Unread = { unread: number; calls: number; unreadThreads: { [ts: string]: number } };

export type Reading = ReturnType<typeof createReading>;

export function createReading(state: State) {
  /** `user channel`, or `user channel thread`, to the newest ts that was seen. */
  const read = new Map<string, string>();

  const lastRead = (...key: string[]): number => Number(read.get(key.join(' ')) ?? 0);

  return {
    forget: () => read.clear(),

    /** Everything there is now in the conversation, or in the thread, has been seen. */
    read(user: string, channel: string, thread?: string): void {
      const all = state.messages.get(channel) ?? [];
      const newest = thread ? threadOf(state, channel, thread).at(-1) : all.findLast(isInMain);
      if (newest) read.set([user, channel, ...(thread ? [thread] : [])].join(' '), newest.ts);
    },

    unread(user: string, channel: Channel): Unread {
      const found: Unread = { unread: 0, calls: 0, unreadThreads: {} };
      if (!channel.members.has(user)) return found;
      const since = lastRead(user, channel.id);
      const messages = state.messages.get(channel.id) ?? [];
      const groups = groupsOf(state, user);
      const calls = (message: Message): boolean =>
        channel.kind === 'im' || message.pings.some((ping) => ping === user || groups.has(ping));
      const followed = threadsOf(messages, user);
      for (const message of messages) {
        if (message.user === user || message.subtype === 'tombstone') continue;
        const { threadTs } = message;
        if (isInMain(message) && Number(message.ts) > since) {
          found.unread += 1;
          if (calls(message)) found.calls += 1;
        } else if (
          threadTs !== undefined &&
          Number(message.ts) > lastRead(user, channel.id, threadTs) &&
          (followed.has(threadTs) || calls(message))
        ) {
          found.unreadThreads[threadTs] = (found.unreadThreads[threadTs] ?? 0) + 1;
          if (calls(message)) found.calls += 1;
        }
      }
      return found;
    },

    /** How many things called each person that they have not read. */
    attention(people: readonly Person[]): Attention {
      const attention: Attention = {};
      for (const { id } of people) {
        const calls = [...state.channels.values()].reduce(
          (sum, channel) => sum + this.unread(id, channel).calls,
          0,
        );
        if (calls > 0) attention[id] = calls;
      }
      return attention;
    },
  };
}

const isInMain = ({ threadTs, broadcast }: Message): boolean => threadTs === undefined || broadcast;

/** Those that the person began or wrote in. */
const threadsOf = (messages: readonly Message[], user: string): Set<string> =>
  new Set(messages.filter((message) => message.user === user).map(({ ts, threadTs = ts }) => threadTs));

function groupsOf(state: State, user: string): Set<string> {
  const own = [...state.userGroups.values()].filter(({ users }) => users.includes(user)).map(({ id }) => id);
  return new Set([...own, 'channel', 'here', 'everyone']);
}
