/** The workspace’s clock in the words of whoever reads it. */

import type { ClockMove, ClockState } from '../../live/protocol.ts';
import { cityOf, clockTime, dayAndTime } from '../../zones.ts';

export const moveLabels: readonly { move: ClockMove; label: string }[] = [
  { move: '+1 min', label: '+1 min' },
  { move: '+15 min', label: '+15 min' },
  { move: '+1 h', label: '+1 h' },
  { move: 'next morning', label: 'Next morning' },
  { move: 'Monday 09:00', label: 'Monday 09:00' },
];

const zoned = (tz: string): string => tz || 'Etc/UTC';

/** What it is now, where the state was told at `toldAt` and this machine says `realNow`. */
export function nowIn(clock: ClockState, toldAt: number, realNow: number): number {
  return clock.walks && clock.movingTo === null ? clock.now + Math.max(0, realNow - toldAt) : clock.now;
}

/** `Mon 23 Nov`, `10:02`, `:17` and `Dublin`. */
export function clockParts(at: number, tz: string) {
  const timeZone = zoned(tz);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
  return {
    day: `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`,
    time: clockTime(at, timeZone),
    seconds: `:${part({ second: '2-digit' }).padStart(2, '0')}`,
    city: cityOf(timeZone),
  };
}

/** `Mon 23 Nov 10:02, Dublin`. */
export function clockWords(at: number, tz: string): string {
  const { day, time, city } = clockParts(at, tz);
  return `${day} ${time}, ${city}`;
}

/** `moving to Tue 09:00 …`; '' while it is not moved. */
export const movingWords = ({ movingTo }: ClockState, tz: string): string =>
  movingTo === null ? '' : `moving to ${dayAndTime(movingTo, zoned(tz))} …`;
