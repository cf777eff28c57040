/** Finds passwords beside the words that name them: `password: hunter2`, `Das Passwort lautet "Sommer"`. */

import type { Secret, Typed } from './redact.ts';

const labels = [
  'pass(?:word|phrase|wd|code)|pwd?|passwort|kennwort|mot de passe|mdp|contraseña|contrasenya|palabra clave|senha',
  "parola d'ordine|wachtwoord|パスワード|合言葉",
].join('|');
const name = `(?<![a-zà-ÿ0-9])(?:${labels})[*_~\`"')\\]]{0,3}`;
const link =
  '(?<sign> ?(?:[:=]|->|=>)[*_~]{0,2} ?)|(?<verb> (?:is|was|ist|war|lautet|est|es|è|é)|は|が)?(?: ?[:=])? ?';
const quote = '["\'`“”„«「‘’]';
const value = '[^\\s"`“”„«»「」•\\ue000\\u3040-\\u30ff\\u4e00-\\u9fff]{4,200}';
const inQuotes = `${quote}(?<quoted>[^"'\`“”„«»「」‘’•\\n]{4,100})${quote}`;
const pattern = new RegExp(`${name}(?:${link})(?:${inQuotes}|[*_~]{0,2}(?<bare>${value}))`, 'dgi');

/** What is said of a password, in place of it. */
const said =
  /^[([<{]?(?:re-?set(?:-link)?|changed?|wrong|forgot(?:ten)?|none|unknown|expired|incorrect|invalid|lost|correct|same|required|missing|vergessen|falsch|abgelaufen|unbekannt|geändert|zurückgesetzt|oublié|perdu|incorrecto?|expiré|changé|olvidad[ao]|perdid[ao]|yes|n\/a|okay|link|e?-?mail|sent|works?|worked|fail(?:ed|s)?|policy|manager|field|page|form|prompt|true|false|null|undefined|hidden|redacted|masked|removed|x{4,}|\*{4,}|\.{4,}|_{4,}|-{4,}|…+|[a-z_ -]+[\])>}])[\])>}]?$/i;

export function findPasswords({ open }: Typed): Secret[] {
  return Array.from(open.matchAll(pattern)).flatMap((match) => {
    const { quoted, sign, verb } = match.groups ?? {};
    const [start = 0, end = 0] = match.indices?.groups?.[quoted === undefined ? 'bare' : 'quoted'] ?? [];
    const typed = quoted ?? open.slice(start, end).replace(/[)\]}>,;:.'’*_~]+$/, '');
    if (typed.length < 4 || said.test(typed)) return [];
    // A word of a sentence is a password only where nothing else stands behind the colon.
    const rest = open.slice(start + typed.length, start + typed.length + 40);
    const isWhole = sign !== undefined && /^[*_~`"'” .,;]*(?:\n|$)/.test(rest);
    const isCode = /^[0-9]+$/.test(typed) && (sign ?? verb) !== undefined;
    if (quoted === undefined && !isWhole && !isCode && !isMadeUp(typed)) return [];
    return [{ start, end: start + typed.length, last: '' }];
  });
}

/** No word of a sentence: digits or signs among letters, or capitals in the middle. */
function isMadeUp(typed: string): boolean {
  return /[a-z].*[0-9]|[0-9].*[a-z]|[!@#$%^&+=~?|\\]/i.test(typed) || /[a-z][A-Z]/.test(typed);
}
