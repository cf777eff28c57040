/** The words in Block Kit, whatever block they stand in; what is only pressed or chosen says nothing. */
import { withPictures } from '../../domain/reading/emoji.ts';
import { type JsonPart, jsonList, jsonPart, jsonText } from './json.ts';
import { withoutMarks } from './mentions.ts';
import { fromMrkdwn, unescaped } from './mrkdwn.ts';
import { richTextIn } from './rich-text.ts';

/** Deeper than Slack lets anything stand in anything. */
const deepest = 20;

/** One text for each paragraph. */
export const blocksIn = (blocks: unknown): string[] =>
  wordsIn(blocks, 0).filter((words) => words.trim() !== '');

function wordsIn(value: unknown, depth: number): string[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(each, depth + 1));
  const part = jsonPart(value);
  const inside = (...values: unknown[]) => values.flatMap((each) => wordsIn(each, depth + 1));
  switch (part.type) {
    case 'mrkdwn':
    case 'markdown':
      return [fromMrkdwn(jsonText(part.text))];
    case 'plain_text':
      return [withPictures(unescaped(withoutMarks(jsonText(part.text))))];
    case 'raw_text':
      return [withPictures(withoutMarks(jsonText(part.text)))];
    case 'raw_number':
      return [jsonText(part.text) || String(part.value ?? '')];
    case 'rich_text':
      return [richTextIn(part)];
    case 'section':
      return [
        ...inside(part.text),
        ...jsonList(part.fields).flatMap((field) => inside(field).map(labelled)),
        ...inside(part.accessory),
      ];
    case 'context':
      return [inside(part.elements).join(' ')];
    case 'image':
      return [...inside(part.title), withPictures(withoutMarks(jsonText(part.alt_text)))];
    case 'table':
    case 'data_table':
      return [withoutMarks(jsonText(part.caption)), rowsIn(part.rows, inside)];
    case 'actions':
    case 'context_actions':
    case 'input':
      return [];
    default:
      return isControl(part) ? [] : inside(...Object.values(part));
  }
}

/** Buttons, menus and pickers. */
const isControl = ({ action_id, type }: JsonPart): boolean =>
  action_id !== undefined || type === 'button' || type === 'overflow';

/** `*Account*\nacct_1Kx9` is a label and what it labels. */
export function labelled(field: string): string {
  const [, label, value] =
    /^[*_]*([^\n*_:：]{1,40})[:：]?[*_]*[:：]?[ \t]*\n\s*([^\n]+)$/u.exec(field.trim()) ?? [];
  return label === undefined ? field : `${label}: ${value}`;
}

/** A row on each line; of a table of labels and values, `Account | acct_1Kx9`. */
const rowsIn = (rows: unknown, inside: (value: unknown) => string[]): string =>
  (Array.isArray(rows) ? rows : [])
    .map((row) =>
      Array.isArray(row)
        ? row
            .map((cell) =>
              inside(cell)
                .join(' ')
                .replace(/\s*\n\s*/g, ' '),
            )
            .join(' | ')
        : '',
    )
    .join('\n');
