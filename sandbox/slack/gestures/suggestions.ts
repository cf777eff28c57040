/** External menus: the bot is asked for options with every word typed, and only what it offered can be chosen. */

import { asObject, asObjects, asText, type JsonObject } from '../json.ts';
import { checkSuggestions, inSlacksWords } from '../limits.ts';
import type { State } from '../state.ts';
import { type Found, optionsOf } from '../view-state.ts';
import { locate, type Place, type Spot, valuesIn, type Where } from './find.ts';
import { interaction, requireInteractivity, type Stage } from './stage.ts';
import { whereabouts } from './whereabouts.ts';

/** One of the two, as the bot gave it. */
export type Suggested = { options: JsonObject[] } | { option_groups: JsonObject[] };

const slacksMinQueryLength = 3;

export function createSuggestions(stage: Stage) {
  const { state, deliveries } = stage;

  return {
    /** Undefined where too little was typed to ask, or nothing came that can be shown. */
    async suggest(
      user: string,
      named: string | Spot,
      typed: string,
      where?: Where,
    ): Promise<Suggested | undefined> {
      requireInteractivity(state);
      const { place, found } = locate(state, user, named, where, ({ element }) => isExternal(element));
      const { block, element, labels } = found;
      if ([...typed].length < Number(element.min_query_length ?? slacksMinQueryLength)) return undefined;
      const payload = {
        ...interaction(state, 'block_suggestion', user),
        ...whereabouts(state, place),
        action_id: element.action_id,
        block_id: block.block_id,
        value: typed,
      };
      const about = `the options of "${labels[0] ?? asText(element.action_id)}"`;
      const { reply } = await deliveries.deliver('interactive', payload, about, user);
      const suggested = reply?.ok ? accepted(state, about, reply.body) : undefined;
      state.offered.set(offerKey(user, place, found), optionsOf(asObject(suggested)));
      return suggested;
    },
  };
}

export function isExternal(element: JsonObject): boolean {
  return element.type === 'external_select' || element.type === 'multi_external_select';
}

/** What of an external menu can be chosen now: what was offered last, and what is chosen already. */
export function offeredTo(state: State, user: string, place: Place, found: Found): JsonObject[] {
  if (!isExternal(found.element)) return [];
  const { block, element } = found;
  const held = valuesIn(state, user, place)[asText(block.block_id)]?.[asText(element.action_id)] ?? {};
  const chosen = [held.selected_option ?? [], held.selected_options ?? []].flat();
  return [...(state.offered.get(offerKey(user, place, found)) ?? []), ...asObjects(chosen)];
}

function accepted(state: State, about: string, body: unknown): Suggested | undefined {
  const problems = checkSuggestions(body);
  if (problems.length === 0) {
    const { options, option_groups: groups } = asObject(body);
    return groups === undefined ? { options: asObjects(options) } : { option_groups: asObjects(groups) };
  }
  state.object('bad_options', `Slack cannot show ${about}: ${inSlacksWords(problems).join('; ')}`);
  return undefined;
}

function offerKey(user: string, place: Place, { block, element }: Found): string {
  const at = place.kind === 'view' ? place.view.id : `${place.message.channel} ${place.message.ts}`;
  return JSON.stringify([user, at, block.block_id, element.action_id]);
}
