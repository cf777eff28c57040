/** One message as it stands in a conversation or a thread; drawn again only when something about it differs. */

import { memo, useRef, useState } from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import type { Person } from '../../slack/things.ts';
import { useEyes } from '../eyes.tsx';
import { useFrame } from '../frame.tsx';
import { DotsMark } from '../marks.tsx';
import { Avatar } from './avatar.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { RemoveQuestion } from './remove-question.tsx';
import { authorOf } from './thread-counts.ts';
import { ThreadLink } from './thread-link.tsx';
import { dayAndTimeShown, timeShown } from './times.ts';
import { useNear } from './use-near.ts';

export type MessageRowProps = {
  message: SeenMessage;
  /** Follows one by the same author closely: without picture and name. */
  compact: boolean;
  inThread: boolean;
  /** Of its thread; 0 and '' where there is none, or it is not to be told. */
  replies: number;
  lastReplyTs: string;
  repliers: string;
  newReplies: number;
  /** How often it was changed, or pointed at, while somebody looked: each time it glows. */
  glow: number;
};

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, compact, inThread, glow } = props;
  const { viewer, botUser, now, person } = useEyes();
  const row = useRef<HTMLElement>(null);
  const { near, watched } = useNear();
  const [held, setHeld] = useState(false);
  const [doing, setDoing] = useState<'editing' | 'removing' | undefined>();
  const author = person(authorOf(message) || botUser);
  const name = author?.realName ?? authorOf(message);
  const gone = !message.ephemeral && message.subtype === 'tombstone';
  const withTools = !message.ephemeral && !gone && doing !== 'editing';

  function leaveQuestion(removed: boolean): void {
    setDoing(undefined);
    const list = row.current?.closest<HTMLElement>('[role="log"]');
    // The message goes away, and the focus with it: the list takes it once the question no longer keeps it.
    if (removed) requestAnimationFrame(() => list?.focus());
  }

  return (
    // It takes focus so that arrow keys can walk from message to message.
    <article
      ref={row}
      className={`message${compact ? ' message-compact' : ''}${message.ephemeral ? ' message-ephemeral' : ''}`}
      aria-label={`${name}, ${timeShown(message.ts, viewer)}`}
      data-ts={message.ts}
      tabIndex={-1}
      {...watched}
    >
      {glow > 0 && <span key={glow} className="glow" aria-hidden="true" />}
      <MessageNotes message={message} inThread={inThread} />
      <div className="message-gutter">
        {compact ? (
          <span className="message-time" title={dayAndTimeShown(message.ts, viewer, now)}>
            {timeShown(message.ts, viewer)}
          </span>
        ) : (
          <Avatar person={author} size={38} />
        )}
      </div>
      <div className="message-main">
        {!compact && <Byline author={author} name={name} message={message} />}
        {doing === 'editing' && !message.ephemeral ? (
          <MessageEditor message={message} onDone={() => setDoing(undefined)} />
        ) : (
          <MessageBody message={message} />
        )}
        {!message.ephemeral && (
          <Reactions channel={message.channel} ts={message.ts} reactions={message.reactions} />
        )}
        {!inThread && props.replies > 0 && (
          <ThreadLink
            channel={message.channel}
            ts={message.ts}
            replies={props.replies}
            lastReplyTs={props.lastReplyTs}
            people={props.repliers}
            newReplies={props.newReplies}
          />
        )}
      </div>
      {withTools &&
        (near || held ? (
          <MessageTools
            message={message}
            inThread={inThread}
            onHeld={setHeld}
            onEdit={() => setDoing('editing')}
            onRemove={() => setDoing('removing')}
          />
        ) : (
          <button
            type="button"
            className="tool message-touch"
            aria-label="Message actions"
            tabIndex={-1}
            onClick={(event) => event.currentTarget.closest('article')?.focus({ preventScroll: true })}
          >
            <DotsMark />
          </button>
        ))}
      {doing === 'removing' && <RemoveQuestion message={message} onDone={leaveQuestion} />}
    </article>
  );
});

function Byline({
  author,
  name,
  message,
}: {
  author: Person | undefined;
  name: string;
  message: SeenMessage;
}) {
  const { viewer, now } = useEyes();
  return (
    <p className="byline">
      <span className="byline-name">{name}</span>
      {author?.isBot && <span className="app-tag">APP</span>}
      {author?.title && <span className="byline-title">{author.title}</span>}
      <time
        className="byline-time"
        dateTime={new Date(Number(message.ts) * 1000).toISOString()}
        title={dayAndTimeShown(message.ts, viewer, now)}
      >
        {timeShown(message.ts, viewer)}
      </time>
    </p>
  );
}

/** What is to be known before reading. */
function MessageNotes({ message, inThread }: { message: SeenMessage; inThread: boolean }) {
  const { openThread } = useFrame();
  if (message.ephemeral) return <p className="message-note">Only visible to you</p>;
  const { channel, threadTs } = message;
  if (!message.broadcast || !threadTs || inThread) return null;
  return (
    <p className="message-note">
      replied to{' '}
      <button type="button" className="link" onClick={() => openThread(channel, threadTs)}>
        a thread
      </button>
    </p>
  );
}
