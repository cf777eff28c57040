/** What must not be, as a sentence, and what kind of wrong it is. */
export const wrongs = ['doubled', 'missing', 'untrue', 'unasked', 'ladder', 'other'] as const;

/**
 * `missing`: promised and not there. `untrue`: shown and no longer so. `unasked`: there, and nobody asked for it. `ladder`: a reminder
 * too early, too often or not at all.
 */
export type Wrong = (typeof wrongs)[number];

export type Violation = { wrong: Wrong; says: string };

const of =
  (wrong: Wrong) =>
  (says: string): Violation => ({ wrong, says });

export const doubled = of('doubled');
export const missing = of('missing');
export const untrue = of('untrue');
export const unasked = of('unasked');
export const ladder = of('ladder');
export const other = of('other');
