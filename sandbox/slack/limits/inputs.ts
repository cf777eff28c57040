/** Inputs that are typed into, and files. */

import { all, boolean, type Check, integer, matching, rule, string } from './checks.ts';
import { element, ids, typed } from './element.ts';
import { richText } from './rich-text.ts';

const maxTyped = 3000;
const digits = matching(/^-?\d+(\.\d+)?$/, 'a number in digits');

const plainText = all(
  element(
    'plain_text_input',
    {},
    {
      ...typed,
      multiline: boolean,
      initial_value: string({ min: 0, max: maxTyped }),
      min_length: integer(0, maxTyped),
      max_length: integer(1, maxTyped),
    },
  ),
  rule(
    ({ min_length: min, max_length: max }) => !(Number(min) > Number(max)),
    'min_length must not exceed max_length',
  ),
  rule(
    ({ initial_value: text, max_length: max }) => !(String(text ?? '').length > Number(max)),
    'initial_value is longer than max_length',
  ),
);

const lines = { min_lines: integer(1, 100), max_lines: integer(1, 100) };

export const inputs: { [type: string]: Check } = {
  plain_text_input: plainText,
  email_text_input: element('email_text_input', {}, { ...typed, initial_value: string({ min: 0 }) }),
  url_text_input: element('url_text_input', {}, { ...typed, initial_value: string({ min: 0 }) }),
  number_input: element(
    'number_input',
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: digits, min_value: digits, max_value: digits },
  ),
  rich_text_input: element('rich_text_input', {}, { ...typed, initial_value: richText, ...lines }),
  file_input: element('file_input', {}, { filetypes: ids, max_files: integer(1, 10) }),
};
