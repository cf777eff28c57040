/** Slack's short names of emoji. */

import iamcal from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

const unicodeOf = new Map(
  Object.entries(iamcal).flatMap(([code, names]) => [names].flat().map((name) => [name, inUnicode(code)])),
);

/** `1F1EE-1F1EA`; what could also be shown as a letter is made a picture. */
function inUnicode(code: string): string {
  const letters = String.fromCodePoint(...code.split('-').map((point) => Number.parseInt(point, 16)));
  return code.includes('-') || /^\p{Emoji_Presentation}$/u.test(letters) ? letters : `${letters}\uFE0F`;
}

/** By a short name without colons, such as `eyes`. */
export function emoji(name: string): string | undefined {
  return unicodeOf.get(name);
}

/** Text with its `:names:` as pictures; a name nobody knows stays as it is. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emoji(name) ?? whole);
}
