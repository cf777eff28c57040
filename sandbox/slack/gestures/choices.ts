/** Turning what a person picks ("urgent", "Kenji", a time) into the value Slack sends. */

import { asObject, asText, type JsonObject, textOf } from '../json.ts';
import { unescapeText } from '../mrkdwn.ts';
import { channelNamed, personNamed } from '../people.ts';
import type { State } from '../state.ts';
import { heldValue, optionsOf } from '../view-state.ts';

/** Texts for what is typed or picked, several for lists, a Date or epoch seconds for times, null to clear. */
export type Choice = string | string[] | number | Date | null;

export function chosenValue(
  state: State,
  element: JsonObject,
  choice: Choice,
  first: By = 'text',
): JsonObject {
  return heldValue(
    element,
    choice === null || choice === '' ? undefined : picked(state, element, choice, first),
  );
}

function picked(state: State, element: JsonObject, choice: Exclude<Choice, null>, first: By): unknown {
  const several = [choice].flat().map(String);
  const [one = ''] = several;
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return optionNamed(element, one, first);
    case 'checkboxes':
    case 'multi_static_select':
      return several.length === 0 ? [] : several.map((name) => optionNamed(element, name, first));
    case 'users_select':
      return personNamed(state, one).id;
    case 'multi_users_select':
      return several.map((name) => personNamed(state, name).id);
    case 'conversations_select':
    case 'channels_select':
      return channelNamed(state, one).id;
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return several.map((name) => channelNamed(state, name).id);
    case 'datetimepicker':
      return choice instanceof Date ? Math.floor(choice.getTime() / 1000) : Number(choice);
    case 'rich_text_input':
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: one }] }],
      };
    case 'external_select':
    case 'multi_external_select':
    case 'file_input':
      throw new Error(`The sandbox cannot fill a ${element.type}.`);
    default:
      return one;
  }
}

/** What an option is looked for by first: words as a person reads them, or the value that is exactly one. */
export type By = 'text' | 'value';

/** By its text or its value. */
export function optionNamed(element: JsonObject, name: string, first: By = 'text'): JsonObject {
  const options = optionsOf(element);
  const byText = options.find((option) => optionText(option) === name);
  const byValue = options.find((option) => option.value === name);
  const found = first === 'text' ? (byText ?? byValue) : (byValue ?? byText);
  if (!found)
    throw new Error(
      `There is no option "${name}". There are: ${options.map((option) => `"${optionText(option)}"`).join(', ')}.`,
    );
  return found;
}

export function optionText(option: JsonObject): string {
  return unescapeText(textOf(asObject(option).text) || asText(option.value));
}
