/** Finds how urgent a call summary says it is, in English, German, French and Japanese. */

import type { Priority } from '../escalation.ts';
import type { Quoted } from './quoted.ts';

const behindLabel: [Priority, RegExp][] = [
  [
    'urgent',
    /urgente?s?|critical|emergency|immediate(?:ly)?|(?<![\p{L}\d])(?:p0|p1|sev ?1)(?!\d)|dringend|kritisch|sofort|eilig|urgence|critique|immédiate?|緊急|至急|最優先|最高/iu,
  ],
  [
    'high',
    /(?<![\p{L}\d])(?:high|p2|sev ?2|hoch|hohe|haute?|élevée?|elevee?|important|wichtig)(?![\p{L}\d])|高/iu,
  ],
  [
    'normal',
    /(?<![\p{L}\d])(?:normale?|medium|p3|sev ?3|mittel|mittlere|moyenne?|standard)(?![\p{L}\d])|普通|通常|中/iu,
  ],
  ['low', /(?<![\p{L}\d])(?:low|p4|sev ?4|niedrig|gering|basse?|faible)(?![\p{L}\d])|低/iu],
];

const anywhere =
  /(?<!\p{L})(?:urgent(?:ly|e|es)?|dringend(?:e[nrs]?)?|(?:en|d['’]) ?urgence)(?!\p{L})|(?:大?至急|緊急)(?!連絡先|度)/giu;
const denied =
  /(?:^|[^\p{L}])(?:not|isn['’]t|non|no longer|less|nicht|kein[er]?|weniger|pas|plus|moins|never)(?:[ -]\p{L}{1,6})?[ -]*$/iu;
const deniedBehind = /^[^。\n]{0,4}(?:ない|なく|ありません)/u;

/** Behind a label any word of priority counts. */
export function readPriority(value: string): Quoted<Priority> | undefined {
  for (const [priority, pattern] of behindLabel) {
    const match = pattern.exec(value);
    if (match && !isDenied(value, match.index, match[0])) return { value: priority, quote: match[0] };
  }
  return undefined;
}

/** Elsewhere only an outright "urgent" does, and not "not urgent". */
export function findUrgency(text: string): Quoted<Priority> | undefined {
  for (const match of text.matchAll(anywhere)) {
    if (!isDenied(text, match.index, match[0])) return { value: 'urgent', quote: match[0] };
  }
  return undefined;
}

function isDenied(text: string, at: number, word: string): boolean {
  return (
    denied.test(text.slice(Math.max(0, at - 24), at)) ||
    deniedBehind.test(text.slice(at + word.length, at + word.length + 12))
  );
}
