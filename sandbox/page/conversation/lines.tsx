/** The lines between messages: a new day, what is new, how many replies follow. */

import { memo } from 'react';
import type { Reader } from '../../slack/render/dates.ts';
import { dayShown } from './times.ts';

export const DayLine = memo(function DayLine({
  ts,
  viewer,
  now,
}: {
  ts: string;
  viewer: Reader;
  now: number;
}) {
  return (
    <p className="line">
      <span className="line-words">{dayShown(ts, viewer, now)}</span>
    </p>
  );
});

export function NewLine() {
  return (
    <p className="line line-new">
      <span className="line-words">New</span>
    </p>
  );
}

export function ReplyLine({ replies }: { replies: number }) {
  if (replies === 0) return null;
  return (
    <p className="line line-replies">
      <span className="line-words">{replies === 1 ? '1 reply' : `${replies} replies`}</span>
    </p>
  );
}
