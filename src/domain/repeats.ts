/** A promise made once more: people mean minutes, and half an hour from now is the same promise a moment later. */
import type { Instant } from './calendars/calendar.ts';

const aMinute = 60_000;

/** Whether what was promised is still to come, and is what is promised again now. */
export const stands = (promised: Instant | null | undefined, again: Instant | null, now: Instant): boolean =>
  !!promised && again !== null && promised > now && Math.abs(promised - again) < aMinute;
