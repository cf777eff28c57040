/** What a message says to those who only get its `text`: screen readers and notifications. */
import type { RichTextBlock, RichTextElement } from '@slack/types';
import { maxTextBytes } from './message-size.ts';
import { bytesOf, groupMention, mention, plain, plainUpTo } from './parts.ts';

/** What a rich text is made of. */
export type Part = RichTextBlock['elements'][number];

/** Less room than this holds no word. */
const leastRoom = 20;

/** The same words as markup in which typed text is escaped; cut so that it fits and nothing is cut through. */
export function fallbackText(parts: readonly Part[], maxBytes = maxTextBytes): string {
  let said = '';
  const room = () => maxBytes - bytesOf(said);
  const add = (words: string) => {
    if (bytesOf(words) <= room()) said += words;
  };
  const addElement = (element: RichTextElement) => {
    if (element.type !== 'text') add(markup(element));
    else if (room() >= leastRoom) said += plainUpTo(element.text, room());
  };
  for (const part of parts) {
    if (room() < leastRoom) break;
    if (said !== '') said += endsASentence.test(said) ? ' ' : '. ';
    if (part.type === 'rich_text_list') {
      for (const [index, item] of part.elements.entries()) {
        if (index > 0) add('; ');
        item.elements.forEach(addElement);
      }
      add('.');
    } else if (part.type === 'rich_text_quote') {
      said += '“';
      part.elements.forEach(addElement);
      add('”');
    } else {
      part.elements.forEach(addElement);
    }
  }
  return said;
}

/** What stands on a line of its own without a full stop is heard as a sentence all the same. */
const endsASentence = /[.!?:;,…。！？”]$/u;

function markup(element: Exclude<RichTextElement, { type: 'text' }>): string {
  switch (element.type) {
    case 'user':
      return mention(element.user_id);
    case 'usergroup':
      return groupMention(element.usergroup_id);
    case 'channel':
      return `<#${element.channel_id}>`;
    case 'date':
      return `<!date^${element.timestamp}^${element.format}|${element.fallback ?? ''}>`;
    case 'link':
      return plain(element.text ?? element.url);
    default:
      throw new Error(`no words for a ${element.type}`);
  }
}
