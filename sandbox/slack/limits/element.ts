/** What all interactive elements have in common. */

import { boolean, type Check, type Fields, listOf, oneOf, shape, string } from './checks.ts';
import { confirm, id, plainText } from './texts.ts';

/** Slack makes up a missing action_id, to which nobody can listen. */
export function element(type: string, required: Fields, optional: Fields = {}): Check {
  return shape({ required: { type: oneOf(type), ...required }, optional: { action_id: id, ...optional } });
}

export const url = string({ max: 3000 });
export const ids = listOf(string());
export const focus = { focus_on_load: boolean };
export const menu = { placeholder: plainText(150), confirm, ...focus };

const dispatch = shape({
  required: { trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1 }) },
});

/** Whatever is typed. */
export const typed = { placeholder: plainText(150), ...focus, dispatch_action_config: dispatch };
