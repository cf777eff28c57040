/**
 * Notes to oneself: what of a reply stays on its own side because a mark says so. When in doubt it stays: its author is told, and can write it again,
 * while a note that went cannot be fetched back.
 */
import { hasVisible } from './visible-text.ts';

type Line = { pieces: { text: string; isCode: boolean }[]; ending: string };

/** `open` is for the other side; `kept` when something stayed. A mark at the beginning keeps all of it, one on a later line what follows up to an empty line. */
export function withoutNotes(text: string): { open: string; kept: boolean } {
  let open = '';
  let [begun, noting, kept, gap] = [false, false, false, true];
  for (const { pieces, ending } of linesOf(text)) {
    const isEmpty = !pieces.some(({ text }) => hasVisible(text));
    // Of the empty lines around a note one is enough.
    if (isEmpty && noting && gap) {
      noting = false;
      continue;
    }
    noting &&= !isEmpty;
    const stood = open;
    for (const { text, isCode } of pieces) {
      noting ||= !isCode && isMarked(text);
      if (noting && !begun) return { open: '', kept: true };
      kept ||= noting;
      if (!noting) open += text;
      begun ||= hasVisible(text);
    }
    if (open !== stood || !noting) open += ending;
    if (!noting) gap = isEmpty;
  }
  return { open: open.trim(), kept };
}

/** A code block is one piece, whatever lines it has; what follows it on its last line stands on a line of its own where people read it. */
function linesOf(text: string): Line[] {
  let line: Line = { pieces: [], ending: '' };
  const lines = [line];
  for (const [index, piece] of text.split(/(```[\s\S]*?```)/).entries()) {
    if (index % 2 === 1) {
      line.pieces.push({ text: piece, isCode: true });
      continue;
    }
    const [first = '', ...others] = piece.split(/(\r\n|[\n\v\f\r\u0085\u2028\u2029])/);
    line.pieces.push({ text: first, isCode: false });
    for (let at = 0; at < others.length; at += 2) {
      line.ending = others[at] ?? '';
      line = { pieces: [{ text: others[at + 1] ?? '', isCode: false }], ending: '' };
      lines.push(line);
    }
  }
  return lines;
}

/** What nobody sees, variation selectors and fillers included. */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** What may stand before a mark: whatever is no letter, so lists, numbers, quotes, emphasis and code; emoji, somebody called, and `a)`, `iv.`, `[x]`. */
const before = /^(?::[\w+'-]{1,80}:|@[^\s:@]{1,80}\s|(?:\p{L}|[ivx]{2,5})[.)\]]|\P{L})*/u;
const symbol = /[🔒🔏🔐]|:(?:lock|lock_with_ink_pen|closed_lock_with_key):|\/\//u;
const word =
  /^(?:intern(?:al|e|o|a)?|(?:note|nur|en) interne?|internal (?:notes?|only)|社内(?:用|限|限定|のみ|メモ)?)(?:[\s\p{Pe}\p{Pi}\p{Pf}"'*_~`]*:|\s+[-–—]\s|\s*\p{Pe}|\s*$)/u;

function isMarked(line: string): boolean {
  const read = line.normalize('NFKC').replace(unseen, '').toLowerCase();
  const [lead = ''] = before.exec(read) ?? [];
  return symbol.test(lead) || word.test(read.slice(lead.length));
}
