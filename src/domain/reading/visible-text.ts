/** Tells a text in which somebody can see something from one of spaces, fillers and marks that only steer. */

const unseen = /[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** False of zero-width spaces, Hangul fillers, soft hyphens, empty Braille cells and the like, alone or together. */
export function hasVisible(text: string): boolean {
  return text.replace(unseen, '') !== '';
}
