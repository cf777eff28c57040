/** Dates in words, by Intl. A format is made once for each way of writing: making one takes longer than a hundred uses of it. */
import type { Instant } from '../domain/calendars/calendar.ts';

const made = new Map<string, Intl.DateTimeFormat>();

export function formatted(at: Instant | Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return formatFor(locale, options).format(at);
}

/** Whether clocks there go from one to twelve. A locale that is none has twenty-four. */
export const hasTwelveHours = (locale: string): boolean =>
  /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(locale) &&
  formatFor(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;

function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(locale, options);
  made.set(key, fresh);
  return fresh;
}
