/** What a message says of its thread, and the way into it. */

import { useEyes } from '../eyes.tsx';
import { useFrame } from '../frame.tsx';
import { Avatar } from './avatar.tsx';
import { dayAndTimeShown, dayKey, timeShown } from './times.ts';

export type ThreadLinkProps = {
  channel: string;
  ts: string;
  replies: number;
  lastReplyTs: string;
  /** Ids, with spaces between. */
  people: string;
  newReplies: number;
};

export function ThreadLink({ channel, ts, replies, lastReplyTs, people, newReplies }: ThreadLinkProps) {
  const { viewer, now, person } = useEyes();
  const { openThread } = useFrame();
  const isToday = dayKey(lastReplyTs, viewer.tz) === dayKey(String(now / 1000), viewer.tz);
  const last = isToday ? timeShown(lastReplyTs, viewer) : dayAndTimeShown(lastReplyTs, viewer, now);
  return (
    <button type="button" className="thread-link" onClick={() => openThread(channel, ts)}>
      <span className="thread-people" aria-hidden="true">
        {people.split(' ').map((id) => (
          <Avatar key={id} person={person(id)} size={22} />
        ))}
      </span>
      <span className="thread-count">{replies === 1 ? '1 reply' : `${replies} replies`}</span>
      {newReplies > 0 && <span className="thread-new">{newReplies} new</span>}
      <span className="thread-last"> · last {last}</span>
    </button>
  );
}
