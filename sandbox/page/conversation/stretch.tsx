/** Some messages in a row, drawn and laid out together: again only when one of them, or what is told of it, differs. */

import { memo } from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import { useEyes } from '../eyes.tsx';
import { keyOf } from '../store.ts';
import { DayLine, NewLine, ReplyLine } from './lines.tsx';
import { MessageRow } from './message-row.tsx';
import { rowsOf } from './rows.ts';
import { type Laid, threadCount } from './thread-counts.ts';

/** A message a link led to; `count` tells one visit from the next. */
export type Target = { ts: string; count: number };

export type StretchProps = {
  messages: readonly SeenMessage[];
  before: SeenMessage | undefined;
  touched: ReadonlyMap<string, number>;
  /** In a channel: its threads, and what is new in them. */
  threads: { replies: Laid['replies']; unread: { [ts: string]: number } } | undefined;
  firstNewTs: string | undefined;
  target: Target | undefined;
  /** In a thread, under its parent: how many replies follow. */
  repliesFollow: number;
};

export const Stretch = memo(function Stretch(props: StretchProps) {
  const { messages, before, touched, threads, firstNewTs, target, repliesFollow } = props;
  const { viewer, now } = useEyes();
  const inThread = threads === undefined;
  const rows = rowsOf(messages, before, {
    tz: viewer.tz,
    firstNewTs,
    parentTs: inThread ? messages[0]?.ts : undefined,
  });
  return (
    <div className="stretch">
      {rows.map(({ key, message, compact, newDay, firstNew }, at) => {
        const count =
          threads && !message.ephemeral ? threadCount(threads.replies.get(message.ts)) : undefined;
        return [
          newDay && <DayLine key={`${key} day`} ts={message.ts} viewer={viewer} now={now} isNew={firstNew} />,
          firstNew && !newDay && <NewLine key={`${key} new`} />,
          <MessageRow
            key={key}
            message={message}
            compact={compact}
            inThread={inThread}
            replies={count?.replies ?? 0}
            lastReplyTs={count?.lastTs ?? ''}
            repliers={count?.people ?? ''}
            newReplies={threads?.unread[message.ts] ?? 0}
            glow={(touched.get(key) ?? 0) + pointedAt(target, message)}
          />,
          at === 0 && repliesFollow > 0 && <ReplyLine key={`${key} replies`} replies={repliesFollow} />,
        ];
      })}
    </div>
  );
}, isSame);

const pointedAt = (target: Target | undefined, { ts }: SeenMessage): number =>
  target?.ts === ts ? target.count : 0;

function isSame(one: StretchProps, other: StretchProps): boolean {
  return (
    one.messages === other.messages &&
    one.before === other.before &&
    one.firstNewTs === other.firstNewTs &&
    one.repliesFollow === other.repliesFollow &&
    (one.threads === undefined) === (other.threads === undefined) &&
    one.messages.every((message) => isToldTheSame(message, one, other))
  );
}

function isToldTheSame(message: SeenMessage, one: StretchProps, other: StretchProps): boolean {
  const { ts } = message;
  const key = keyOf(message);
  return (
    pointedAt(one.target, message) === pointedAt(other.target, message) &&
    one.touched.get(key) === other.touched.get(key) &&
    one.threads?.unread[ts] === other.threads?.unread[ts] &&
    isSameList(one.threads?.replies.get(ts), other.threads?.replies.get(ts))
  );
}

/** The same messages in the same order. */
export function isSameList(
  one: readonly SeenMessage[] | undefined,
  other: readonly SeenMessage[] | undefined,
): boolean {
  if (one === other) return true;
  return one !== undefined && one.length === other?.length && one.every((each, at) => each === other[at]);
}
