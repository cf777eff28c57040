/** Finds how the user is to be reached, and whether a call summary says that the user is on the phone now. */

import type { Quoted } from './quoted.ts';

const person =
  '(?:user|customer|caller|client|merchant|kunde|kundin|nutzer|nutzerin|anrufer|anruferin|cliente|utilisateur|utilisatrice|they|he|she|er|sie|il|elle)';
const still =
  '(?:still |currently |now |noch |gerade |jetzt |aktuell |derzeit |toujours |encore |actuellement )*';
const be = "(?: is| are|['’]s|['’]re| ist| est)";
const there =
  '(?:on (?:the |my )?(?:phone|line)|on hold|holding(?: the line)?|am telefon|am apparat|in der leitung|au téléphone|au bout du fil|en ligne)';

const onPhone = new RegExp(
  `(?<!\\p{L})${person}${be}? ${still}${there}(?!\\p{L})|(?<!\\p{L})on the (?:phone|line) (?:right )?now(?!\\p{L})|(?<!\\p{L})live call(?!\\p{L})|(?:ただいま|現在)?(?:お客様(?:と|は)?)?(?:通話中|電話中)`,
  'iu',
);

export function findOnPhone(text: string): Quoted<true> | undefined {
  const match = onPhone.exec(text);
  return match ? { value: true, quote: match[0].trim() } : undefined;
}

/** Reads what stands behind a label such as "Contact". */
export function readContact(value: string): Quoted<'phone' | 'email'> | undefined {
  const email = /[^\s@]{1,64}@[^\s@]{1,255}|e-?mail|courriel|(?<!\p{L})mail(?!\p{L})|メール/iu.exec(value);
  const phone =
    /(?<!\p{L})(?:tele)?(?:phone|fon|tel|call|anruf|rückruf|appel)(?!\p{L})|téléphone|telefonisch|電話|\+?\d[\d ()./-]{6,20}/iu.exec(
      value,
    );
  const first = [email, phone].filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
  return first && { value: first === email ? 'email' : 'phone', quote: first[0] };
}
