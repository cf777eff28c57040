/** Rich text, as Slack's composer makes it, in lines: lists, quotes and code look as they do in a plain text. */
import { pictureOf, withPictures } from '../../domain/reading/emoji.ts';
import { listOf, type Part, textOf } from './json.ts';
import { markMention, withoutMarks } from './mentions.ts';
import { linkInWords } from './mrkdwn.ts';

export const richTextIn = (block: Part): string =>
  listOf(block.elements)
    .map(partIn)
    .filter((part) => part.trim() !== '')
    .join('\n');

function partIn(part: Part): string {
  const inside = () => leavesIn(part.elements).replace(/\n$/, '');
  switch (part.type) {
    case 'rich_text_list':
      return listIn(part);
    case 'rich_text_quote':
      return inside().replace(/^/gm, '> ');
    case 'rich_text_preformatted':
      return `\`\`\`\n${rawIn(part.elements)}\n\`\`\``;
    default:
      return inside();
  }
}

function listIn(list: Part): string {
  const indent = '    '.repeat(Math.min(Number(list.indent) || 0, 8));
  const first = (Number(list.offset) || 0) + 1;
  const mark = (index: number) => (list.style === 'ordered' ? `${first + index}.` : '•');
  return listOf(list.elements)
    .map((item, index) => `${indent}${mark(index)} ${leavesIn(item.elements)}`)
    .join('\n');
}

const leavesIn = (leaves: unknown): string => listOf(leaves).map(leafIn).join('');

/** In code, what looks like an emoji is none. */
const rawIn = (leaves: unknown): string =>
  listOf(leaves)
    .map((leaf) => (leaf.type === 'text' ? withoutMarks(textOf(leaf.text)) : leafIn(leaf)))
    .join('');

function leafIn(leaf: Part): string {
  switch (leaf.type) {
    case 'user':
      return mention('person', leaf.user_id);
    case 'usergroup':
      return mention('group', leaf.usergroup_id);
    case 'channel':
    case 'message_mention':
      return mention('channel', leaf.channel_id);
    case 'broadcast':
      return `@${textOf(leaf.range)}`;
    case 'emoji':
      return emojiLeaf(leaf);
    case 'link':
      return linkInWords(textOf(leaf.url), textOf(leaf.text));
    case 'date':
      return textOf(leaf.fallback);
    case 'color':
      return textOf(leaf.value);
    default:
      return styled(withoutMarks(textOf(leaf.text)), leaf.style);
  }
}

const mention = (kind: 'person' | 'group' | 'channel', id: unknown): string =>
  /^[A-Z0-9]+$/.test(textOf(id)) ? markMention({ kind, id: textOf(id), label: '' }) : '';

function emojiLeaf({ name, skin_tone: tone }: Part): string {
  return pictureOf(textOf(name), Number(tone)) ?? withPictures(`:${textOf(name)}:`);
}

const styled = (text: string, style: unknown): string =>
  typeof style === 'object' && style !== null && 'code' in style && style.code === true && text.trim() !== ''
    ? `\`${text}\``
    : withPictures(text);
