/** Tells which of the four languages of the call centre a text is in, by its letters and its commonest words. */

import type { Quoted } from './quoted.ts';

export type Language = 'en' | 'de' | 'fr' | 'ja';

const common: Record<Exclude<Language, 'ja'>, ReadonlySet<string>> = {
  en: set(
    'the is are was were and of has have been not cannot to for with their they user customer caller agent issue country amount account asking says please call since tried our by needs callback priority summary',
  ),
  de: set(
    'der die das und ist nicht ein eine einen kunde kundin nutzer hat haben mit für auf dem den wird kann seit bitte wurde konto betrag rückruf anliegen auszahlung zu bei wir sie uns versucht land',
  ),
  fr: set(
    'le la les et est une un des du pas client cliente que pour dans sur avec depuis merci au aux ne nous il elle compte pays montant problème virement à été bonjour rappeler',
  ),
};

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

/** Undefined when no word tells. The quote is the first piece of evidence. */
export function findLanguage(text: string): Quoted<Language> | undefined {
  const start = text.slice(0, 5_000);
  const kana = start.match(/[\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu) ?? [];
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  if (kana.join('').length * 8 > letters) return kana[0] ? { value: 'ja', quote: kana[0] } : undefined;
  const words = start.match(/\p{L}+/gu) ?? [];
  const scores = (['en', 'de', 'fr'] as const).map((value) => {
    const evidence = words.filter((word) => common[value].has(word.toLowerCase()));
    return { value, quote: evidence[0] ?? '', score: evidence.length };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? { value: best.value, quote: best.quote } : undefined;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
