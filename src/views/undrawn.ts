/** Rich text before its emoji were drawn: as text it can be measured and cut. */
import type { KnownBlock, RichTextElement } from '@slack/types';
import { emojiAsWritten } from '../domain/reading/emoji.ts';
import type { Part } from './fallback-text.ts';

const undrawnElement = (element: RichTextElement): RichTextElement =>
  element.type === 'emoji'
    ? { type: 'text', text: emojiAsWritten(element), ...(element.style && { style: element.style }) }
    : element;

/** '' of any part that is no quote. */
export const textOfQuote = (part: Part | undefined): string =>
  part?.type === 'rich_text_quote'
    ? part.elements
        .map(undrawnElement)
        .map((one) => (one.type === 'text' ? one.text : ''))
        .join('')
    : '';

/** A block of its own: nothing in it is shared with the one given. */
export function undrawn(block: KnownBlock): KnownBlock {
  if (block.type !== 'rich_text') return structuredClone(block);
  return {
    ...block,
    elements: block.elements.map((part) =>
      part.type === 'rich_text_list'
        ? { ...part, elements: part.elements.map((item) => ({ ...item, elements: inOne(item.elements) })) }
        : part.type === 'rich_text_preformatted'
          ? structuredClone(part)
          : { ...part, elements: inOne(part.elements) },
    ),
  };
}

/** Texts that stand side by side in one style are one text. */
function inOne(elements: readonly RichTextElement[]): RichTextElement[] {
  const whole: RichTextElement[] = [];
  for (const element of elements.map(undrawnElement)) {
    const last = whole.at(-1);
    const joins =
      last?.type === 'text' && element.type === 'text' && last.style?.bold === element.style?.bold;
    if (joins) last.text += element.text;
    else whole.push({ ...element });
  }
  return whole;
}
