/** What the inputs of a view or message hold: first values, what people chose, and what survives an update. */

import { asObjects, asText, type JsonObject, textOf } from './json.ts';
import { elementsOf, everyBlock } from './limits/surfaces.ts';
import { unescapeText } from './mrkdwn.ts';
import type { Values } from './state.ts';

export type Found = { block: JsonObject; element: JsonObject; labels: string[] };

/** Every interactive element with the words a person would call it by. */
export function elementsIn(blocks: JsonObject[]): Found[] {
  return everyBlock(blocks).flatMap((block) =>
    elementsOf(block).map((element) => ({ block, element, labels: labelsOf(block, element) })),
  );
}

function labelsOf(block: JsonObject, element: JsonObject): string[] {
  const words = [block.type === 'input' ? block.label : undefined, element.text, element.placeholder];
  if (block.type === 'section') words.push(block.text);
  if (element.type === 'overflow')
    words.push('More', '…', ...optionsOf(element).map((option) => option.text));
  return words.map((word) => unescapeText(textOf(word))).filter(Boolean);
}

/** Which field of a value holds what was chosen; an element that is not here keeps no state. */
const valueField: { [type: string]: { field: string; initial: string; empty: unknown } } = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  file_input: { field: 'files', initial: 'none', empty: [] },
};

export function fieldOf(element: JsonObject): string | undefined {
  return valueField[asText(element.type)]?.field;
}

export function heldValue(element: JsonObject, chosen: unknown): JsonObject {
  const type = asText(element.type);
  const field = valueField[type];
  if (!field) throw new Error(`A ${type} holds no value.`);
  return { type, [field.field]: chosen ?? field.empty };
}

/** The state of all inputs: what was there before stays where block_id, action_id and type are the same. */
export function valuesFor(blocks: JsonObject[], before: Values = {}): Values {
  const values: Values = {};
  for (const { block, element } of elementsIn(blocks)) {
    const field = valueField[asText(element.type)];
    if (!field) continue;
    const [blockId, actionId] = [asText(block.block_id), asText(element.action_id)];
    const kept = before[blockId]?.[actionId];
    const stays = kept !== undefined && kept.type === element.type && isStillOffered(element, kept);
    const inBlock = values[blockId] ?? {};
    inBlock[actionId] = stays ? kept : heldValue(element, element[field.initial]);
    values[blockId] = inBlock;
  }
  return values;
}

function isStillOffered(element: JsonObject, kept: JsonObject): boolean {
  if (element.options === undefined && element.option_groups === undefined) return true;
  const offered = new Set(optionsOf(element).map((option) => option.value));
  return [kept.selected_option ?? [], kept.selected_options ?? []]
    .flat()
    .every((option) => offered.has((option as JsonObject).value));
}

export function optionsOf(element: JsonObject): JsonObject[] {
  return [
    ...asObjects(element.options),
    ...asObjects(element.option_groups).flatMap((group) => asObjects(group.options)),
  ];
}

export function isEmptyValue(element: JsonObject, value: JsonObject | undefined): boolean {
  const chosen = value?.[fieldOf(element) ?? ''];
  return (
    chosen === undefined || chosen === null || chosen === '' || (Array.isArray(chosen) && chosen.length === 0)
  );
}
