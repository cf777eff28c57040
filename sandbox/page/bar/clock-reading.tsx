/** The workspace’s day and time, walking, as the viewer reads it. */

import type { ClockState } from '../../live/protocol.ts';
import { secondMs, useNow } from '../use-now.ts';
import { clockParts } from './clock-words.ts';

export function ClockReading({ clock, tz }: { clock: ClockState; tz: string }) {
  const now = useNow(clock, secondMs);
  const { day, time, seconds, city } = clockParts(now, tz);
  return (
    <time className="bar-clock" dateTime={new Date(now).toISOString()} title="The workspace’s clock">
      <span className="bar-clock-day">{day}</span>{' '}
      <span className="bar-clock-time" data-seconds={seconds}>
        {time}
      </span>
      <span className="bar-clock-city">, {city}</span>
    </time>
  );
}
