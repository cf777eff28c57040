/** Which team gets an escalation when the agent leaves it to us: the first rule that matches, else the fallback. */
import type { Priority } from './escalation.ts';
import { fold } from './reading/search-words.ts';

export type Conditions = {
  category?: readonly string[] | undefined;
  country?: readonly string[] | undefined;
  currency?: readonly string[] | undefined;
  language?: readonly string[] | undefined;
  priority?: readonly Priority[] | undefined;
  /** Any of these words or phrases, or words that begin with them, in any letter case. */
  words?: readonly string[] | undefined;
};

export type Rule = { when: Conditions; team: string };
export type Routing = { rules: readonly Rule[]; fallback: string };

export type RoutingFacts = {
  category: string | null;
  country: string | null;
  currency: string | null;
  language: string | null;
  priority: Priority;
  text: string;
};

/** `rule` counts from 1 as people read the file; null means that no rule matched. */
export function route(
  { rules, fallback }: Routing,
  facts: RoutingFacts,
): { team: string; rule: number | null } {
  const text = fold(facts.text);
  const index = rules.findIndex(({ when }) => matches(when, facts, text));
  const rule = rules[index];
  return rule ? { team: rule.team, rule: index + 1 } : { team: fallback, rule: null };
}

function matches(when: Conditions, facts: RoutingFacts, text: string): boolean {
  const has = (list: readonly string[] | undefined, value: string | null) =>
    list === undefined || (value !== null && list.some((one) => one.toLowerCase() === value.toLowerCase()));
  return (
    has(when.category, facts.category) &&
    has(when.country, facts.country) &&
    has(when.currency, facts.currency) &&
    has(when.language, facts.language) &&
    has(when.priority, facts.priority) &&
    (when.words === undefined || (text !== '' && when.words.some((word) => mentions(text, fold(word)))))
  );
}

const opensLatinWord = /^[\p{Script=Latin}\p{N}]/u;
const insideLatinWord = /[\p{Script=Latin}\p{N}]$/u;

/** `payout` is found in "Payouts" and `ach` not in "each"; Japanese writes no spaces, so there any place will do. */
function mentions(text: string, word: string): boolean {
  const anywhere = !opensLatinWord.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (anywhere || !insideLatinWord.test(text.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}
