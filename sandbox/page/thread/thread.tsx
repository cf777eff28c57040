/** A thread beside its channel: the parent, the replies, and where one replies. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Place, SeenMessage } from '../../live/protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../conversation/message-list.tsx';
import { laidOut, nothingSeen } from '../conversation/thread-counts.ts';
import { useReading } from '../conversation/use-reading.ts';
import { useEyes } from '../eyes.tsx';
import { BackMark, CrossMark } from '../marks.tsx';

export type ThreadProps = {
  place: Place;
  /** The parent's. */
  ts: string;
  messages: readonly SeenMessage[];
  touched: ReadonlyMap<string, number>;
  onClose(): void;
};

export function Thread({ place, ts, messages, touched, onClose }: ThreadProps) {
  const { viewer } = useEyes();
  const panel = useRef<HTMLElement>(null);
  const [atBottom, setAtBottom] = useState(true);
  const onBottom = useCallback((is: boolean) => setAtBottom(is), []);
  const unread = place.unreadThreads[ts] ?? 0;
  useReading({ place: place.id, thread: ts }, { unread, inView: atBottom });

  const parent = messages.find((message) => message.ts === ts && !message.ephemeral);
  const replies = laidOut(messages).replies.get(ts) ?? nothingSeen;
  const all = parent ? [parent, ...replies] : replies;
  const called = place.kind === 'app' ? place.name : `#${place.name}`;

  // A thread is mostly opened to reply. On a phone the focus in a text would bring up the keyboard.
  useEffect(() => {
    const room = panel.current;
    const field = matchMedia('(hover: hover)').matches ? room?.querySelector<HTMLElement>('textarea') : null;
    (field ?? room)?.focus({ preventScroll: true });
  }, []);

  return (
    <aside
      ref={panel}
      className="thread"
      aria-label="Thread"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className="head">
        <button type="button" className="tool back" aria-label={`Back to ${called}`} onClick={onClose}>
          <BackMark />
        </button>
        <h2 className="head-name">Thread</h2>
        <p className="head-about">
          <span className="head-topic">{called}</span>
        </p>
        <button type="button" className="tool thread-close" aria-label="Close thread" onClick={onClose}>
          <CrossMark />
        </button>
      </header>
      {all.length === 0 && <p className="beginning">This message is not here any more.</p>}
      <MessageList
        label={`Thread in ${called}`}
        messages={all}
        touched={touched}
        unread={unread}
        onBottom={onBottom}
      />
      {place.closed ? (
        <p className="closed">{place.closed}</p>
      ) : (
        parent && <Composer key={`${viewer.id} ${ts}`} place={place} called={called} thread={ts} />
      )}
    </aside>
  );
}
