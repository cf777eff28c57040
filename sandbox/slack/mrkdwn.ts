/** Slack's text markup: what is escaped, what is a mention, what a person reads. */

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** `<…>` that Slack understands: a user, a channel, a special word, or a link with a scheme. */
const markup =
  /<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|![a-z]+|!subteam\^S[A-Z0-9]+|!date\^-?\d+\^[^<>]*|[a-z][a-z0-9+.-]*:[^<>|\s]+)(?:\|[^<>]*)?>/g;

/** Text as Slack keeps it after an app sent it: stray `&`, `<` and `>` are escaped, markup and entities stay. */
export function storedText(text: string): string {
  let stored = '';
  let from = 0;
  const plain = (part: string) =>
    part
      .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
  for (const found of text.matchAll(markup)) {
    stored += plain(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return stored + plain(text.slice(from));
}

/** What a person types, as Slack sends it on: escaped, with addresses turned into links. */
export function typedText(text: string): string {
  return escapeText(text)
    .replace(/\bhttps?:\/\/[^\s<>]*[^\s<>.,;:!?)'"]/g, (url) => `<${url}>`)
    .replace(/(?<![\w./:|])[\w.+-]+@[\w-]+\.[\w.-]*\w/g, (address) => `<mailto:${address}|${address}>`);
}

export type MarkupPart =
  | { kind: 'text'; text: string }
  | { kind: 'user' | 'channel' | 'usergroup' | 'special'; id: string; label: string }
  | { kind: 'date'; epochSeconds: number; format: string; link: string; label: string }
  | { kind: 'link'; url: string; label: string };

/** Splits stored text into words and markup. Text parts are unescaped. */
export function parts(text: string): MarkupPart[] {
  const found: MarkupPart[] = [];
  let from = 0;
  for (const match of text.matchAll(markup)) {
    if (match.index > from) found.push({ kind: 'text', text: unescapeText(text.slice(from, match.index)) });
    found.push(partOf(match[0].slice(1, -1)));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ kind: 'text', text: unescapeText(text.slice(from)) });
  return found;
}

function partOf(inner: string): MarkupPart {
  const bar = inner.indexOf('|');
  const body = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : unescapeText(inner.slice(bar + 1));
  if (body.startsWith('@')) return { kind: 'user', id: body.slice(1), label };
  if (body.startsWith('#')) return { kind: 'channel', id: body.slice(1), label };
  if (body.startsWith('!subteam^')) return { kind: 'usergroup', id: body.slice('!subteam^'.length), label };
  if (body.startsWith('!date^')) {
    const [, epochSeconds = '', format = '', link = ''] = body.split('^');
    return { kind: 'date', epochSeconds: Number(epochSeconds), format, link, label };
  }
  if (body.startsWith('!')) return { kind: 'special', id: body.slice(1), label };
  return { kind: 'link', url: unescapeText(body), label };
}
