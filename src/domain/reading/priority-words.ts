/** Finds how urgent a call summary says it is, in English, German, French and Japanese. */

import type { Priority } from '../escalation.ts';
import type { Quoted } from './quoted.ts';
import { isSupposed, withoutQuotations } from './supposed.ts';

const behindLabel: [Priority, RegExp][] = [
  [
    'urgent',
    /(?<!\p{L})(?:urgente?s?|critical|emergency|immediate(?:ly)?|dringend(?:e|er|es|en)?|kritisch|sofort|eilig|urgence|critique|immédiate?|highest|blocker|höchste|maximale?)(?!\p{L})|(?<![\p{L}\d])(?:p[- ]?[01]|s[- ]?1|sev[- ]?1)(?!\d)|^\W*[01](?![\d.,:]|\s*\p{L})|緊急|至急|最優先|最高/giu,
  ],
  [
    'high',
    /(?<![\p{L}\d])(?:high|p[- ]?2|s[- ]?2|sev[- ]?2|hoch|hohe|haute?|élevée?|elevee?|important|wichtig)(?![\p{L}\d])|^\W*2(?![\d.,:]|\s*\p{L})|(?<!最)高/giu,
  ],
  [
    'normal',
    /(?<![\p{L}\d])(?:normale?|medium|p[- ]?3|s[- ]?3|sev[- ]?3|mittel|mittlere|moyenne?|standard)(?![\p{L}\d])|^\W*3(?![\d.,:]|\s*\p{L})|普通|通常|中(?![\p{sc=Han}])/giu,
  ],
  [
    'low',
    /(?<![\p{L}\d])(?:low|p[- ]?4|s[- ]?4|sev[- ]?4|niedrig|gering|basse?|faible)(?![\p{L}\d])|^\W*4(?![\d.,:]|\s*\p{L})|低/giu,
  ],
];
const longestValue = 80;

/** Behind a label any word of priority counts, and the first that is not denied is meant. */
export function readPriority(value: string): Quoted<Priority> | undefined {
  const line = withoutQuotations(/^[^\n]{0,80}/u.exec(value)?.[0] ?? '').slice(0, longestValue);
  const found = behindLabel.flatMap(([priority, pattern]) =>
    [...line.matchAll(pattern)]
      .filter(({ 0: word, index }) => !isSupposed(line, index, word.length, longestValue))
      .map(({ 0: word, index }) => ({ value: priority, quote: word.trim(), index })),
  );
  const [first] = found.sort((a, b) => a.index - b.index);
  return first && { value: first.value, quote: first.quote };
}

const word = '(urgent|urgente|dringend|eilig|emergency|notfall|urgence|大至急|至急|緊急)';
const very =
  '(?:very |really |extremely |super |most |highly |so |sehr |wirklich |echt |äußerst |extrem |ganz |super|hoch|très |vraiment |extrêmement )?';
const none = '(?!\\s*(?:no|none|nein|non|keine?|aucune?|nothing|n/a|-|–|いいえ|なし)(?!\\p{L}))';
/** What cannot be mistaken: a heading, a sentence of that one word, a statement, a plea. The word is the first group. */
const unmistakable: RegExp[] = [
  new RegExp(
    `(?<=^|\\n|[.!?。！？] ?)(?:[^\\p{L}\\p{N}\\n]|:[a-z_]+:){0,12}${very}${word}\\s*(?:[*_]{0,2}[:：!！\\]】］][*_]{0,2}|[*_]{0,3}\\s[–—-]\\s)${none}`,
    'giu',
  ),
  new RegExp(
    `(?<=^|\\n|[.!?。！？] ?)(?:[^\\p{L}\\p{N}\\n]|:[a-z_]+:){0,12}${very}${word}[*_]{0,3}(?:[.!。！]+(?=\\s|$)|[^\\p{L}\\p{N}\\n?？]{0,12}(?=\\n|$))`,
    'giu',
  ),
  new RegExp(`(?<=^|\\n|[.!?] )${very}${word}, (?=please|pls|bitte|merci)`, 'giu'),
  /(?:(?<!\p{L})(?:this|this one|it|that|which|matter|case|issue|request|situation)(?: is|['’]s)|, but(?: it is)?) (?:now |very |really |extremely |super |most |highly |so |quite )*(urgent)(?![\p{L}-])(?! (?:care|payments?|review))/giu,
  /(?<!\p{L})(?:treat|handle|prioriti[sz]e) (?:this |it )?(?:as )?(urgent(?:ly)?)(?!\p{L})/giu,
  /(?<!\p{L})(?:has|have|is|with) an (urgent) (?:problem|issue|matter|request|case)(?!\p{L})/giu,
  /(?<!\p{L})(?:ist|wäre|wird) (?:(?:also|daher|jetzt|nun|sehr|wirklich|echt|äußerst|extrem|super) ?)*(dringend|eilig)(?!\p{L})(?! (?:erforderlich|benötigt|nötig))/giu,
  /(?<!\p{L})bitte (dringend)(?!\p{L})|(?<!\p{L})als (dringend) (?:zu )?(?:behandeln|bearbeiten)/giu,
  /(?<=^|\n|[.!?:] |(?:hat|haben|ist|um) )ein (dringendes) (?:problem|anliegen)/giu,
  /(?<!\p{L})(?:es|das|sache) (eilt)(?! (?:nicht|nichts))(?!\p{L})/giu,
  /(?<!\p{L})(?:c['’]est|est|reste|cas|cela est) (?:très |vraiment |extrêmement |plus qu['’])?(urgente?)(?!\p{L})/giu,
  /(?<!\p{L})(?:à|merci de|de|prière de) (?:le |la |les )?(?:traiter|vérifier|débloquer|rappeler|voir|regarder) ((?:en |d['’])urgence)(?!\p{L})/giu,
  /(大?至急)(?=(?:の?ご?(?:確認|対応|連絡|調査|折り返し|返信|解除)|お願い|とのこと|です|で(?:お願い|対応)|、))|(緊急)(?=です|案件|対応が必要|で(?:お願い|対応を)|とのこと)/gu,
];
/** Where the patterns above have a look. */
const anyWord = /urgen|dringend|eil(?:ig|t)|emergency|notfall|至急|緊急/giu;
const mostTried = 100;
/** The number of letters before what is found in which it may be said that it is not so, or only perhaps. */
const within = 80;

/** In prose only what cannot be mistaken counts: never a name, a condition, a quotation or a denial. */
export function findUrgency(text: string): Quoted<Priority> | undefined {
  const said = withoutQuotations(text);
  let tried = 0;
  for (const { index } of said.matchAll(anyWord)) {
    if (++tried > mostTried) return undefined;
    const from = Math.max(0, index - within);
    const near = said.slice(from, index + within);
    for (const pattern of unmistakable) {
      for (const match of near.matchAll(pattern)) {
        const quote = match[1] ?? match[2] ?? '';
        const at = match.index + match[0].lastIndexOf(quote);
        const isCut = from > 0 && match.index === 0;
        if (!isCut && !isSupposed(said, from + at, quote.length, within)) return { value: 'urgent', quote };
      }
    }
  }
  return undefined;
}
