/** What the agent wrote, for those who may read it. */
import type { Escalation } from '../domain/escalation.ts';
import { countryName } from './country-name.ts';
import { bold, bullets, lasting, line, type Part, type Piece, quote } from './lines.ts';
import { typed, type Wording } from './parts.ts';

/** The summary, what happened, and every fact that is there; all of it as it was typed. */
export const factParts = (escalation: Escalation, wording: Wording): Part[] => [
  line(bold(escalation.summary)),
  // A call summary of one sentence is its own summary; once is enough.
  ...(escalation.details.trim() === escalation.summary.trim() ? [] : quote(escalation.details)),
  ...(escalation.need ? [line(bold('Needed:')), ...quote(escalation.need)] : []),
  ...bullets(factItems(escalation, wording)),
];

function factItems(escalation: Escalation, { categoryName }: Wording): Piece[][] {
  const { account, country, category, contact, callbackAt } = escalation;
  return [
    account ? ['Account or user: ', typed(account)] : [],
    country ? ['Country: ', typed(countryName(country))] : [],
    category ? ['Category: ', typed(categoryName?.(category) ?? category)] : [],
    callbackAt === null ? [] : ['Call back the user by ', lasting(callbackAt)],
    contact ? [`Contact by ${contact}`] : [],
  ].filter((item) => item.length > 0);
}
