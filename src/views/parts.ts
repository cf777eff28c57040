/** The small parts every view is made of: escaping, mentions, dates in the reader's own zone, buttons, rich text. */
import type { Button, PlainTextElement, RichTextElement, RichTextSection } from '@slack/types';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Words } from './words/words.ts';

/** The reader's language, and what ids are called in it. A name that cannot be had is a mention of that person. */
export type Wording = {
  words: Words;
  nameOf(id: string): string;
  teamName(id: string): string;
  /** Categories and causes are stored by id; without these the id is shown. */
  categoryName?(id: string): string;
  causeName?(id: string): string;
};

/** Text a person typed, safe inside mrkdwn and inside a message's `text`: it can never become a mention or a link. */
export const plain = (typed: string): string =>
  typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Cut at `max` UTF-16 units with an ellipsis, never through a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}

const encoder = new TextEncoder();
/** As UTF-8. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** Escaped and cut so that the result fits `maxBytes` and no entity is cut through. */
export function plainUpTo(typed: string, maxBytes: number): string {
  for (let length = Math.min(typed.length, maxBytes); ; length = Math.floor(length * 0.9)) {
    const escaped = plain(cut(typed, length));
    if (bytesOf(escaped) <= maxBytes) return escaped;
  }
}

export const mention = (user: string): string => `<@${user}>`;
export const groupMention = (group: string): string => `<!subteam^${group}>`;
export const link = (url: string, text: string): string => `<${url}|${plain(text)}>`;

const seconds = (at: Instant): number => Math.floor(at / 1000);
/** What a reader without Slack's formatting sees: the instant in UTC. */
export const inUtc = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** `14:20` with its day when that is not today, in each reader's zone. */
export const when = (at: Instant): string => `<!date^${seconds(at)}^{date_short_pretty} {time}|${inUtc(at)}>`;
export const time = (at: Instant): string => `<!date^${seconds(at)}^{time}|${inUtc(at)}>`;

export const plainText = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true });

export const button = (
  label: string,
  actionId: string,
  value: string,
  more: Partial<Pick<Button, 'style' | 'confirm' | 'url' | 'accessibility_label'>> = {},
): Button => ({ type: 'button', text: plainText(label), action_id: actionId, value, ...more });

/** Typed text in rich text needs no escaping: Slack shows it as it is. */
export const typed = (text: string, style?: { bold?: boolean; italic?: boolean }): RichTextElement => ({
  type: 'text',
  text,
  ...(style && { style }),
});

export const richDate = (at: Instant): RichTextElement => ({
  type: 'date',
  timestamp: seconds(at),
  format: '{date_short_pretty} {time}',
  fallback: inUtc(at),
});

export const richSection = (...elements: RichTextElement[]): RichTextSection => ({
  type: 'rich_text_section',
  elements,
});
