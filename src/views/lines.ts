/** Sentences made of pieces: written once, shown as rich text, and read aloud from the message's `text`. */
import type {
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import { withEmoji } from './drawn.ts';
import { fallbackText, type Part } from './fallback-text.ts';
import { inUtc, mention, richSection, typed, type Wording } from './parts.ts';

export type { Part } from './fallback-text.ts';

export type Message = { text: string; blocks: KnownBlock[] };

/** Our own words, or something that needs care: a typed text, a person, an instant, a link. */
export type Piece = string | RichTextElement;

const element = (piece: Piece): RichTextElement => (typeof piece === 'string' ? typed(piece) : piece);

/** Slack refuses empty text, so an empty piece is left out. */
const elements = (pieces: readonly Piece[]): RichTextElement[] =>
  pieces.map(element).filter((each) => each.type !== 'text' || each.text !== '');

export const line = (...pieces: Piece[]): RichTextSection => richSection(...elements(pieces));

/** Sentences on one line; what is empty is left out. */
export const sentences = (...all: readonly (Piece | readonly Piece[])[]): Piece[] =>
  all
    .map((each) => (typeof each === 'string' || 'type' in each ? [each] : each))
    .filter((pieces) => pieces.some((piece) => piece !== ''))
    .flatMap((pieces, index) => (index > 0 ? [' ', ...pieces] : pieces));

/** Nothing when there is nothing to quote. */
export const quote = (said: string | null): RichTextQuote[] =>
  said === null || said.trim() === '' ? [] : [{ type: 'rich_text_quote', elements: [typed(said)] }];

/** A sentence that leads to a quote, or ends where there is none. */
export function leading(sentence: (quoted: boolean) => Piece[], said: string): Part[] {
  const quoted = quote(said);
  return [line(...sentence(quoted.length > 0)), ...quoted];
}

/** Nothing when there is nothing to list. */
export const bullets = (items: readonly (readonly Piece[])[]): RichTextList[] =>
  items.length === 0
    ? []
    : [{ type: 'rich_text_list', style: 'bullet', elements: items.map((pieces) => line(...pieces)) }];

export const bold = (text: string): RichTextElement => typed(text, { bold: true });
export const linked = (url: string | null, text: string): RichTextElement =>
  url === null ? typed(text) : { type: 'link', url, text };

/** Mentions a person: they are notified when the message is posted, and never by an edit or an ephemeral answer. */
export const notify = (user: string): RichTextElement => ({ type: 'user', user_id: user });

/** A person by name, which notifies nobody. */
export function person({ nameOf }: Pick<Wording, 'nameOf'>, id: string): RichTextElement {
  if (id === 'switchboard') return typed('Switchboard');
  const name = nameOf(id);
  return name === mention(id) || name === '' ? notify(id) : typed(name);
}

/** Up to here a clock time alone says which day is meant. */
const clockTimeIsEnoughMs = 12 * 3_600_000;

/** For what stays on view: `14:20 today`, which Slack turns into `14:20 yesterday` when the day is over. */
export const lasting = (instant: Instant): RichTextElement => dated(instant, '{time} {date_short_pretty}');

/** For what is read now: `14:20`, with its day when it is far away. */
export const soon = (instant: Instant, now: Instant): RichTextElement =>
  Math.abs(instant - now) < clockTimeIsEnoughMs ? dated(instant, '{time}') : lasting(instant);

const dated = (instant: Instant, format: string): RichTextElement => ({
  type: 'date',
  timestamp: Math.floor(instant / 1000),
  format,
  fallback: inUtc(instant),
});

export const richText = (...parts: Part[]): RichTextBlock => ({
  type: 'rich_text',
  elements: withEmoji(parts),
});

/** A whole message of these parts; `text` says the same. */
export const message = (parts: readonly Part[], ...more: KnownBlock[]): Message => ({
  text: fallbackText(parts),
  blocks: [richText(...parts), ...more],
});
