/** Rich text as Slack draws it: in a text of it no `:name:` becomes an emoji, and no `#name` leads to its channel. */
import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { emojiIn } from '../domain/reading/emoji.ts';
import type { Part } from './fallback-text.ts';
import type { Message } from './lines.ts';
import { fitsAsQuote } from './message-size.ts';
import { textOfQuote } from './undrawn.ts';

/** So many in one message; Slack shows the others as the reader's own letters do, and the message stays small. */
const mostEmoji = 40;

type Split = (text: string) => (string | RichTextElement)[];

export function withEmoji(parts: readonly Part[]): Part[] {
  let left = mostEmoji;
  return splitTexts(parts, (text) =>
    emojiIn(text, left).map((piece) => {
      if (typeof piece === 'string') return piece;
      left -= 1;
      return { type: 'emoji', ...piece };
    }),
  );
}

const channel = /(?<![\p{L}\p{N}#&/])#([\p{L}\p{N}\p{M}_-]{1,80})/gu;

/** A channel that was mentioned can be opened from here; Slack shows its name to those who may know it. */
export function withChannels(message: Message, idOf: (name: string) => string | undefined): Message {
  if (!message.text.includes('#')) return message;
  const linked: Split = (text) => {
    const pieces: (string | RichTextElement)[] = [];
    let from = 0;
    for (const { 0: whole, 1: name = '', index } of text.matchAll(channel)) {
      const id = idOf(name);
      if (id === undefined) continue;
      pieces.push(text.slice(from, index), { type: 'channel', channel_id: id });
      from = index + whole.length;
    }
    return [...pieces, text.slice(from)];
  };
  const blocks = message.blocks.map((block): KnownBlock => {
    if (block.type !== 'rich_text') return block;
    // What is said in several messages is a text until then.
    const isWhole = block.elements.every((part) => fitsAsQuote(textOfQuote(part as Part)));
    return isWhole ? { ...block, elements: splitTexts(block.elements, linked) } : block;
  });
  return { ...message, blocks };
}

function splitTexts<P extends { type: string; elements: unknown[] }>(parts: readonly P[], split: Split): P[] {
  const leaves = (elements: RichTextElement[]): RichTextElement[] =>
    elements.flatMap((leaf) => (leaf.type === 'text' ? inPieces(leaf, split) : [leaf]));
  return parts.map((part) =>
    part.type === 'rich_text_list'
      ? {
          ...part,
          elements: (part.elements as RichTextSection[]).map((item) => ({
            ...item,
            elements: leaves(item.elements),
          })),
        }
      : { ...part, elements: leaves(part.elements as RichTextElement[]) },
  );
}

function inPieces(leaf: RichTextElement & { type: 'text' }, split: Split): RichTextElement[] {
  const leaves: RichTextElement[] = [];
  for (const piece of split(leaf.text)) {
    const last = leaves.at(-1);
    if (typeof piece !== 'string') leaves.push({ ...(leaf.style && { style: leaf.style }), ...piece });
    else if (last?.type === 'text') last.text += piece;
    else if (piece !== '') leaves.push({ ...leaf, text: piece });
  }
  return leaves;
}
