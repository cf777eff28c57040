/** Finding what a person means by a label or an exact spot: in the open modal, on Home, or in the newest message they can see. */

import { asText, type JsonObject } from '../json.ts';
import { messagesIn } from '../messages.ts';
import { canSee, personOf } from '../people.ts';
import type { Ephemeral, Message, State, Values, View } from '../state.ts';
import { elementsIn, type Found, valuesFor } from '../view-state.ts';
import { topModal } from '../views.ts';

export type Place =
  | { kind: 'view'; view: View; blocks: JsonObject[] }
  | { kind: 'message'; message: Message; blocks: JsonObject[] }
  | { kind: 'ephemeral'; message: Ephemeral; blocks: JsonObject[] };

/** Left out: the open modal, or else the newest message. A view is the topmost modal of that person, or their Home. */
export type Where = 'home' | { channel: string; ts: string } | { view: string };

/** One element of a view or message by the ids that the app gave it; without a block, the first with that action. */
export type Spot = { blockId?: string; actionId: string };

/** What a spot named is not, or no longer, there for that person. */
export class GoneError extends Error {}

export type Located = { place: Place; found: Found };

export function locate(
  state: State,
  user: string,
  named: string | Spot,
  where: Where | undefined,
  fits: (found: Found) => boolean,
): Located {
  const { realName } = personOf(state, user);
  const places = placesFor(state, user, where);
  if (places.length === 0 && typeof named !== 'string')
    throw new GoneError(`${realName} sees no such message any more.`);
  for (const place of places) {
    const candidates = elementsIn(place.blocks).filter(
      (found) => !isHiddenFrom(user, found.element) && fits(found),
    );
    const found = chosenAmong(candidates, named);
    if (found) return { place, found };
  }
  const words = `${realName} sees no ${inWords(named)}. They see: ${labelsIn(places)}.`;
  throw typeof named === 'string' ? new Error(words) : new GoneError(words);
}

function chosenAmong(candidates: Found[], named: string | Spot): Found | undefined {
  if (typeof named !== 'string')
    return candidates.find(
      ({ block, element }) =>
        element.action_id === named.actionId &&
        (named.blockId === undefined || block.block_id === named.blockId),
    );
  return (
    candidates.find((each) => each.labels.includes(named)) ??
    candidates.find((each) => each.element.action_id === named)
  );
}

function inWords(named: string | Spot): string {
  if (typeof named === 'string') return `"${named}"`;
  const { blockId, actionId } = named;
  return `such element (${blockId === undefined ? actionId : `${blockId}, ${actionId}`})`;
}

function placesFor(state: State, user: string, where: Where | undefined): Place[] {
  if (where === 'home') {
    const view = state.homes.get(user);
    if (!view) throw new Error(`Nothing was published to the Home of ${user}.`);
    return [{ kind: 'view', view, blocks: view.blocks }];
  }
  if (where && 'view' in where) {
    const view = [topModal(state, user), state.homes.get(user)].find((each) => each?.id === where.view);
    if (!view) throw new Error('This form is no longer open.');
    return [{ kind: 'view', view, blocks: view.blocks }];
  }
  if (where)
    return messagesSeenBy(state, user).filter(
      ({ message }) => message.ts === where.ts && message.channel === where.channel,
    );
  const view = topModal(state, user);
  return view ? [{ kind: 'view', view, blocks: view.blocks }] : messagesSeenBy(state, user);
}

type MessagePlace = Exclude<Place, { kind: 'view' }>;

/** Newest first. */
function messagesSeenBy(state: State, user: string): MessagePlace[] {
  const seen: MessagePlace[] = [];
  for (const channel of state.channels.values()) {
    if (!canSee(state, user, channel)) continue;
    for (const message of messagesIn(state, channel.id))
      seen.push({ kind: 'message', message, blocks: message.blocks });
  }
  for (const message of state.ephemerals) {
    if (message.to === user) seen.push({ kind: 'ephemeral', message, blocks: message.blocks });
  }
  return seen.sort((a, b) => Number(b.message.ts) - Number(a.message.ts));
}

function isHiddenFrom(user: string, element: JsonObject): boolean {
  return Array.isArray(element.visible_to_user_ids) && !element.visible_to_user_ids.includes(user);
}

function labelsIn(places: Place[]): string {
  const labels = places.flatMap((place) =>
    elementsIn(place.blocks).map((found) => found.labels[0] ?? asText(found.element.action_id)),
  );
  return [...new Set(labels)].map((label) => `"${label}"`).join(', ') || 'nothing to click';
}

/** What the inputs of a place hold, for this person. */
export function valuesIn(state: State, user: string, place: Place): Values {
  if (place.kind === 'view') return place.view.values;
  return valuesFor(place.blocks, state.chosen.get(chosenKey(user, place)) ?? {});
}

export function setValue(
  state: State,
  user: string,
  place: Place,
  { block, element }: Found,
  value: JsonObject,
): void {
  const values = valuesIn(state, user, place);
  const blockId = asText(block.block_id);
  values[blockId] = { ...values[blockId], [asText(element.action_id)]: value };
  if (place.kind === 'view') delete place.view.errors[blockId];
  else state.chosen.set(chosenKey(user, place), values);
}

function chosenKey(user: string, { message }: MessagePlace): string {
  return `${user} ${message.channel} ${message.ts}`;
}
