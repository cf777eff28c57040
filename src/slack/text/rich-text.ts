/** Rich text, as Slack's composer makes it, in lines: lists, quotes and code look as they do in a plain text. */
import { pictureOf, withPictures } from '../../domain/reading/emoji.ts';
import { type JsonPart, jsonList, jsonText } from './json.ts';
import { markMention, withoutMarks } from './mentions.ts';
import { linkInWords } from './mrkdwn.ts';

export const richTextIn = (block: JsonPart): string =>
  jsonList(block.elements)
    .map(partIn)
    .filter((part) => part.trim() !== '')
    .join('\n');

function partIn(part: JsonPart): string {
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

function listIn(list: JsonPart): string {
  const indent = '    '.repeat(Math.min(Number(list.indent) || 0, 8));
  const first = (Number(list.offset) || 0) + 1;
  const mark = (index: number) => (list.style === 'ordered' ? `${first + index}.` : '•');
  return jsonList(list.elements)
    .map((item, index) => `${indent}${mark(index)} ${leavesIn(item.elements)}`)
    .join('\n');
}

const leavesIn = (leaves: unknown): string => jsonList(leaves).map(leafIn).join('');

/** In code, what looks like an emoji is none. */
const rawIn = (leaves: unknown): string =>
  jsonList(leaves)
    .map((leaf) => (leaf.type === 'text' ? withoutMarks(jsonText(leaf.text)) : leafIn(leaf)))
    .join('');

function leafIn(leaf: JsonPart): string {
  switch (leaf.type) {
    case 'user':
      return mention('person', leaf.user_id);
    case 'usergroup':
      return mention('group', leaf.usergroup_id);
    case 'channel':
    case 'message_mention':
      return mention('channel', leaf.channel_id);
    case 'broadcast':
      return `@${jsonText(leaf.range)}`;
    case 'emoji':
      return emojiLeaf(leaf);
    case 'link':
      return linkInWords(jsonText(leaf.url), jsonText(leaf.text));
    case 'date':
      return jsonText(leaf.fallback);
    case 'color':
      return jsonText(leaf.value);
    default:
      return styled(withoutMarks(jsonText(leaf.text)), leaf.style);
  }
}

const mention = (kind: 'person' | 'group' | 'channel', id: unknown): string =>
  /^[A-Z0-9]+$/.test(jsonText(id)) ? markMention({ kind, id: jsonText(id), label: '' }) : '';

function emojiLeaf({ name, skin_tone: tone }: JsonPart): string {
  return pictureOf(jsonText(name), Number(tone)) ?? withPictures(`:${jsonText(name)}:`);
}

const styled = (text: string, style: unknown): string =>
  typeof style === 'object' && style !== null && 'code' in style && style.code === true && text.trim() !== ''
    ? `\`${text}\``
    : withPictures(text);
