/** Tells which of the four languages of the call centre a text is in, by its letters and its commonest words. */

import type { Quoted } from './quoted.ts';

export type Language = 'en' | 'de' | 'fr' | 'ja';

const common: Record<Exclude<Language, 'ja'>, ReadonlySet<string>> = {
  en: set(
    'the is are was were and of has have been not cannot to for with their they user customer caller agent issue country amount account asking says please call since tried our by needs callback priority summary on new can cant it she he they from at this that be will an does invoice notes language please wants before',
  ),
  de: set(
    'der die das und ist nicht ein eine einen kunde kundin nutzer hat haben mit für auf dem den wird kann seit bitte wurde konto betrag rückruf anliegen auszahlung zu bei wir sie uns versucht land von im es er aus noch nach bis um wie einem einer keine kein sich auch dass zur zum priorität rechnung',
  ),
  fr: set(
    'le la les et est une un des du pas client cliente que pour dans sur avec depuis merci au aux ne nous il elle compte pays montant problème virement à été bonjour rappeler de l d qui ce cette sa son n pas en avant après rappel résumé demande étapes facture priorité sont toujours voir ses rien',
  ),
};

/** Languages that share words with ours: a text in one of them is in none of ours. */
const others = [
  'el la los las de en una unos que por con para del está no se cuenta cliente desde pero su al pago favor necesita',
  'il la lo gli che l di non per con della sono è una cliente conto dal alla questo ha',
  'het een van de en niet op met voor is zijn naar klant heeft wordt maar kan ik bij',
  'o os uma de que não para com do da em está conta cliente desde mas seu pagamento por favor',
].map(set);

const named: [Language, RegExp][] = [
  ['en', /english|englisch|anglais|英語|^en$/i],
  ['de', /german|deutsch|allemand|ドイツ語|^de$/i],
  ['fr', /french|französisch|franzoesisch|français|francais|フランス語|^fr$/i],
  ['ja', /japanese|japanisch|japonais|日本語|^ja$/i],
];

/** Reads a name of a language; the language of the text itself does not matter. */
export function readLanguage(value: string): Quoted<Language> | undefined {
  for (const [language, name] of named) {
    const match = name.exec(value.trim());
    if (match) return { value: language, quote: match[0] };
  }
  return undefined;
}

/** None unless it is clearly ahead of the others. The quote is the first piece of evidence. */
export function findLanguage(text: string): Quoted<Language> | undefined {
  const start = text.slice(0, 5_000);
  // Identifiers and addresses are in no language.
  const prose = start.replace(/[\w@.-]+/g, (word) => (/[\d_@]/.test(word) ? ' ' : word));
  const japanese = findJapanese(prose);
  if (japanese) return japanese;
  const words = prose.match(/\p{L}+/gu) ?? [];
  const small = words.map((word) => word.toLowerCase());
  const scores = (['en', 'de', 'fr'] as const).map((value) => {
    const evidence = words.filter((_, n) => common[value].has(small[n] ?? ''));
    return { value, quote: evidence[0] ?? '', score: evidence.length };
  });
  const [best, second] = scores.sort((a, b) => b.score - a.score);
  if (!best || !second || best.score < 2) return undefined;
  const rivals = others.map((other) => small.filter((word) => other.has(word)).length);
  const isAhead = best.score > Math.max(second.score * 1.5, ...rivals);
  return isAhead ? { value: best.value, quote: best.quote } : undefined;
}

/** By kana alone, or by kanji among which there is some: names in kana make no text Japanese, nor does Chinese have any. */
function findJapanese(text: string): Quoted<Language> | undefined {
  const [kana, ...more] = text.match(/[\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu) ?? [];
  if (!kana) return undefined;
  const many = [kana, ...more].join('').length;
  const kanji = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return many * 5 > letters || (many + kanji) * 2 > letters ? { value: 'ja', quote: kana } : undefined;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
