/** Slack's short names of emoji, and the pictures they stand for. */
import iamcal from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

const pictures = new Map(
  Object.entries(iamcal).flatMap(([code, names]) => [names].flat().map((name) => [name, inUnicode(code)])),
);

const names = new Map<string, string>();
for (const [name, picture] of pictures) {
  const plain = withoutVariant(picture);
  if (!names.has(plain)) names.set(plain, name);
}

/** `1F1EE-1F1EA`; what could also be shown as a letter is made a picture. */
function inUnicode(code: string): string {
  const picture = fromHex(code);
  return code.includes('-') || /^\p{Emoji_Presentation}$/u.test(picture) ? picture : `${picture}\uFE0F`;
}

function fromHex(code: string): string {
  return String.fromCodePoint(...code.split('-').map((point) => Number.parseInt(point, 16)));
}

function withoutVariant(picture: string): string {
  return picture.replaceAll('\uFE0F', '');
}

/** Slack counts skin tones from 2 to 6. */
const skins = ['\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

/** By a short name without colons, such as `eyes`; undefined for a custom emoji. */
export function pictureOf(name: string, skinTone?: number): string | undefined {
  const picture = pictures.get(name);
  const skin = skins[(skinTone ?? 0) - 2];
  if (picture === undefined || skin === undefined) return picture;
  const [first = '', ...rest] = picture;
  return [first, skin, ...(rest[0] === '\uFE0F' ? rest.slice(1) : rest)].join('');
}

/** Code is shown as it is written. */
const code = /(```[\s\S]*?```|`[^`\n]+`)/u;
/** `10:30:45`, `std::hash::of` and `arn:aws:iam` are none; what stands on `ありがとう:pray:` is. */
const run = /(?<![\w:])(?::[a-z0-9_+'-]{1,100}:)+(?!\w)/g;
const nameInRun = /:([^:]+):(?::skin-tone-([2-6]):)?/g;

const outsideCode = (text: string, change: (piece: string) => string): string =>
  text.includes(':')
    ? text
        .split(code)
        .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
        .join('')
    : text;

/** Text with its `:names:` as pictures, outside code; a name that nobody but its workspace knows stays. */
export const withPictures = (text: string): string =>
  outsideCode(text, (piece) => piece.replace(run, inPictures));

const inPictures = (names: string): string =>
  names.replace(nameInRun, (whole, name: string, tone?: string) => pictureOf(name, Number(tone)) ?? whole);

/** As rich text has it; without `unicode` it is one of the workspace's own. */
export type Emoji = { name: string; unicode?: string; skin_tone?: number };

/** What stands at the end of a clock time, `:30:`, is a number. */
const own = String.raw`(?<![\w:]):(?!\d+:)([a-z0-9_+'\-]{1,100}):(?![\w:])`;
const ownName = new RegExp(own, 'g');
/** More than there are: the table says which of them Slack has. */
const picture = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|[\u{E0020}-\u{E007F}]|\u200D\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3`;
/** Code is found so that nothing in it is. */
const codeOrDrawn = new RegExp(`${code.source.slice(1, -1)}|${picture}|${own}`, 'gu');

/** What no picture stands for, in words: for a field in which Slack draws none. */
export const ownInWords = (text: string): string =>
  outsideCode(text, (piece) => piece.replace(ownName, '($1)'));

/** A text in its pieces: words, and each emoji that Slack has a name for, `most` of them. The pieces say all of the text. */
export function emojiIn(text: string, most: number): (string | Emoji)[] {
  const pieces: (string | Emoji)[] = [];
  let left = most;
  let from = 0;
  for (const { 0: found, 1: name, index } of text.matchAll(codeOrDrawn)) {
    if (left === 0) break;
    const isCode = found.startsWith('`');
    const emoji = isCode ? found : name === undefined ? named(found) : { name };
    if (!emoji) continue;
    pieces.push(text.slice(from, index), emoji);
    from = index + found.length;
    if (!isCode) left -= 1;
  }
  return [...pieces, text.slice(from)];
}

export const emojiAsWritten = ({
  name,
  unicode,
}: Pick<Emoji, 'name'> & { unicode?: string | undefined }): string =>
  unicode === undefined ? `:${name}:` : fromHex(unicode);

/** Undefined of what is shown as a letter, such as ©, and where the name would not show exactly this picture. */
function named(picture: string): Emoji | undefined {
  if (/^\P{Emoji_Presentation}$/u.test(picture)) return undefined;
  const skin = [...picture].find((point) => skins.includes(point));
  const name = names.get(withoutVariant(skin ? picture.replace(skin, '') : picture));
  if (name === undefined) return undefined;
  const unicode = [...picture].map((point) => point.codePointAt(0)?.toString(16)).join('-');
  if (!skin) return { name, unicode };
  const skin_tone = skins.indexOf(skin) + 2;
  return pictureOf(name, skin_tone) === picture ? { name, unicode, skin_tone } : undefined;
}
