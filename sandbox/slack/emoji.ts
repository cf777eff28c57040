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

const skins = ['1f3fb', '1f3fc', '1f3fd', '1f3fe', '1f3ff'];

/** An emoji in rich text as people see it: its own picture where it says which, and `:name:` where Slack knows none. */
export function emojiSeen(leaf: { name?: unknown; unicode?: unknown }): string {
  const code = typeof leaf.unicode === 'string' ? leaf.unicode : '';
  if (/^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6})*$/.test(code))
    return String.fromCodePoint(...code.split('-').map((point) => Number.parseInt(point, 16)));
  return emoji(String(leaf.name)) ?? `:${leaf.name}:`;
}

export type EmojiLeaf = { type: 'emoji'; name: string; unicode: string; skin_tone?: number };

/** What the composer makes of a text: `:pray:` and `:+1::skin-tone-3:` are emoji, and a name that nobody knows is text. */
export function emojiTyped(text: string): (string | EmojiLeaf)[] {
  const pieces: (string | EmojiLeaf)[] = [];
  let from = 0;
  for (const found of text.matchAll(/:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g)) {
    const [whole, name = '', tone] = found;
    const picture = emoji(name);
    if (!picture || found.index < from) continue;
    const code = [...picture].map((point) => (point.codePointAt(0) ?? 0).toString(16));
    const skin = tone && skins[Number(tone) - 2];
    if (skin) code.splice(1, code[1] === 'fe0f' ? 1 : 0, skin);
    pieces.push(text.slice(from, found.index), {
      type: 'emoji',
      name,
      unicode: code.join('-'),
      ...(tone && { skin_tone: Number(tone) }),
    });
    from = found.index + whole.length;
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '');
}

/** Text with its `:names:` as pictures; a name nobody knows stays as it is. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emoji(name) ?? whole);
}
