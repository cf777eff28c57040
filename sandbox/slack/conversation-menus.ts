/** Menus of conversations, which Slack fills itself: what they offer a person, and which they begin with. */

import { asList, asObject, asText, copyOf, type JsonObject } from './json.ts';
import { canSee, channelSeenBy, personOf } from './people.ts';
import type { Channel, State } from './state.ts';
import { elementsIn } from './view-state.ts';

const all = ['public', 'private', 'im', 'mpim'];

const inWords: { [kind: string]: string } = {
  public: 'public channels',
  private: 'private channels',
  im: 'direct conversations',
  mpim: 'group conversations',
};

/** The id of a conversation that this menu offers this person; by id or name. */
export function conversationFrom(state: State, user: string, element: JsonObject, named: string): string {
  const channel = channelSeenBy(state, user, named);
  if (offers(element, channel)) return channel.id;
  const shown = channel.kind === 'im' ? 'the conversation with the app' : `#${channel.name}`;
  const kinds = kindsOf(element).map((kind) => inWords[kind] ?? kind);
  const without = channel.kind === 'im' && excludesBots(element) ? ', without those with apps' : '';
  throw new Error(
    `${personOf(state, user).realName} cannot choose ${shown} here. The menu has ${kinds.join(', ')}${without}.`,
  );
}

/** The blocks, with the menus that are to begin with the conversation a form was opened from beginning with it. */
export function beginningWith(
  state: State,
  user: string,
  blocks: JsonObject[],
  current: string | undefined,
): JsonObject[] {
  const channel = state.channels.get(current ?? '');
  if (!channel || !canSee(state, user, channel)) return blocks;
  const filled = copyOf(blocks);
  for (const { element } of elementsIn(filled)) {
    if (element.default_to_current_conversation !== true || !offers(element, channel)) continue;
    if (element.type === 'conversations_select') element.initial_conversation ??= channel.id;
    if (element.type === 'multi_conversations_select') element.initial_conversations ??= [channel.id];
  }
  return filled;
}

/** Nothing here is shared with another workspace, so no conversation is left out for that. */
function offers(element: JsonObject, channel: Channel): boolean {
  if (!kindsOf(element).includes(channel.kind)) return false;
  return channel.kind !== 'im' || !excludesBots(element);
}

function kindsOf(element: JsonObject): string[] {
  if (asText(element.type).endsWith('channels_select')) return ['public'];
  const { include } = asObject(element.filter);
  return include === undefined ? all : asList(include).map(String);
}

/** All direct conversations here are with the app. */
function excludesBots(element: JsonObject): boolean {
  return asObject(element.filter).exclude_bot_users === true;
}
