/** Dates in words, by Intl. A format is made once for each way of writing: making one takes longer than a hundred uses of it. */
import type { Instant } from '../domain/calendars/calendar.ts';

const made = new Map<string, Intl.DateTimeFormat>();

export function formatted(at: Instant | Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known.format(at);
  const fresh = new Intl.DateTimeFormat(locale, options);
  made.set(key, fresh);
  return fresh.format(at);
}
