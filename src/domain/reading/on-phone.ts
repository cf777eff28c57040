/** Finds how the user is to be reached, and whether a call summary says that the user is on the phone now. */

import type { Quoted } from './quoted.ts';
import { isSupposed, withoutQuotations } from './supposed.ts';

const person =
  '(?:(?:shop |store |business )?(?:user|customer|caller|client|merchant|owner|manager)|kunden?|kundin|nutzer|nutzerin|anrufer|anruferin|händler|händlerin|cliente|utilisateur|utilisatrice|gérante?|appelante?)';
const someone = `(?:${person}|(?:mr|mrs|ms|miss|dr|frau|fr|herr|hr|mme|mlle)\\.? \\p{L}+|they|he|she|er|sie|il|elle)`;
const be = "(?: is| are|['’]s|['’]re| ist| est)";
const now =
  '(?:still|currently|right now|now|noch immer|immer noch|noch|gerade|jetzt|aktuell|derzeit|toujours|encore|actuellement|en ce moment)';
const place =
  '(?:on (?:the |my )?(?:phone|line)|am telefon|am apparat|in der leitung|au téléphone|au bout du fil)';
/** Where the words end, or go on about what is done meanwhile: "is on the phone a lot" is none. */
const ends =
  '(?= (?:right )?now(?!\\p{L})| with (?:me|us)(?!\\p{L})| en ce moment| (?:and|but|asking|waiting|und|et|mais|aber)(?!\\p{L})|\\s*(?:[.,;:!)\\]–—-]|$|\\n))';

const onPhone = new RegExp(
  [
    `${someone}${be}? ${now} (?:${place}|en ligne)(?!\\p{L})(?! (?:with|mit|avec) (?:(?:the|her|his|their|der|ihrer|seiner|la|sa) )?(?:bank|banque))`,
    `(?:is|are|['’]s|ist|sind|est) ${now} ${place}(?!\\p{L})`,
    `${someone}${be}? ${place}${ends}`,
    `${person}${be}? (?:${now} )?on hold(?= (?:now|please)(?!\\p{L}))|${person}${be}? (?:${now} )?on hold${ends}`,
    `(?:he|she)(?: is|['’]s) ${now} on hold(?!\\p{L})(?! (?:with|by|pending|as|due|at)(?!\\p{L}))`,
    `${person} (?:is |ist )?(?:${now} )?(?:holding(?: the line)?|waiting on the (?:line|phone)|wartet (?:noch )?(?:am telefon|in der leitung)|patiente (?:au téléphone|en ligne))(?! (?:since|for|a|an|the|funds|back|off|out)(?!\\p{L}))`,
    `(?:have|got|habe|haben|['’]ai|j['’]ai) (?:the |die |den |la |le |une? |eine?n? )?${person} (?:${now} )?(?:${place}|en ligne)(?!\\p{L})`,
    `(?:i am|i['’]m|we are|we['’]re|ich bin|wir sind|je suis|nous sommes) (?:${now} )?(?:${place}|en ligne) (?:with|mit|avec) (?:the |der |dem |la |le |une? )?${person}(?!\\p{L})`,
    `(?<=^|[.!?\\n] ?)(?:${now} ${place}|on the (?:phone|line) with (?:the )?${person})(?!\\p{L})`,
    '(?<!\\p{L})(?<!(?:not|longer|nicht) )on the (?:phone|line) (?:right )?now(?!\\p{L})',
    '(?<=^|[.!\\n:] ?|\\*)live call(?! (?:ended|cent))(?!\\p{L})',
    '(?:ただいま|現在)?(?:お客様(?:と|は)?)?(?:ただいま|現在)?(?:お電話中|通話中|電話中)(?=です|であ|でい|。|、|！|!|\\n|$)|お?電話口(?:に|で)(?:いら|おられ|お待ち|い(?:ま|る))|お電話が?(?:まだ)?つながってい',
  ].join('|'),
  'giu',
);
/** The number of letters before what is found in which it may be said that it is not so, or only perhaps. */
const within = 80;

/** `labelled` is what stands behind a label such as "On the phone", and counts more than the rest. */
export function findOnPhone(text: string, labelled?: string): Quoted<true> | undefined {
  if (labelled !== undefined) {
    return yesOrNo(labelled) ? { value: true, quote: labelled } : undefined;
  }
  const said = withoutQuotations(text);
  for (const { 0: quote, index } of said.matchAll(onPhone)) {
    if (/\p{L}/u.test(text[index - 1] ?? '') && /^[a-zà-ü]/iu.test(quote)) continue;
    if (!isSupposed(said, index, quote.length, within)) return { value: true, quote: quote.trim() };
  }
  return undefined;
}

const yes = /^[\s*_]*(?:yes|yep|y|true|ja|oui|o|はい|有|あり|いる|✓|✔|✅|☑)(?![\p{L}\p{N}])/iu;
const no = /^[\s*_]*(?:no|nope|n|false|none|nein|non|いいえ|無|なし|いない|✗|✘|❌|☐|-|–)(?![\p{L}\p{N}])/iu;

/** Undefined when a value says neither. */
export function yesOrNo(value: string): boolean | undefined {
  return yes.test(value) ? true : no.test(value) ? false : undefined;
}

/** Reads what stands behind a label such as "Contact". */
export function readContact(value: string): Quoted<'phone' | 'email'> | undefined {
  const email = /[^\s@]@[^\s@]|e-?mail|courriel|(?<!\p{L})mail(?!\p{L})|メール/iu.exec(value);
  const phone =
    /(?<!\p{L})(?:tele)?(?:phone|fon|tel|call|anruf|rückruf|appel)(?!\p{L})|téléphone|telefonisch|電話|\+?\d[\d ()./-]{6,20}/iu.exec(
      value,
    );
  const first = [email, phone].filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
  return first && { value: first === email ? 'email' : 'phone', quote: first[0] };
}
