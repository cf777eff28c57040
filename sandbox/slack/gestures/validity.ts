/** What Slack's own client says about a form before it sends it. */

import { asObject, asText } from '../json.ts';
import { everyBlock } from '../limits/surfaces.ts';
import type { View } from '../state.ts';
import { isEmptyValue } from '../view-state.ts';

/** block_id to sentence; empty where the form may be sent. */
export function complaintsAbout(view: View): { [blockId: string]: string } {
  const complaints: { [blockId: string]: string } = {};
  for (const block of everyBlock(view.blocks).filter((each) => each.type === 'input')) {
    const element = asObject(block.element);
    const blockId = asText(block.block_id);
    const value = view.values[blockId]?.[asText(element.action_id)];
    if (isEmptyValue(element, value)) {
      if (block.optional !== true) complaints[blockId] = 'Please complete this required field.';
      continue;
    }
    const sentence = complaintAbout(asText(element.type), element, asText(value?.value));
    if (sentence) complaints[blockId] = sentence;
  }
  return complaints;
}

function complaintAbout(
  type: string,
  element: { [field: string]: unknown },
  typed: string,
): string | undefined {
  const max = type === 'plain_text_input' ? Number(element.max_length ?? 3000) : Number.POSITIVE_INFINITY;
  if (typed.length > max) return `Must be less than ${max + 1} characters.`;
  if (typed.length < Number(element.min_length ?? 0))
    return `Must be at least ${String(element.min_length)} characters.`;
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(typed)) return 'Must be a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(typed)) return 'Must be a valid URL.';
  if (type !== 'number_input') return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(typed) || (element.is_decimal_allowed !== true && typed.includes('.')))
    return 'Must be a number.';
  if (Number(typed) < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
    return `Must be at least ${String(element.min_value)}.`;
  if (Number(typed) > Number(element.max_value ?? Number.POSITIVE_INFINITY))
    return `Must be at most ${String(element.max_value)}.`;
  return undefined;
}
