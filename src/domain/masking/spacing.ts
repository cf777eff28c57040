/** What people put between the digits of one number: it looks like spacing, so it does not end the number. */

const joining = new Set(" \n-_./\\|*~`'\u2018\u2019\u201a\u201b\u2032\u200bーｰ・･·‧∙。．…〜");

/** Takes one character of flattened text (see `flatten`). */
export function joinsDigits(char: string): boolean {
  return joining.has(char);
}
