/** Amounts given on the command line. */

/** Throws when it is no whole number above 0, or more than `most`. */
export function amount(option: string, given: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  const limit = most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`;
  throw new Error(`--${option} must be a whole number above 0${limit}.`);
}
