/** Blocks as Slack keeps them once an app has sent them. */

import { asObject, asText, copyOf, isObject, type JsonObject } from './json.ts';
import { escapeText, storedText, unescapeText } from './mrkdwn.ts';
import type { State } from './state.ts';

/** Ids filled in, control characters of texts escaped. */
export function keptBlocks(state: State, blocks: JsonObject[]): JsonObject[] {
  return withIds(state, blocks).map((block) => escapedInside(block) as JsonObject);
}

/** Every block gets a block_id, every interactive element an action_id. */
export function withIds(state: State, blocks: JsonObject[]): JsonObject[] {
  return copyOf(blocks).map((block) => {
    const filled: JsonObject = { ...block, block_id: asText(block.block_id) || state.ids.named('b') };
    if (Array.isArray(filled.child_blocks)) filled.child_blocks = withIds(state, filled.child_blocks);
    for (const key of ['element', 'accessory'])
      if (isObject(filled[key])) filled[key] = withActionId(state, filled[key]);
    if ((filled.type === 'actions' || filled.type === 'context_actions') && Array.isArray(filled.elements)) {
      filled.elements = filled.elements.map((element) => withActionId(state, asObject(element)));
    }
    return filled;
  });
}

function withActionId(state: State, element: JsonObject): JsonObject {
  if (element.type === 'image') return element;
  return { ...element, action_id: asText(element.action_id) || state.ids.named('a') };
}

function escapedInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(escapedInside);
  if (!isObject(value)) return value;
  if (value.type === 'mrkdwn') return { ...value, text: storedText(asText(value.text)) };
  if (value.type === 'plain_text') return { ...value, text: escapeText(unescapeText(asText(value.text))) };
  if (value.type === 'rich_text') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapedInside(inner)]));
}
