/** A channel's messages as they are laid out: what stands in the channel, and what stands in which thread. */

import type { SeenMessage } from '../../live/protocol.ts';

export type Laid = {
  /** What stands in the channel itself, broadcast replies included. */
  main: readonly SeenMessage[];
  /** The parent's ts to its replies. */
  replies: ReadonlyMap<string, readonly SeenMessage[]>;
};

const laid = new WeakMap<readonly SeenMessage[], Laid>();
export const nothingSeen: readonly SeenMessage[] = [];

/** Worked out once for each list: lists are never changed. */
export function laidOut(messages: readonly SeenMessage[]): Laid {
  const known = laid.get(messages);
  if (known) return known;
  const main: SeenMessage[] = [];
  const replies = new Map<string, SeenMessage[]>();
  for (const message of messages) {
    if (!isReply(message)) main.push(message);
    else {
      const beside = replies.get(message.threadTs);
      if (beside) beside.push(message);
      else replies.set(message.threadTs, [message]);
      if (!message.ephemeral && message.broadcast) main.push(message);
    }
  }
  const result = { main, replies };
  laid.set(messages, result);
  return result;
}

export function isReply<M extends SeenMessage>(message: M): message is M & { threadTs: string } {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** What a message says of its thread, as plain values, so that it is drawn again only when they differ. */
export type ThreadCount = { replies: number; lastTs: string; people: string };

export function threadCount(replies: readonly SeenMessage[] | undefined): ThreadCount | undefined {
  const said = (replies ?? nothingSeen).filter((reply) => !reply.ephemeral);
  const last = said.at(-1);
  if (!last) return undefined;
  const people = [...new Set(said.map(authorOf))].slice(0, 3).join(' ');
  return { replies: said.length, lastTs: last.ts, people };
}

/** Who wrote it; what only one person sees is the app's. Empty for the app's ephemeral messages. */
export function authorOf(message: SeenMessage): string {
  return message.ephemeral ? '' : message.user;
}
