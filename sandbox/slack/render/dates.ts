/** Dates as a reader sees them: Slack's `{tokens}` in the reader's own time zone. */

export type Reader = { tz: string; locale: string };

const dayMs = 86_400_000;

/** `format` with every `{token}` filled in; an unknown token stays as it is. Without a zone of their own, they read UTC. */
export function dateShown(epochSeconds: number, format: string, who: Reader, now: number): string {
  const at = epochSeconds * 1000;
  const reader = { ...who, tz: who.tz || 'Etc/UTC' };
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => filled(token, at, reader, now) ?? whole);
}

function filled(token: string, at: number, reader: Reader, now: number): string | undefined {
  const part = (options: Intl.DateTimeFormatOptions) =>
    formatter('en-US', { timeZone: reader.tz, ...options }).format(at);
  const pretty = (plain: string) => relativeDay(at, reader, now) ?? plain;
  const clock = (options: Intl.DateTimeFormatOptions) => {
    const hour12 = reader.locale === 'en-US';
    return part({
      hour: hour12 ? 'numeric' : '2-digit',
      minute: '2-digit',
      hourCycle: hour12 ? 'h12' : 'h23',
      ...options,
    });
  };
  const long = () =>
    `${part({ weekday: 'long' })}, ${part({ month: 'long' })} ${ordinal(Number(part({ day: 'numeric' })))}`;
  const year = part({ year: 'numeric' });
  switch (token) {
    case 'date_num':
      return dayOf(at, reader.tz);
    case 'date_slash':
      return dayOf(at, reader.tz).split('-').reverse().join('/');
    case 'date':
      return `${part({ month: 'long' })} ${part({ day: 'numeric' })}`;
    case 'date_pretty':
      return pretty(`${part({ month: 'long' })} ${part({ day: 'numeric' })}`);
    case 'date_short':
      return part({ month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_short_pretty':
      return pretty(part({ month: 'short', day: 'numeric', year: 'numeric' }));
    case 'date_long':
      return `${long()}, ${year}`;
    case 'date_long_pretty':
      return pretty(`${long()}, ${year}`);
    case 'date_long_full':
      return part({ month: 'long', day: 'numeric', year: 'numeric' });
    case 'day_divider_pretty':
      return pretty(dayOf(now, reader.tz).startsWith(year) ? long() : `${long()}, ${year}`);
    case 'time':
      return clock({});
    case 'time_secs':
      return clock({ second: '2-digit' });
    case 'ago':
      return ago(at, now);
    default:
      return undefined;
  }
}

/** YYYY-MM-DD in the zone. */
export function dayOf(at: number, tz: string): string {
  return formatter('en-CA', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Costly to make, and far costlier to throw away: a page with thousands of dates shall not stand still for it. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

function relativeDay(at: number, { tz }: Reader, now: number): string | undefined {
  const midnight = (instant: number) => Date.parse(`${dayOf(instant, tz)}T00:00:00Z`);
  const days = Math.round((midnight(at) - midnight(now)) / dayMs);
  return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[days];
}

function ordinal(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return `${day}th`;
  return `${day}${{ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'}`;
}

function ago(at: number, now: number): string {
  const seconds = Math.abs(now - at) / 1000;
  const sizes: [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const [size, unit] = sizes.find(([each]) => seconds >= each) ?? [1, 'second'];
  const count = Math.floor(seconds / size);
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return at <= now ? `${words} ago` : `in ${words}`;
}
