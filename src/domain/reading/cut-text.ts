/** Shortens text to a length that Slack takes, at a word where there is one, with an ellipsis that says so. */

/** `most` counts UTF-16 units, as Slack's limits do. A surrogate pair or an accent typed apart is never split. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = wholeCharacters(text, most - 1);
  const atWord = /^[\p{White_Space}\p{P}]/u.test(text.slice(end)) ? end : wordStart(text, end);
  const kept = text.slice(0, atWord >= most / 2 ? atWord : end);
  return `${kept.replace(/[\p{White_Space},;:、，\-–—]+$/u, '')}…`;
}

function wholeCharacters(text: string, length: number): number {
  let end = length;
  while (end > 0 && (isLowSurrogate(text, end) || /^[\p{M}\p{Cf}]/u.test(text.slice(end, end + 2)))) end--;
  return end;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && !/\p{White_Space}/u.test(text[at - 1] ?? '')) at--;
  return at;
}
