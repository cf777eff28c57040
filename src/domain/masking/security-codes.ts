/** Finds card security codes: three or four digits beside a label that names them, in English, German, French or Japanese. */

import type { Secret } from './redact.ts';

const label = [
  'c(?:vc|vv|sc|id|vn)2?',
  '(?:card )?security (?:code|number|digits)',
  'card verification(?: (?:code|number|value))?',
  '(?:karten)?(?:pr(?:ü|ue?)\\u200b?f|sicherheits)(?:ziffern?|nummer|zahl|code)',
  'code (?:de )?(?:s[ée]\\u200b?curit[ée]\\u200b?|v[ée]\\u200b?rification|cvc|cvv)',
  'cryptogramme(?: visuel)?',
  'セキュリティー?コード',
  'カード確認(?:番号|コード)',
].join('|');

const marks = '[\\s:=#()\\[\\]"\'`*_~.,/\\-\\u200b「」]{0,20}';
const verb = "(?:is|was|ist|war|lautet|est|c'est|は|が|code|number|nr|nummer|番号|コード)";
const article = '(?:the|die|der|le|la)';
const between = `${marks}(?:(?:${label})${marks})?(?:${verb}${marks}){0,2}(?:${article}${marks})?`;
const code = '[0-9]\\u200b?(?:[0-9]\\u200b?){2,3}(?![0-9])|[0-9](?:[ -][0-9]){2,3}(?![0-9])';

const labelFirst = new RegExp(`(?<![a-z0-9_])(?:${label})${between}(?<code>${code})`, 'dgi');
const codeFirst = new RegExp(
  `(?<![0-9])(?<code>[0-9]{3,4}) ?(?:\\(|=|${verb} (?:${article} )?) ?(?:${label})(?![a-z0-9])`,
  'dgi',
);

/** `flat` is the flattened text (see `flatten`). */
export function findSecurityCodes(flat: string): Secret[] {
  const places: Secret[] = [];
  for (const form of [labelFirst, codeFirst]) {
    for (const match of flat.matchAll(form)) {
      const place = match.indices?.groups?.code;
      if (place) places.push({ start: place[0], end: place[1], last: '' });
    }
  }
  places.sort((a, b) => a.start - b.start);
  return places.filter((place, i) => i === 0 || (places[i - 1]?.end ?? 0) <= place.start);
}
