/** The marks in mrkdwn: bold, italic, struck, code, quoted lines. */

import { type MarkupPart, parts } from '../../slack/mrkdwn.ts';

export type Style = 'bold' | 'italic' | 'strike';

export type Inline =
  | { kind: 'words'; text: string }
  | { kind: 'markup'; part: Exclude<MarkupPart, { kind: 'text' }> }
  | { kind: 'styled'; style: Style; inside: Inline[] }
  /** Nothing in it is marked. */
  | { kind: 'code'; inside: Inline[] };

export type Stretch =
  | { kind: 'lines'; inside: Inline[] }
  | { kind: 'quote'; inside: Inline[] }
  | { kind: 'preformatted'; inside: Inline[] };

/** Stands for one mention, date or link while marks are looked for. */
const stand = '\uFFFC';
const styles: { [mark: string]: Style } = { '*': 'bold', _: 'italic', '~': 'strike' };

type Source = { text: string; markup: Map<number, Exclude<MarkupPart, { kind: 'text' }>> };

/** What stored mrkdwn says, as stretches of lines, quotes and code. */
export function stretchesOf(mrkdwn: string): Stretch[] {
  const source = sourceOf(mrkdwn);
  const stretches: Stretch[] = [];
  let from = 0;
  for (const found of source.text.matchAll(/```(\n?)([\s\S]*?)\n?```/g)) {
    const [whole, newline = '', code = ''] = found;
    const start = found.index + 3 + newline.length;
    stretches.push(...linesOf(source, from, found.index));
    stretches.push({ kind: 'preformatted', inside: wordsOf(source, start, start + code.length) });
    from = found.index + whole.length;
    if (source.text[from] === '\n') from += 1;
  }
  return [...stretches, ...linesOf(source, from, source.text.length)];
}

function sourceOf(mrkdwn: string): Source {
  const source: Source = { text: '', markup: new Map() };
  for (const part of parts(mrkdwn)) {
    if (part.kind === 'text') {
      source.text += part.text;
    } else {
      source.markup.set(source.text.length, part);
      source.text += stand;
    }
  }
  return source;
}

/** The lines from one place to another, with neighbouring quoted lines together; `>>>` quotes all that follow. */
function linesOf(source: Source, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  if (from >= to) return stretches;
  let at = from;
  let all = false;
  for (const line of source.text.slice(from, to).split('\n')) {
    const sign: string = all ? '' : (/^>>>\s?|^>\s?/.exec(line)?.[0] ?? '');
    const kind = all || sign ? 'quote' : 'lines';
    if (sign.startsWith('>>>')) all = true;
    const inside = inlinesOf(source, at + sign.length, at + line.length);
    const last = stretches.at(-1);
    if (last?.kind === kind) last.inside.push({ kind: 'words', text: '\n' }, ...inside);
    else stretches.push({ kind, inside });
    at += line.length + 1;
  }
  return stretches;
}

function inlinesOf(source: Source, from: number, to: number): Inline[] {
  const text = source.text.slice(from, to);
  const found = /`[^`\n]+`|(?<![\p{L}\p{N}])([*_~])(?=\S)[^\n]*?\S\1(?![\p{L}\p{N}])/u.exec(text);
  if (!found) return wordsOf(source, from, to);
  const at = from + found.index;
  const end = at + found[0].length;
  const style = styles[found[1] ?? ''];
  const middle: Inline = style
    ? { kind: 'styled', style, inside: inlinesOf(source, at + 1, end - 1) }
    : { kind: 'code', inside: wordsOf(source, at + 1, end - 1) };
  return [...wordsOf(source, from, at), middle, ...inlinesOf(source, end, to)];
}

function wordsOf(source: Source, from: number, to: number): Inline[] {
  const inlines: Inline[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const part = source.markup.get(at);
    if (!part) continue;
    if (at > start) inlines.push({ kind: 'words', text: source.text.slice(start, at) });
    inlines.push({ kind: 'markup', part });
    start = at + 1;
  }
  if (to > start) inlines.push({ kind: 'words', text: source.text.slice(start, to) });
  return inlines;
}
