/** Turning what a person picks ("urgent", "Kenji", a time) into the value Slack sends. */

import { conversationFrom } from '../conversation-menus.ts';
import { endingOf, filesNamed, maxFiles } from '../files.ts';
import { asList, asObject, asText, type JsonObject, textOf } from '../json.ts';
import { unescapeText } from '../mrkdwn.ts';
import { personNamed } from '../people.ts';
import type { State } from '../state.ts';
import { heldValue, optionsOf } from '../view-state.ts';

/** Texts for what is typed or picked, several for lists, a Date or epoch seconds for times, null to clear. */
export type Choice = string | string[] | number | Date | null;

/** Who chooses, how options are looked for, and those of an external menu. */
export type Choosing = { state: State; user: string; by: By; offered: JsonObject[] };

export function chosenValue(element: JsonObject, choice: Choice, choosing: Choosing): JsonObject {
  return heldValue(element, choice === null || choice === '' ? undefined : picked(element, choice, choosing));
}

function picked(element: JsonObject, choice: Exclude<Choice, null>, choosing: Choosing): unknown {
  const { state, user, by, offered } = choosing;
  const several = [choice].flat().map(String);
  const [one = ''] = several;
  const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (several.length > most) throw new Error(`No more than ${most} can be chosen here.`);
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return optionNamed(element, one, by);
    case 'checkboxes':
    case 'multi_static_select':
      return several.map((name) => optionNamed(element, name, by));
    case 'external_select':
      return optionAmong(offered, one, by);
    case 'multi_external_select':
      return several.map((name) => optionAmong(offered, name, by));
    case 'users_select':
      return personNamed(state, one).id;
    case 'multi_users_select':
      return several.map((name) => personNamed(state, name).id);
    case 'conversations_select':
    case 'channels_select':
      return conversationFrom(state, user, element, one);
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return several.map((name) => conversationFrom(state, user, element, name));
    case 'datetimepicker':
      return choice instanceof Date ? Math.floor(choice.getTime() / 1000) : Number(choice);
    case 'rich_text_input':
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: one }] }],
      };
    case 'file_input':
      return attached(element, several, choosing);
    default:
      return one;
  }
}

/** Files by their names, of the kinds and as many as the form takes. */
function attached(element: JsonObject, names: string[], { state, user }: Choosing): unknown {
  if (!state.manifest.scopes.has('files:read'))
    throw new Error('The manifest lacks the scope files:read, without which a form takes no files.');
  const most = Number(element.max_files ?? maxFiles);
  if (names.length > most) throw new Error(`No more than ${most} files can be chosen here.`);
  const kinds = asList(element.filetypes).map(String);
  const unfit = kinds.length > 0 ? names.find((name) => !kinds.includes(endingOf(name))) : undefined;
  if (unfit !== undefined) throw new Error(`${unfit} cannot be chosen here, only ${kinds.join(', ')}.`);
  return filesNamed(state, user, names, false);
}

/** What an option is looked for by first: words as a person reads them, or the value that is exactly one. */
export type By = 'text' | 'value';

/** By its text or its value. */
export function optionNamed(element: JsonObject, name: string, first: By = 'text'): JsonObject {
  return optionAmong(optionsOf(element), name, first);
}

function optionAmong(options: JsonObject[], name: string, first: By): JsonObject {
  const byText = options.find((option) => optionText(option) === name);
  const byValue = options.find((option) => option.value === name);
  const found = first === 'text' ? (byText ?? byValue) : (byValue ?? byText);
  if (!found)
    throw new Error(
      `There is no option "${name}". There are: ${options.map((option) => `"${optionText(option)}"`).join(', ') || 'none'}.`,
    );
  return found;
}

export function optionText(option: JsonObject): string {
  return unescapeText(textOf(asObject(option).text) || asText(option.value));
}
