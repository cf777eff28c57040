/** A message, modal or Home view as readable lines, exactly as one person sees it. */

import { asText } from './json.ts';
import { personOf } from './people.ts';
import { blocksSeen } from './render/blocks.ts';
import { type Eyes, mrkdwnSeen, textSeen } from './render/words.ts';
import type { Ephemeral, Message, State, View } from './state.ts';
import { valuesFor } from './view-state.ts';

export function seenBy(state: State, thing: Message | Ephemeral | View, viewer: string): string {
  const { tz, locale } = personOf(state, viewer);
  const eyes: Eyes = { state, tz, locale };
  return ('values' in thing ? viewSeen(thing, eyes) : messageSeen(thing, eyes)).join('\n');
}

function messageSeen(message: Message | Ephemeral, eyes: Eyes): string[] {
  const files = 'files' in message ? (message.files ?? []).map(({ name }) => `(${name})`) : [];
  if (message.blocks.length > 0)
    return [...blocksSeen(message.blocks, { ...eyes, values: valuesFor(message.blocks) }), ...files];
  const words = mrkdwnSeen(message.text, eyes).split('\n');
  return message.text === '' && files.length > 0 ? files : [...words, ...files];
}

function viewSeen(view: View, eyes: Eyes): string[] {
  const blocks = view.blocks.map((block) => ({ ...block, error: view.errors[asText(block.block_id)] }));
  const body = blocksSeen(blocks, { ...eyes, values: view.values });
  if (view.type === 'home') return body;
  const buttons = [view.given.close, view.given.submit]
    .filter(Boolean)
    .map((each) => `[${textSeen(each, eyes)}]`);
  return [textSeen(view.given.title, eyes), ...body, ...(buttons.length > 0 ? [buttons.join(' ')] : [])];
}
