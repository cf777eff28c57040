/** What the agent wrote, for those who may read it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Edited, Escalation } from '../domain/escalation.ts';
import { callbackPieces } from './callback.ts';
import { bold, bullets, line, type Part, type Piece, quote } from './lines.ts';
import { typed, type Wording } from './parts.ts';

/** The summary, what happened, and every fact that is there; all of it as it was typed. */
export const factParts = (escalation: Escalation, wording: Wording, now: Instant): Part[] => [
  line(bold(escalation.summary)),
  // A call summary of one sentence is its own summary; once is enough.
  ...(escalation.details.trim() === escalation.summary.trim() ? [] : quote(escalation.details)),
  ...(escalation.need ? [line(bold(wording.words.facts.needed)), ...quote(escalation.need)] : []),
  ...bullets([
    ...(escalation.account ? [wording.words.facts.account(typed(escalation.account))] : []),
    ...otherFacts(escalation, wording, now),
  ]),
];

/** What was chosen, not typed. */
export function otherFacts(
  escalation: Escalation,
  { words, categoryName }: Wording,
  now: Instant,
): Piece[][] {
  const { country, category, contact } = escalation;
  return [
    country ? words.facts.country(typed(words.facts.countryName(country))) : [],
    category ? words.facts.category(typed(categoryName?.(category) ?? category)) : [],
    callbackPieces(escalation, now, words, 'team'),
    contact ? [words.facts.contactBy[contact]] : [],
  ].filter((item) => item.length > 0);
}

/** As its readers call it: what was chosen has a name, what was typed stays as it is. */
export function factShown(
  fact: keyof Edited,
  is: string | null,
  { words, categoryName }: Pick<Wording, 'words' | 'categoryName'>,
): string {
  if (is === null) return '';
  if (fact === 'country') return words.facts.countryName(is);
  return fact === 'category' ? (categoryName?.(is) ?? is) : is;
}
