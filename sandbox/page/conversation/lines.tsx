/** The lines between messages: a new day, what is new, how many replies follow. */

import { memo } from 'react';
import type { Reader } from '../../slack/render/dates.ts';
import { dayShown } from './times.ts';

export type DayLineProps = {
  ts: string;
  viewer: Reader;
  now: number;
  /** What follows is new as well. */
  isNew: boolean;
};

export const DayLine = memo(function DayLine({ ts, viewer, now, isNew }: DayLineProps) {
  return (
    <p className={isNew ? 'line line-new' : 'line'}>
      <span className="line-words">{dayShown(ts, viewer, now)}</span>
      {isNew && <span className="line-mark">New</span>}
    </p>
  );
});

export function NewLine() {
  return (
    <p className="line line-new line-bare">
      <span className="line-mark">New</span>
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
