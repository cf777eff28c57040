/** Picks the sentence that tells what a call was about, and the one that asks for something. */

import { cutText } from './cut-text.ts';
import type { Quoted } from './quoted.ts';
import { sentencesOf } from './sentences.ts';

const mostOfSummary = 150;
const mostOfNeed = 3000;
/** Nobody begins to tell after this much text. */
const farEnough = 4_000;

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|moin|guten (?:tag|morgen|abend)|liebe[rs]?|servus|bonjour|bonsoir|salut|coucou)(?!\p{L})[^,.!?:\n]{0,40}[,.!?:]*$|^(?:お疲れ様です|お疲れさまです|お世話になっております|こんにちは)[。、！!]*$/iu;
const heading =
  /^(?:new )?(?:call (?:summary|notes?)|summary of (?:the )?call|gesprächsnotiz|anrufnotiz|zusammenfassung(?: des anrufs)?|résumé de l['’]appel|compte rendu d['’]appel|通話(?:要約|概要|メモ|サマリー))[\s:：]*$/iu;

/** The first sentence that says something: of what is labelled so, of free text, of what is asked for, of anything. */
export function findSummary(...sources: (string | undefined)[]): Quoted<string> | undefined {
  for (const source of sources) {
    const found = sentencesOf((source ?? '').slice(0, farEnough))
      .map((sentence) => sentence.replace(/^(?:[\s>•·‣*_~`#\-–—]|\d\d?[.)]\s)+/u, ''))
      .map(withoutGreeting)
      .find(
        (sentence) => /[\p{L}\p{N}]/u.test(sentence) && !greeting.test(sentence) && !heading.test(sentence),
      );
    if (found) return { value: cutText(onOneLine(found), mostOfSummary), quote: found };
  }
  return undefined;
}

/** "Hi team, payouts are frozen" begins with the payouts. */
function withoutGreeting(sentence: string): string {
  const comma = /^[^,、]{1,40}[,、]\s*/u.exec(sentence)?.[0] ?? '';
  return comma !== '' && comma.length < sentence.length && greeting.test(comma.trim())
    ? sentence.slice(comma.length)
    : sentence;
}

const asking =
  /^(?:please|pls|could (?:you|someone|engineering|risk)|can (?:you|someone|engineering|risk)|bitte|k(?:ö|oe)nnt ihr|k(?:ö|oe)nnen sie|merci de|pouvez-vous|pourriez-vous)(?!\p{L})|(?:お願い(?:いた)?します|お願いできますか|してください)[。！!]?$/iu;

export function findNeed(labelled: string | undefined, rest: string): Quoted<string> | undefined {
  const need = labelled ?? sentencesOf(rest.slice(0, farEnough)).find((sentence) => asking.test(sentence));
  return need === undefined ? undefined : { value: cutText(need, mostOfNeed), quote: need };
}

export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
