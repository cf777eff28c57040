/**
 * What only one person reads (direct messages, modals, Home) says every instant in one way, on their clock: `Mon 09:00`. Slack's own dates, which
 * our views are made of, are in the language of the reader's Slack, and so in the middle of our sentence may be in another.
 */
import type { Instant } from '../domain/calendars/calendar.ts';
import { hasTwelveHours } from './date-formats.ts';
import type { Message } from './lines.ts';
import { isFarAway } from './wall-clock.ts';
import type { Words } from './words/words.ts';

/** `locale` as Slack writes it, such as `en-IE`: it says whether there are twelve hours on their clock. */
export type ReadersClock = { timeZone: string; locale: string };

type Reading = { clock: ReadersClock; now: Instant; words: Words };

/** Blocks, a view, or whatever else holds text objects and rich text. */
export const inReadersTime = <Shown>(shown: Shown, reading: Reading): Shown =>
  // It has the same shape: a date in rich text is a text in its place.
  walked(shown, reading) as Shown;

/** Whether there may be a date in what was written as JSON; nearly nothing that a handler shows has one. */
export const mayTellTime = (json: string): boolean => /"type":"date"|<!date\^/.test(json);

export const messageInReadersTime = ({ text, blocks }: Message, reading: Reading): Message => ({
  text: withoutTokens(text, reading),
  blocks: inReadersTime(blocks, reading),
});

/** Where there is no date it is what it was, not a copy: every answer comes by here. */
function walked(shown: unknown, reading: Reading): unknown {
  if (typeof shown !== 'object' || shown === null) return shown;
  if (Array.isArray(shown)) return eachChanged(shown, [], reading);
  // Most of what is shown; Slack reads no dates there.
  if (isPlainText(shown)) return shown;
  if (isDate(shown)) {
    const text = written(shown.timestamp, shown.format, reading);
    return { type: 'text', text, ...(shown.style && { style: shown.style }) };
  }
  // Only there Slack reads dates in a text, and what was typed is escaped.
  if (isMrkdwn(shown)) {
    const text = withoutTokens(shown.text, reading);
    return text === shown.text ? shown : { ...shown, text };
  }
  return eachChanged(shown, {}, reading);
}

function eachChanged(shown: object, empty: object, reading: Reading): object {
  let changed: object | undefined;
  for (const key of Object.keys(shown)) {
    const value: unknown = Reflect.get(shown, key);
    const now = walked(value, reading);
    if (now === value) continue;
    changed ??= Object.assign(empty, shown);
    Object.assign(changed, { [key]: now });
  }
  return changed ?? shown;
}

const isDate = (shown: object): shown is { timestamp: number; format: string; style?: object } =>
  'type' in shown && shown.type === 'date' && 'timestamp' in shown && 'format' in shown;

const isPlainText = (shown: object): boolean => 'type' in shown && shown.type === 'plain_text';

const isMrkdwn = (shown: object): shown is { text: string } =>
  'type' in shown && shown.type === 'mrkdwn' && 'text' in shown && typeof shown.text === 'string';

const withoutTokens = (text: string, reading: Reading): string =>
  text.replace(/<!date\^(\d+)\^([^|>^]*)\|[^>]*>/g, (_, timestamp, format) =>
    written(Number(timestamp), format, reading),
  );

/** What is read now and is near says no day. */
function written(timestamp: number, format: string, { clock, now, words }: Reading): string {
  const at = timestamp * 1000;
  const { timeZone, locale } = clock;
  const isTwelve = hasTwelveHours(locale);
  return format === '{time}'
    ? words.time.clock(at, timeZone, isTwelve)
    : words.time.dayAndClock(at, timeZone, isFarAway(at, now), isTwelve);
}
