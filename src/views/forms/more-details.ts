/** What stands behind `More details` in the form of a new escalation. */
import type { KnownBlock, PlainTextOption } from '@slack/types';
import { countryName } from '../country-name.ts';
import { actions, fields } from '../ids.ts';
import { button } from '../parts.ts';
import { dateTime, option, select } from './inputs.ts';
import type { Prefill } from './raise-fields.ts';

export const moreDetails: KnownBlock = {
  type: 'actions',
  block_id: actions.formMoreDetails,
  elements: [button('More details', actions.formMoreDetails, 'more')],
};

type Offered = {
  categories: readonly { id: string; name: string }[];
  /** ISO 3166 codes. */
  countries: readonly string[];
};

export function details(prefill: Prefill, { countries, categories }: Offered): KnownBlock[] {
  return [
    ...menu(fields.country, 'Country', countryOptions(countries, prefill.country ?? null), prefill.country),
    ...menu(
      fields.category,
      'Category',
      categories.map(({ id, name }) => option(id, name)),
      prefill.category,
    ),
    dateTime({
      block: fields.callback,
      label: 'Call back the user by',
      optional: true,
      initial: prefill.callbackAt ?? null,
    }),
    ...menu(
      fields.contact,
      'Contact channel',
      [option('phone', 'Phone'), option('email', 'Email')],
      prefill.contact,
    ),
  ];
}

/** A menu without options does not exist in Slack, so it is left out. */
const menu = (
  block: string,
  label: string,
  options: readonly PlainTextOption[],
  initial: string | null | undefined,
): KnownBlock[] =>
  options.length > 0 ? [select({ block, label, optional: true, options, initial: initial ?? null })] : [];

/** A country that was found in a call summary is offered even where the configuration does not name it. */
function countryOptions(countries: readonly string[], found: string | null): PlainTextOption[] {
  const all = found === null || countries.includes(found) ? countries : [found, ...countries];
  return all.map((code) => option(code, countryName(code)));
}
