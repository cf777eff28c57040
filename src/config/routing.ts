/** Routing rules: which team gets an escalation when the agent does not choose. */
import { z } from 'zod';
import { priorities } from '../domain/escalation.ts';
import type { Conditions } from '../domain/routing.ts';
import { expects, problemText, section, whenSound } from './problems.ts';
import { oneLine, oneOrMany, ownId } from './texts.ts';

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const currencies = new Set(Intl.supportedValuesOf('currency'));

const aCountry = expects(
  'a country code',
  'Write the two letters of ISO 3166, like IE or JP (GB for the United Kingdom).',
);
/** Two capital letters that ISO 3166 gives to a country. */
export const countryCode = z
  .string({ error: aCountry })
  .regex(/^[A-Z]{2}$/, { error: aCountry, abort: true })
  .refine((code) => !['UK', 'EU', 'ZZ'].includes(code) && countryNames.of(code) !== undefined, {
    error: aCountry,
  });

const aCurrency = expects('a currency code', 'Write the three letters of ISO 4217, like EUR or JPY.');
const currencyCode = z
  .string({ error: aCurrency })
  .regex(/^[A-Z]{3}$/, { error: aCurrency, abort: true })
  .refine((code) => currencies.has(code), { error: aCurrency });

const aLanguage = expects('a language code', 'Write two small letters, like en, de, fr or ja.');
const languageCode = z.string({ error: aLanguage }).regex(/^[a-z]{2}$/, { error: aLanguage });

const aPriority = expects('a priority', 'Write urgent, high, normal or low.');
const aCategory = expects('the id of a category', 'Write an id under categories, or a list of them.');
const someWords = expects('a word or some words', 'Write a word or some words, or a list of them.');

const priority = z.enum(priorities, { error: aPriority });

const some = <Value extends z.ZodType>(value: Value, error: ReturnType<typeof expects>) =>
  oneOrMany(value, error).optional();

const conditions = section({
  category: some(ownId, aCategory).describe('An id under categories.'),
  country: some(countryCode, aCountry).describe('Like IE, or [DE, FR].'),
  currency: some(currencyCode, aCurrency).describe('Like EUR, or [EUR, GBP].'),
  language: some(languageCode, aLanguage).describe('The caller’s language: en, de, fr or ja.'),
  priority: some(priority, aPriority).describe('urgent, high, normal or low.'),
  words: some(oneLine('the word or words'), someWords).describe('Any of these in the text.'),
})
  .refine((when) => Object.values(when).some((values) => values !== undefined), {
    error: problemText('This rule has no condition.', 'Give it one, or use fallback for everything else.'),
    when: whenSound,
  })
  .transform(
    ({ category, country, currency, language, priority, words }): Conditions => ({
      ...(category && { category }),
      ...(country && { country }),
      ...(currency && { currency }),
      ...(language && { language }),
      ...(priority && { priority }),
      ...(words && { words }),
    }),
  );

const rule = section({
  when: conditions.describe('All of these must hold.'),
  team: ownId.describe('The team’s id.'),
});

export const routingSection = section({
  rules: z
    .array(rule, { error: expects('a list of rules', 'Begin each rule with a dash.') })
    .max(200, {
      error: problemText('There are more than 200 rules.', 'Remove the ones that are not needed.'),
    })
    .default([])
    .describe('The first rule that matches chooses the team.'),
  fallback: ownId.describe('The team that gets what no rule matches.'),
}).describe('Which team gets it when the agent does not choose.');
