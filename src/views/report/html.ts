/** HTML put together as text: what is filled in is escaped, unless it is HTML already. */
export type Html = { html: string };
type Filled = string | number | Html | readonly (string | number | Html)[];

export const raw = (html: string): Html => ({ html });

export const html = (texts: TemplateStringsArray, ...filled: readonly Filled[]): Html =>
  raw(texts.map((text, n) => `${text}${n < filled.length ? textOf(filled[n] ?? '') : ''}`).join(''));

function textOf(filled: Filled): string {
  if (typeof filled === 'object') return 'html' in filled ? filled.html : filled.map(textOf).join('');
  return String(filled)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
