/** Finds a number beside the words that name it: `PIN: 4711`, `the sort code is 12-34-56`, `暗証番号は4711です`. */

import type { Secret } from './redact.ts';

const mark = '[\\s:=#()\\[\\]"\'`*_~.,/\\-\\u200b「」“”„«»]';
const little =
  "is|was|ist|war|lautet|est|c'est|es|fue|è|sono|é|foi|the|die|der|das|le|la|les|il|el|o|my|your|mein|mon|code|number|no|nr|nummer|numero|on the back|on the front|auf der rückseite|au dos";
const between = `${mark}{1,20}|(?:${little})(?![a-z])|は|が|の|番号|コード|です`;

const units = [
  'eur(?:os?)?|usd|gbp|jpy|chf|aud|cad|nzd|sek|nok|dkk|pln|czk|huf|inr|cny|sgd|hkd|brl|mxn|dollars?|pounds?|yen|kr|percent|prozent',
  'times?|x|errors?|users?|customers?|merchants?|payments?|transactions?|attempts?|failures?|declines?|cards?|requests?|people',
  'cases?|calls?|tickets?|ms|sec(?:onds?)?|min(?:utes?)?|hours?|days?|weeks?|months?|years?|h|am|pm|uhr|stück|mal|fehlern?|nutzern?',
  'kunden|zahlungen|transaktionen|versuchen?|karten|fois|erreurs?|clients?|paiements?|essais|cartes?|veces|volte|vezes|keer',
].join('|');
/** Behind a number that is an amount, a count or a part of a longer one. */
export const counted = `[0-9]|-[0-9]|\\.[0-9]|,[0-9]{1,2}(?![0-9/])|,[0-9]{3}(?![0-9])| [0-9]{2}[- ][0-9]{4}| ?(?:[%€£$¥₹]|[円回件人年月日時分秒名枚])| ?(?:${units})(?![a-z])`;

export type LabelledNumber = { name: RegExp; patterns: readonly RegExp[] };

/** So far behind a label stands a digit, or there is no number that it names. */
const digitNear = '(?=[^0-9]{0,250}[0-9])';

/** Patterns for `number` behind one of `labels`, and before it as in `123 is the PIN` or `123 (PIN)`; `ahead` is what a number has. */
export function besideLabel(labels: readonly string[], number: string, ahead = digitNear): LabelledNumber {
  const label = `(?:${labels.join('|')})`;
  const link = `\\(|=|(?:is|ist|war|was|est|es|è|é|は)(?: (?:the|my|your|der|die|das|mein|le|la|mon|el|il))? `;
  return {
    name: new RegExp(label, 'i'),
    patterns: [
      // What is skipped is skipped once: a name repeated a thousand times is not tried in every combination.
      new RegExp(
        `(?<![a-zà-ÿ0-9_])${label}${ahead}(?=(?<skipped>(?:${between}|${label}){0,10}))\\k<skipped>(?<found>${number})`,
        'dgi',
      ),
      new RegExp(`(?<![0-9][-.,/]?)(?<found>${number}) ?(?:${link}) ?${label}(?![a-zà-ÿ0-9])`, 'dgi'),
    ],
  };
}

/** Where a number is found beside its name, in order and without overlap. */
export function findLabelled(flat: string, all: readonly LabelledNumber[]): Secret[] {
  const patterns = all.filter(({ name }) => name.test(flat)).flatMap((one) => one.patterns);
  return withoutOverlap(
    patterns.flatMap((pattern) =>
      Array.from(flat.matchAll(pattern), (match) => {
        const [start, end] = match.indices?.groups?.found ?? [0, 0];
        return { start, end, last: '' };
      }),
    ),
  );
}

/** In order; of those that overlap the leftmost, and of those the longest. */
export function withoutOverlap(found: readonly Secret[]): Secret[] {
  let free = 0;
  return [...found]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const isFree = start >= free;
      if (isFree) free = end;
      return isFree;
    });
}
