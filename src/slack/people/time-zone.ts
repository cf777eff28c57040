/** The time zone in which somebody reads, where this machine can count in it; one that Slack knows may be newer than Node. */
import { tzOffset } from '@date-fns/tz';
import type { Instant } from '../../domain/calendars/calendar.ts';

const known = new Map<string, boolean>();

/** Whether Intl counts in it. */
export function isZoneHere(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const here = name !== '' && canCount(name);
  known.set(name, here);
  return here;
}

function canCount(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * One that keeps the offset that Slack gives with every name: the clocks are right until the next time they are put forward or back,
 * and Slack is asked again long before. Undefined where no zone of this machine has it.
 */
export function zoneAtOffset(offsetSeconds: number, at: Instant): string | undefined {
  const hours = offsetSeconds / 3600;
  if (hours === 0) return 'UTC';
  // POSIX counts westwards: Etc/GMT-9 is nine hours ahead.
  const whole = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  if (Number.isInteger(hours) && isZoneHere(whole)) return whole;
  const minutes = offsetSeconds / 60;
  return Intl.supportedValuesOf('timeZone').find((zone) => tzOffset(zone, new Date(at)) === minutes);
}
