/** Every interactive element, and the surfaces each may stand on. */

import { buttons } from './buttons.ts';
import { all, byType, type Check, rule, type Surface } from './checks.ts';
import { inputs } from './inputs.ts';
import { menus } from './menus.ts';

const elements: { [type: string]: Check } = { ...buttons, ...menus, ...inputs };

/** Where an element may not stand everywhere (slack-facts §2.2). */
const surfaces: { [type: string]: readonly Surface[] } = {
  email_text_input: ['modal'],
  number_input: ['modal'],
  url_text_input: ['modal'],
  file_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  datetimepicker: ['message', 'modal'],
  workflow_button: ['message'],
};

const onItsSurface = rule(
  (element, { surface }) => surfaces[String(element.type)]?.includes(surface) ?? true,
  'this element is not available on this surface',
);

/** One of these element types, on a surface that has it. */
export function elementOf(...types: string[]): Check {
  const kinds = Object.fromEntries(types.map((type) => [type, all(described(type), onItsSurface)]));
  return byType(kinds, 'this block');
}

function described(type: string): Check {
  const check = elements[type];
  if (!check) throw new Error(`No element ${type} is described.`);
  return check;
}

/** Everything to choose from, except where a block has its own rule. */
export const choosers = Object.keys(menus).filter((type) => type !== 'overflow' && type !== 'datetimepicker');
