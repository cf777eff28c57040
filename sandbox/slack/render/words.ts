/** Text markup and rich text as plain words, the way one reader sees them. */

import { emojiSeen, withEmoji } from '../emoji.ts';
import { asList, asObject, asObjects, asText, isObject, type JsonObject } from '../json.ts';
import { type MarkupPart, parts, unescapeText } from '../mrkdwn.ts';
import type { State } from '../state.ts';
import { dateShown, type Reader } from './dates.ts';

export type Eyes = Reader & { state: State };

export function mrkdwnSeen(text: string, eyes: Eyes): string {
  return withoutStyle(
    parts(text)
      .map((part) => partSeen(part, eyes))
      .join(''),
  );
}

/** A text object, plain or mrkdwn. */
export function textSeen(value: unknown, eyes: Eyes): string {
  const object = asObject(value);
  if (object.type === 'mrkdwn') return mrkdwnSeen(asText(object.text), eyes);
  const text = unescapeText(typeof value === 'string' ? value : asText(object.text));
  return object.emoji === false ? text : withEmoji(text);
}

function partSeen(part: MarkupPart, eyes: Eyes): string {
  switch (part.kind) {
    case 'text':
      return withEmoji(part.text);
    case 'user':
      return personSeen(part.id, eyes);
    case 'usergroup':
      return groupSeen(part.id, eyes);
    case 'channel':
      return channelSeen(part.id, eyes);
    case 'special':
      return `@${part.id}`;
    case 'date':
      return dateShown(part.epochSeconds, part.format, eyes, eyes.state.clock.now());
    case 'link':
      return part.label || part.url.replace(/^mailto:/, '');
  }
}

function personSeen(id: string, { state }: Eyes): string {
  return `@${state.people.get(id)?.realName ?? id}`;
}

function groupSeen(id: string, { state }: Eyes): string {
  return `@${state.userGroups.get(id)?.handle ?? id}`;
}

function channelSeen(id: string, { state }: Eyes): string {
  return `#${state.channels.get(id)?.name ?? id}`;
}

/** Bold, italic and struck text without its signs; code and everything that only looks like a sign stays. */
function withoutStyle(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(/(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu, '$2'),
    )
    .join('');
}

/** One line per section, list item or quoted line. */
export function richTextSeen(block: JsonObject, eyes: Eyes): string[] {
  return asObjects(block.elements).flatMap((part) => {
    if (part.type === 'rich_text_list') {
      const indent = '  '.repeat(Number(part.indent ?? 0));
      const sign = (index: number) => (part.style === 'ordered' ? `${index + 1}.` : '•');
      return asObjects(part.elements).map(
        (item, index) => `${indent}${sign(index)} ${leavesSeen(item.elements, eyes)}`,
      );
    }
    const lines = leavesSeen(part.elements, eyes).split('\n');
    return part.type === 'rich_text_quote' ? lines.map((line) => `> ${line}`) : lines;
  });
}

function leavesSeen(leaves: unknown, eyes: Eyes): string {
  return asList(leaves)
    .filter(isObject)
    .map((leaf) => leafSeen(leaf, eyes))
    .join('');
}

function leafSeen(leaf: JsonObject, eyes: Eyes): string {
  switch (leaf.type) {
    case 'user':
      return personSeen(asText(leaf.user_id), eyes);
    case 'usergroup':
      return groupSeen(asText(leaf.usergroup_id), eyes);
    case 'channel':
      return channelSeen(asText(leaf.channel_id), eyes);
    case 'broadcast':
      return `@${asText(leaf.range)}`;
    case 'emoji':
      return emojiSeen(leaf);
    case 'date':
      return dateShown(Number(leaf.timestamp), asText(leaf.format), eyes, eyes.state.clock.now());
    case 'link':
      return asText(leaf.text) || asText(leaf.url);
    case 'color':
      return asText(leaf.value);
    default:
      return asText(leaf.text);
  }
}
