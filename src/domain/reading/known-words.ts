/** Knows which words may stand beside a time of day without speaking of a day. Takes flattened text. */

import { isOneTypoAway } from './one-typo.ts';

type Place = { from: number; to: number };

/** What may stand between a time and what is said with it. */
export const joining =
  /^T$|^(?:[ ,.()[\]:=~・、（）-]|曜?日?の|の|は|に|で|(?<!\p{L})(?:at|on|by|before|after|around|about|from|until|the|in|of|to|and|between|early|um|gegen|bis|spätestens|vor|nach|am|im|den|der|dem|von|zwischen|à|a|vers|avant|après|entre|au|le|la|les|de|du|pour|für|for|dès|latest|plus tard|ab|noch|zu|zum|um ca|zw|ca|circa|approx|local)(?!\p{L}))*$/iu;

const known = new Set(
  `a an the to us we i you he she it they her him them me our my your his their this that who which is are be being been will would can could
  should must may has have had do does did not and or but then so if as when at on by in of for from until before after around about within please pls
  promised promise agreed agree said told asked asks ask wants want wanted expects expecting expected requested scheduled booked arranged needs need due set
  planned call calls called calling ring phone phoned back callback again also still only now just around approx latest earliest free available reachable
  user customer caller client merchant owner team agent yes ok okay sure best time preferred between tel mobile cell number confirmed
  ich wir er sie es ihr ihm ihn ihnen uns mich mir du man der die das den dem des ein eine einen einem einer und oder aber dann so wenn als bei mit für von zu
  im am um bis ab vor nach gegen zwischen spätestens frühestens bitte wird werden sind hat haben habe soll sollen kann können möchte will wollen
  versprochen zugesagt vereinbart gewünscht erbeten geplant angekündigt rückruf zurück anruf anrufen melden rufen ruft wieder noch nochmal einmal erneut auch nur
  kunde kundin kunden anrufer anruferin händler händlerin inhaber inhaberin nutzer nutzerin erreichbar ja gern gerne telefonisch handy wunsch bittet
  je tu il elle on nous vous ils elles le la les un une des du de et ou mais si que qui à au aux en pour par sur avec chez dans lui leur est sont sera être
  promis convenu prévu souhaité souhaite demandé demande veut rappel rappeler rappelle rappelons rappelé rappelée rappelez merci svp client cliente marchand
  disponible joignable oui plus tard vers avant après dès entre jusqu'à ici d'ici l'ai appeler appelle heure`
    .split(/\s+/)
    .filter(Boolean),
);

export const isKnown = (word: string) =>
  known.has(
    word
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''),
  ) || !/[\p{L}\d]/u.test(word);

const japaneseBefore =
  /(?:^|[\s、。,;:：()「」・/]|[はがをでもにとへやて]|まで|です|ます|約束|予定|時刻|希望|電話|連絡|必ず|頃)$/u;
const title =
  /^(?:mr|mrs|ms|miss|dr|herrn?|hr|frau|fr|m|mme|mlle|with|mit|bei|avec|chez|regarding|wegen)\.?$/iu;
const article = /^(?:die|den|unsere[nr]?|ihre[nr]?|seine[nr]?)$/iu;

/** Whether the word before the phrase is known, or somebody's name, and nothing behind it begins to speak of a day. */
export function isUnderstood(flat: string, phrase: Place, calling: Place): boolean {
  const behind = flat.slice(phrase.to, phrase.to + 40);
  return (
    isKnownBefore(flat.slice(Math.max(0, phrase.from - 60), phrase.from), behind, phrase, calling) &&
    isKnownBehind(behind)
  );
}

function isKnownBefore(before: string, behind: string, phrase: Place, calling: Place): boolean {
  const rest = before.replace(/[\s,.()[\]:=~-]+$/u, '');
  const isCalling = calling.to <= phrase.from && calling.to >= phrase.from - (before.length - rest.length);
  if (rest === '' || isCalling || /[、。・」】）]$/u.test(rest)) return true;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]$/u.test(rest)) {
    return japaneseBefore.test(before.trimEnd()) || isCallingJapanese(rest);
  }
  const words = rest.split(/\s+/);
  while (joining.test(words.at(-1) ?? '.x')) words.pop();
  const [first = '', second = '', nearest = ''] = ['', '', ...words].slice(-3);
  if (isKnown(nearest)) return true;
  // "Rückruf wurde für 16 Uhr versprochen", but not "Rückruf wurde um 16 Uhr versucht".
  if (/^(?:wurde|ist)$/iu.test(nearest)) return promised.test(behind);
  if (/\d/.test(nearest)) return false;
  return [first, second].some((word) => title.test(word) || article.test(word));
}

const promised =
  /^ (?:\p{L}+ ){0,2}(?:versprochen|zugesagt|vereinbart|geplant|ausgemacht|angekündigt|gewünscht|erbeten)/iu;

const isCallingJapanese = (text: string) => /(?:折り?返し?|かけ直し|コールバック)の?$/u.test(text);

const dayNames =
  'monday tuesday wednesday thursday friday saturday sunday tomorrow montag dienstag mittwoch donnerstag freitag samstag sonntag morgen lundi mardi mercredi jeudi vendredi samedi dimanche demain'.split(
    ' ',
  );

/** "at 10am on payday" begins to speak of a day that nobody knows; "on her mobile" does not. */
function isKnownBehind(behind: string): boolean {
  const [, preposition, word = ''] =
    /^ (?:(on|next|am|an|le|in|im) )?(?:(?:the|her|his|their|dem|den|der|son|sa|la) )?([^\s,.;!?)]+)/iu.exec(
      behind,
    ) ?? [];
  if (word.length > 4 && dayNames.some((name) => isOneTypoAway(word.toLowerCase(), name))) return false;
  return (
    preposition === undefined ||
    isKnown(word) ||
    /^(?:phone|mobile|cell|line|number|office|shop|mobil|handy|telefon|apparat|büro|laden|portable|téléphone|fixe|bureau|\+?\d[\d-]{4,})/iu.test(
      word,
    )
  );
}
