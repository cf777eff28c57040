/** Finds card security codes: three or four digits beside a label that names them, or behind a card and its expiry date. */

import { besideLabel, counted, findLabelled, type LabelledNumber } from './labelled.ts';
import { addresses, placesOf } from './not-cards.ts';
import { numberWords } from './number-words.ts';
import type { Secret, Typed } from './redact.ts';

const labels = [
  'c(?:vc|vv|id|vn|vd)2?',
  // CSC is also much else: only with a mark or a verb.
  'csc2?(?= ?[:=(]| (?:is|ist|est|es|code|number) )',
  '(?<!social )(?:card )?security (?:code|number|digits)',
  'card verification(?: (?:code|number|value))?',
  '(?:three|four|3|4)[- ]digit (?:security )?(?:code|number)',
  '(?:last )?(?:three|four|3|4) digits on the (?:back|front)(?: are)?',
  '(?:letzten )?(?:drei|3) (?:ziffern|stellen) auf der rückseite|(?:trois|3) (?:derniers )?chiffres au dos',
  '(?:karten)?(?:pr(?:ü|ue?)\\u200b?f|sicherheits)(?:ziffern?|nummer|zahl|code)',
  'code (?:de )?(?:s[ée]\\u200b?curit[ée]\\u200b?|v[ée]\\u200b?rification|cvc|cvv)',
  'cryptogramme(?: visuel)?',
  'c(?:[óo]\\u200b?d(?:igo)?|[óo]d\\.) (?:de )?(?:seguridad|seguran[çc]\\u0327?\\u200b?a|verificaci[óo]\\u200b?n|verifica[çc][ãa]o|cvc|cvv)',
  'codice (?:di )?(?:sicurezza|verifica|cvc|cvv)',
  '(?:beveiligings|veiligheids|controle|kaartverificatie)(?:code|nummer|cijfers)',
  'セキュリティー?(?:コード|番号)',
  'カード確認(?:番号|コード)',
];

const code = `[0-9]\\u200b?(?:[0-9]\\u200b?){2,3}(?!${counted})|[0-9](?:[ -][0-9]){2,3}(?![0-9]| ?-?[0-9](?![0-9]))`;

const digitWords = [...numberWords].flatMap(([word, value]) => (value.length === 1 ? [word] : [])).join('|');
/** The words stand in it once: V8 takes seconds to compile a pattern that has them three times. */
const spelled = `(?=[^ ,-])(?:[ ,-]{0,2}(?:${digitWords})(?![a-zà-ÿ])){3,4}`;

/** Something of a card is still there: a mask of ours, what somebody masked by hand, or how it ends. */
const card =
  '(?:(?:…|[•*x]{2,8})[•*…x. -]{0,30}[0-9]{4}|[0-9]{4,6} ?(?:…|\\.{3}|[•*x]{2})[•*… x.-]{0,16}(?:[0-9]{4})?|(?:ending|ends|endet|endend|finit|terminant|末尾|下4桁)[^0-9\\n]{0,12}[0-9]{4})';
const around =
  '(?:[\\s,;:/|()*_~.-]|exp(?:iry|ires|ir[ée])?|valid|thru|until|gültig|bis|ablauf|and|und|et|有効期限|、|，){0,16}';
const expiry = '(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20)?[0-9]{2}(?![0-9])|(?:0[1-9]|1[0-2])[0-9]{2}(?= )';
const last = `[0-9]{3,4}(?! ?[0-9]|${counted})`;

const codes: readonly LabelledNumber[] = [
  besideLabel(labels, `${code}|${spelled}`, ''),
  {
    name: new RegExp(expiry),
    patterns: [
      new RegExp(`(?<![0-9a-z•*…])${card}${around}(?:${expiry})${around}(?<found>${last})`, 'dgi'),
      new RegExp(`(?<![0-9a-z•*…])${card}[ ,;/]{1,3}(?<found>[0-9]{3,4})${around}(?:${expiry})`, 'dgi'),
    ],
  },
];

/** In an address, `/cvc/402` and `#cvc-402` are names of pages. */
export function findSecurityCodes({ open }: Typed): Secret[] {
  const found = findLabelled(open, codes);
  if (found.length === 0) return found;
  const linked = placesOf(open, addresses);
  return found.filter(({ start }) => linked[start] !== 1 || open[start - 1] === '=');
}
