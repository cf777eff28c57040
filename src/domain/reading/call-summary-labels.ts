/** Finds the labelled parts of a call summary ("Account: acct_1Kx…", "Rückruf bis: 16 Uhr"): lines, bold, headings, tables. */

import { type Label, labelNamed, longestLabel } from './label-words.ts';
import { yesOrNo } from './on-phone.ts';
import { labelledRows } from './table-rows.ts';

export type { Label } from './label-words.ts';

/** What follows a label, without the space and the bold marks around it; it stands in the text word for word. */
export type Labelled = { label: Label; value: string };

type Open = { label: Label; lines: string[]; isHeading: boolean };

/** The labelled parts in order, and the text that belongs to none. */
export function readLabels(text: string): { labelled: Labelled[]; rest: string } {
  const found: Open[] = [];
  const rest: string[] = [];
  let open: Open | undefined;
  const opens = (label: Label, value: string, isHeading = false) => {
    open = { label, lines: [value], isHeading };
    found.push(open);
  };
  for (const row of labelledRows(text)) {
    if ('label' in row) {
      opens(row.label, row.value);
      continue;
    }
    const { line } = row;
    if (line === '' && !open) {
      rest.push(line);
      continue;
    }
    const heading = headingLabel(line);
    if (heading) {
      opens(heading, '', true);
      continue;
    }
    // What stands under a heading may begin after an empty line, and goes on until the next heading.
    if (line.trim() === '' && !open?.isHeading) open = undefined;
    for (const part of splitAtLabels(line)) {
      const label = labelAt(part);
      if (label) {
        opens(label.label, part.slice(label.length));
      } else if (open && (runsOn.has(open.label) || bare(open.lines.join('')) === '')) {
        open.lines.push(part);
        if (!runsOn.has(open.label) && part.trim() !== '') open = undefined;
      } else {
        rest.push(part);
        open = undefined;
      }
    }
  }
  const labelled = found.map(({ label, lines }) => ({ label, value: bare(lines.join('\n')) }));
  return { labelled: labelled.filter(({ value }) => value !== ''), rest: rest.join('\n') };
}

const runsOn: ReadonlySet<Label> = new Set(['issue', 'details', 'note', 'tried', 'need']);

const decoration =
  /^(?:[\s>•·‣▪▫◦●○■□◆◇▶►*_~`#\-–—【［[(\p{Extended_Pictographic}]|\ufe0f|[\d０-９]{1,2}[.)．]\s?|:[a-z0-9_+-]{1,30}:)*/u;
const separator = /=>|[:：=＝】］\t→]|[?？](?=\s)|\s[-–—]\s/u;

/** The label that `part` begins with and the length up to its value. */
function labelAt(part: string): { label: Label; length: number } | undefined {
  const start = decoration.exec(part.slice(0, 80))?.[0].length ?? 0;
  const head = part.slice(start, start + longestLabel);
  const colon = separator.exec(head);
  if (!colon) return undefined;
  const label = labelNamed(head.slice(0, colon.index));
  const end = start + colon.index + colon[0].length;
  // "Customer is on the phone: she cannot log in" is a sentence.
  if (!label || (label === 'onPhone' && yesOrNo(part.slice(end, end + 20)) === undefined)) return undefined;
  const isBracket = /[】］]/.test(colon[0]) && /^\s*[:：]/.test(part.slice(end, end + 5));
  return { label, length: isBracket ? end + part.slice(end).search(/[:：]/) + 1 : end };
}

/** "## Next steps" and "**Next steps**" are labels of what stands below. */
function headingLabel(line: string): Label | undefined {
  const name = /^\s*(?:#{1,6}\s+(.{1,44}?)|([*_]{1,3}[^*_]{1,40}[*_]{1,3})\s*[:：]?)\s*$/u.exec(line);
  const label =
    name &&
    labelNamed((name[1] ?? name[2] ?? '').replace(/^[*_#\s\p{Extended_Pictographic}]+|[:：*_#\s]+$/gu, ''));
  return label && label !== 'onPhone' ? label : undefined;
}

/** A line with more of them is no summary. */
const mostSeparators = 200;

/** "Account: acct_1 | Land: DE. Bitte um: Freigabe" holds three labels; a separator counts only before a label. */
function splitAtLabels(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let tried = 0;
  for (const separator of line.matchAll(
    /(?<!\s)\s*[|;•·／]\s*|[,.]\s+|[、。]\s*|\t+| {2,}|(?<=\S)\s*(?=【)/gu,
  )) {
    const behind = separator.index + separator[0].length;
    if (++tried > mostSeparators) break;
    if (separator.index <= from || !labelAt(line.slice(behind, behind + 120))) continue;
    parts.push(line.slice(from, separator.index));
    from = behind;
  }
  parts.push(line.slice(from));
  return parts;
}

function bare(value: string): string {
  let end = value.length;
  while (end > 0 && /[\s*_~`]/u.test(value[end - 1] ?? '')) end--;
  return value.slice(0, end).replace(/^[\s*_~`]+/u, '');
}
