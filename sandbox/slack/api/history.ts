/** conversations.history and conversations.replies: reading back what was said. */

import { inSlacksForm } from '../message-object.ts';
import { findMessage, messagesIn, threadOf } from '../messages.ts';
import type { Message } from '../state.ts';
import { readableChannel } from './conversation.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  flag,
  isRefusal,
  type Methods,
  page,
  refuse,
  word,
} from './method.ts';

const scopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

export const history: Methods = {
  'conversations.history': { tier: 'tier3', token: 'bot', scopes, run: conversationHistory },
  'conversations.replies': { tier: 'tier3', token: 'bot', scopes, run: replies },
};

/** Newest first; replies only where they were also sent to the channel. */
function conversationHistory(args: Args, { state }: Backstage): Answer {
  const channel = readableChannel(state, args);
  if (isRefusal(channel)) return channel;
  const main = messagesIn(state, channel.id).filter((message) => !message.threadTs || message.broadcast);
  const found = page(main.filter(between(args)).reverse(), args, 100);
  if (isRefusal(found)) return found;
  const messages = found.items.map((message) =>
    inSlacksForm(state, message, { metadata: flag(args.include_all_metadata) }),
  );
  return fine({
    messages,
    has_more: found.hasMore,
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...cursorOf(found),
  });
}

/** The parent first, then its replies in order; a reply's own ts gives just that reply. */
function replies(args: Args, { state }: Backstage): Answer {
  const channel = readableChannel(state, args);
  if (isRefusal(channel)) return channel;
  const ts = word(args.ts);
  if (!findMessage(state, channel.id, ts)) return refuse('thread_not_found');
  const inRange = between(args);
  const thread = threadOf(state, channel.id, ts).filter((message) => message.ts === ts || inRange(message));
  const found = page(thread, args, 1000);
  if (isRefusal(found)) return found;
  const messages = found.items.map((message) =>
    inSlacksForm(state, message, { metadata: flag(args.include_all_metadata) }),
  );
  return fine({ messages, has_more: found.hasMore, ...cursorOf(found) });
}

function cursorOf(found: { hasMore: boolean; response_metadata: { next_cursor: string } }) {
  return found.hasMore ? { response_metadata: found.response_metadata } : {};
}

/** `oldest` and `latest` exclude their own instant unless `inclusive`. */
function between(args: Args): (message: Message) => boolean {
  const [oldest, latest, inclusive] = [
    micros(word(args.oldest)),
    micros(word(args.latest)),
    flag(args.inclusive),
  ];
  return ({ ts }) => {
    const at = micros(ts) ?? 0;
    if (oldest !== undefined && (inclusive ? at < oldest : at <= oldest)) return false;
    return !(latest !== undefined && (inclusive ? at > latest : at >= latest));
  };
}

/** Compared as whole microseconds, as floating seconds would lose the last digits. */
function micros(ts: string): number | undefined {
  if (!ts || ts === 'now') return undefined;
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
