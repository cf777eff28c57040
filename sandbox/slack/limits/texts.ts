/** Text objects, options and confirmation dialogs. */

import { all, boolean, byType, type Check, listOf, oneOf, rule, shape, string } from './checks.ts';

const type = (name: string) => ({ type: oneOf(name) });

export function plainText(max: number): Check {
  const text = shape({
    required: { ...type('plain_text'), text: string({ max }) },
    optional: { emoji: boolean },
  });
  return byType({ plain_text: text }, 'a plain_text object');
}

function mrkdwn(max: number): Check {
  return shape({ required: { ...type('mrkdwn'), text: string({ max }) }, optional: { verbatim: boolean } });
}

export function mrkdwnText(max: number): Check {
  return byType({ mrkdwn: mrkdwn(max) }, 'a mrkdwn object');
}

export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }, 'a text object');
}

export const id = string({ max: 255 });

export const style = oneOf('primary', 'danger');

export const confirm = shape({
  required: { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  optional: { style },
});

/** Slack's pages say 150 for an option's value, its own types say 75: the smaller is safe. */
const value = string({ max: 75 });

function option(text: Check, extra: { [field: string]: Check } = {}): Check {
  return shape({ required: { text, value }, optional: { description: plainText(75), ...extra } });
}

export const menuOption = option(plainText(75));
export const boxOption = option(anyText(75));
export const overflowOption = option(plainText(75), { url: string({ max: 3000 }) });

export const optionGroup = shape({
  required: { label: plainText(75), options: listOf(menuOption, { min: 1, max: 100 }) },
});

const valuesOf = (options: unknown): string[] =>
  Array.isArray(options) ? options.map((each) => String(each?.value)) : [];

/** Two options of one menu with the same value cannot be told apart. */
export const distinctOptions = rule((element) => {
  const values = valuesOf(element.options);
  return new Set(values).size === values.length;
}, 'options must have distinct values');

/** What is chosen at first must be exactly one of the options. */
export const initialAmongOptions = rule((element) => {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  const offered = [
    ...(Array.isArray(element.options) ? element.options : []),
    ...groups.flatMap((group) => group?.options ?? []),
  ];
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat();
  const same = (a: unknown, b: unknown) => JSON.stringify(essence(a)) === JSON.stringify(essence(b));
  return initial.every((chosen) => offered.some((each) => same(each, chosen)));
}, 'initial option must exactly match one of the options');

function essence(option: unknown): unknown {
  const {
    text,
    value: chosen,
    description,
  } = option as { text?: { text?: string }; value?: string; description?: { text?: string } };
  return [text?.text, chosen, description?.text ?? null];
}

export const optionRules = all(distinctOptions, initialAmongOptions);
