/** Messages, newest at the bottom: the newest are drawn first and older ones as one scrolls up. */

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import { useEyes } from '../eyes.tsx';
import { tabStop } from '../tab-stop.ts';
import { Announcer } from './announcer.tsx';
import { firstNewIn } from './rows.ts';
import { Stretch, type Target } from './stretch.tsx';
import { type Laid, threadCount } from './thread-counts.ts';
import { useEdges } from './use-edges.ts';
import { stretchAt, useStretches } from './use-stretches.ts';

export type MessageListProps = {
  label: string;
  messages: readonly SeenMessage[];
  touched: ReadonlyMap<string, number>;
  /** Not yet read on coming here. */
  unread: number;
  /** In the channel: its threads, and what is new in them. In a thread there are none. */
  threads?: { replies: Laid['replies']; unread: { [ts: string]: number } } | undefined;
  target?: Target | undefined;
  /** Whether the newest message is in view. */
  onBottom(atBottom: boolean): void;
};

export function MessageList(props: MessageListProps) {
  const { label, messages, touched, unread, threads, target, onBottom } = props;
  const { viewer } = useEyes();
  const scroller = useRef<HTMLDivElement>(null);
  const [firstNewTs] = useState(() => firstNewIn(messages, unread, viewer.id));
  const { from, top, bottom, atBottom, missed, toBottom, drawFrom } = useEdges(scroller, messages, viewer.id);
  const stretches = useStretches(messages, from);
  const replies = threadCount(messages.slice(1))?.replies ?? 0;

  useEffect(() => onBottom(atBottom), [atBottom, onBottom]);

  const targetAt = target ? messages.findIndex(({ ts }) => ts === target.ts) : -1;
  useEffect(() => {
    if (!target || targetAt < 0) return;
    if (targetAt < from) return drawFrom(stretchAt(targetAt - 10));
    const found = scroller.current?.querySelector<HTMLElement>(`[data-ts="${target.ts}"]`);
    found?.scrollIntoView({ block: 'center' });
    found?.focus({ preventScroll: true });
  }, [target, targetAt, from, drawFrom]);

  return (
    <div className="log">
      {threads && <h2 className="unseen">Messages</h2>}
      <div
        ref={scroller}
        className="log-scroller"
        role="log"
        aria-live="off"
        aria-label={label}
        tabIndex={tabStop}
        onKeyDown={walk}
      >
        <div className="log-content">
          <div ref={top} className="log-edge" />
          {stretches.map(({ start, messages: some }) => (
            <Stretch
              key={start}
              messages={some}
              before={messages[start - 1]}
              touched={touched}
              threads={threads}
              firstNewTs={firstNewTs}
              target={target}
              repliesFollow={threads === undefined && start === 0 ? replies : 0}
            />
          ))}
          <div ref={bottom} className="log-edge" />
        </div>
      </div>
      {missed && (
        <button type="button" className="button button-primary log-missed" onClick={toBottom}>
          New messages
        </button>
      )}
      <Announcer messages={messages} />
    </div>
  );
}

/** Arrow keys walk from message to message; inside a message they do what its parts do. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement)) return;
  if (target !== currentTarget && !target.matches('article')) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('article')];
  const at = target === currentTarget ? rows.length : rows.indexOf(target);
  const next = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key];
  if (next === undefined) return;
  event.preventDefault();
  const row = rows[Math.max(0, Math.min(next, rows.length - 1))];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}
