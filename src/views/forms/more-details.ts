/** What stands behind `More details` in the form of a new escalation. */
import type { KnownBlock, PlainTextOption } from '@slack/types';
import { actions, fields } from '../ids.ts';
import { button } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { dateTime, option, select } from './inputs.ts';
import type { Prefill } from './raise-fields.ts';

export const moreDetails = ({ raise }: Words): KnownBlock => ({
  type: 'actions',
  block_id: actions.formMoreDetails,
  elements: [button(raise.moreDetails, actions.formMoreDetails, 'more')],
});

type Offered = {
  categories: readonly { id: string; name: string }[];
  /** ISO 3166 codes. */
  countries: readonly string[];
};

export function details(prefill: Prefill, offered: Offered, words: Words): KnownBlock[] {
  const { raise } = words;
  const contacts = [option('phone', raise.phone), option('email', raise.email)];
  const until = { block: fields.callback, label: raise.callBackBy, optional: true };
  return [
    ...countryAndCategory(prefill, offered, words, actions.formRouted),
    dateTime({ ...until, initial: prefill.callbackAt ?? null }),
    ...menu(fields.contact, raise.contact, contacts, prefill.contact ?? null),
  ];
}

export function countryAndCategory(
  { country = null, category = null }: Pick<Prefill, 'country' | 'category'>,
  { countries, categories }: Offered,
  { raise, facts }: Words,
  /** Sent with each change, where the form follows it. */
  dispatch?: string,
): KnownBlock[] {
  // A country that was found in a call summary is offered even where the configuration does not name it.
  const codes = country === null || countries.includes(country) ? countries : [country, ...countries];
  const inCountries = codes.map((code) => option(code, facts.countryName(code)));
  const inCategories = categories.map(({ id, name }) => option(id, name));
  return [
    ...menu(fields.country, raise.country, inCountries, country, dispatch),
    ...menu(fields.category, raise.category, inCategories, category, dispatch),
  ];
}

/** A menu without options does not exist in Slack, so it is left out. */
const menu = (
  block: string,
  label: string,
  options: readonly PlainTextOption[],
  initial: string | null,
  dispatch?: string,
): KnownBlock[] =>
  options.length > 0
    ? [select({ block, label, optional: true, options, initial, ...(dispatch && { dispatch }) })]
    : [];
