/**
 * Reads a call summary as agents write it, labelled or free, in English, German, French or Japanese.
 *
 * It guesses only what it can quote: `quotes` holds, for every field it filled, the words it read it from.
 */

import type { Instant } from '../calendars/calendar.ts';
import type { Priority } from '../escalation.ts';
import { findLanguage, type Language, readLanguage } from './call-language.ts';
import { type Label, readLabels } from './call-summary-labels.ts';
import { findCallback, type LocalNow, readCallback } from './callback-time.ts';
import { findCountry, readCountry } from './country.ts';
import { cutText } from './cut-text.ts';
import { findMoney, readMoney } from './money.ts';
import { findOnPhone, readContact } from './on-phone.ts';
import { findUrgency, readPriority } from './priority-words.ts';
import type { Quoted } from './quoted.ts';
import { sentencesOf } from './sentences.ts';
import { findNeed, findSummary, onOneLine } from './telling-sentences.ts';
import { hasVisible } from './visible-text.ts';

export type IdentifierPattern = { kind: string; pattern: RegExp };

type Fields = {
  /** At most 150 characters. */
  summary?: string;
  need?: string;
  /** An account identifier, otherwise what stands behind the label. */
  account?: string;
  /** ISO 3166, two letters. */
  country?: string;
  /** ISO 4217. */
  currency?: string;
  /** The number as it was written. */
  amount?: string;
  priority?: Priority;
  callbackAt?: Instant;
  language?: Language;
  contact?: 'phone' | 'email';
  onPhone?: true;
};

export type CallSummary = Fields & {
  /** The whole text as a person reads it, at most 3,000 characters. */
  details: string;
  ids: { kind: string; value: string }[];
  quotes: Partial<Record<keyof Fields, string>>;
};

export type CallSummaryContext = LocalNow & { identifiers: IdentifierPattern[] };

const mostOfDetails = 3000;
const mostOfAccount = 150;

/** `written` is the text as a person reads it; mask it first. */
export function readCallSummary(written: string, context: CallSummaryContext): CallSummary {
  const text = written.trim();
  // An empty form is opened far more often than a filled one.
  if (!hasVisible(text)) return { ids: [], quotes: {}, details: '' };
  const { labelled, rest } = readLabels(text);
  const behind = (label: Label) => labelled.find((part) => part.label === label)?.value;
  const sentences = sentencesOf(text);
  const ids = findIdentifiers(text, context.identifiers);
  const country = read(behind('country'), readCountry) ?? findCountry(text);
  const money =
    read(behind('amount'), (value) => readMoney(value, country?.value)) ?? findMoney(text, country?.value);
  const clock = { ...context, country: country?.value };

  const guesses: { [F in keyof Fields]?: Quoted<NonNullable<Fields[F]>> | undefined } = {
    summary: findSummary(behind('issue'), behind('details'), rest, behind('need'), text),
    need: findNeed(behind('need'), rest),
    account: findAccount(ids, behind('account') ?? behind('user')),
    country,
    currency: money?.value.currency ? { value: money.value.currency, quote: money.quote } : undefined,
    amount: money && { value: money.value.amount, quote: money.quote },
    priority: behind('priority') === undefined ? findUrgency(text) : read(behind('priority'), readPriority),
    callbackAt:
      read(behind('callback'), (value) => readCallback(value, clock)) ?? findCallback(sentences, clock),
    language: read(behind('language'), readLanguage) ?? findLanguage(text),
    contact: findContact(behind),
    onPhone: findOnPhone(text, behind('onPhone')),
  };
  return { ...settle(guesses), ids, details: cutText(text, mostOfDetails) };
}

function settle(guesses: Record<string, Quoted<unknown> | undefined>): Fields & Pick<CallSummary, 'quotes'> {
  const found = Object.entries(guesses).flatMap(([field, guess]) => (guess ? [{ field, ...guess }] : []));
  return {
    ...Object.fromEntries(found.map(({ field, value }) => [field, value])),
    quotes: Object.fromEntries(found.map(({ field, quote }) => [field, quote])),
  };
}

function read<T>(
  value: string | undefined,
  reader: (value: string) => Quoted<T> | undefined,
): Quoted<T> | undefined {
  return value === undefined ? undefined : reader(value);
}

/** In order of appearance, each once. */
function findIdentifiers(text: string, identifiers: IdentifierPattern[]): CallSummary['ids'] {
  const found = identifiers.flatMap(({ kind, pattern }) => {
    const everywhere = new RegExp(
      pattern.source,
      pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
    );
    return [...text.matchAll(everywhere)].map((match) => ({ kind, value: match[0], at: match.index }));
  });
  found.sort((a, b) => a.at - b.at);
  const seen = new Set<string>();
  return found.flatMap(({ kind, value }) => {
    const isNew = value !== '' && !seen.has(`${kind} ${value}`);
    seen.add(`${kind} ${value}`);
    return isNew ? [{ kind, value }] : [];
  });
}

function findAccount(ids: CallSummary['ids'], labelled: string | undefined): Quoted<string> | undefined {
  const account = ids.find(({ kind }) => kind === 'account')?.value;
  if (account !== undefined) return { value: account, quote: account };
  return labelled === undefined
    ? undefined
    : { value: cutText(onOneLine(labelled), mostOfAccount), quote: labelled };
}

/** A channel that is named wins; otherwise an address or a number says it, unless both are there. */
function findContact(behind: (label: Label) => string | undefined): Quoted<'phone' | 'email'> | undefined {
  const [email, phone] = [behind('email'), behind('phone')];
  const named = read(behind('contact'), readContact);
  if (named || (email === undefined) === (phone === undefined)) return named;
  return { value: email === undefined ? 'phone' : 'email', quote: email ?? phone ?? '' };
}
