/** Clicking and choosing: block_actions from messages, modals and Home. */

import { isDeepStrictEqual } from 'node:util';
import type { Delivery } from '../delivery.ts';
import { asList, asObject, asText, type JsonObject, withoutEmpty } from '../json.ts';
import { bearResponseUrl } from '../response-urls.ts';
import { type Found, fieldOf, optionsOf } from '../view-state.ts';
import { type By, type Choice, chosenValue, optionNamed, optionText } from './choices.ts';
import { type Located, locate, type Place, type Spot, setValue, valuesIn, type Where } from './find.ts';
import { bearTrigger, interaction, requireInteractivity, type Stage } from './stage.ts';
import { offeredTo } from './suggestions.ts';
import { whereabouts } from './whereabouts.ts';

export type ClickOptions = {
  /** What the person says to a confirmation dialog; yes where it is left out. */ confirm?: boolean;
};

export type ChooseOptions = {
  /** Enter was pressed after typing. */ enter?: boolean;
};

export function createActs(stage: Stage) {
  const { state } = stage;

  return {
    /** A button by its label or its spot; the label of an overflow menu's option also does. */
    async click(
      user: string,
      named: string | Spot,
      where?: Where,
      { confirm = true }: ClickOptions = {},
    ): Promise<Delivery | undefined> {
      requireInteractivity(state);
      const located = locate(state, user, named, where, ({ element, labels }) =>
        typeof named === 'string'
          ? (isButton(element) && labels.includes(named)) || offers(element, named)
          : isButton(element),
      );
      const { element } = located.found;
      if (element.confirm && !confirm) return undefined;
      if (element.type === 'overflow' && typeof named === 'string')
        return send(stage, user, located, { selected_option: optionNamed(element, named) });
      return send(
        stage,
        user,
        located,
        withoutEmpty({ text: element.text, value: element.value, style: element.style, url: element.url }),
      );
    },

    /** An option of a menu, box or picker. Nothing is sent for an input that does not dispatch its changes. */
    async choose(
      user: string,
      named: string | Spot,
      choice: Choice,
      where?: Where,
      options: ChooseOptions = {},
    ): Promise<Delivery | undefined> {
      requireInteractivity(state);
      const located = locate(
        state,
        user,
        named,
        where,
        ({ element }) => element.type === 'overflow' || fieldOf(element) !== undefined,
      );
      const by = typeof named === 'string' ? 'text' : 'value';
      return choose(stage, user, located, choice, { ...options, by });
    },
  };
}

function isButton(element: JsonObject): boolean {
  return element.type === 'button' || element.type === 'icon_button' || element.type === 'workflow_button';
}

function offers(element: JsonObject, label: string): boolean {
  return element.type === 'overflow' && optionsOf(element).some((option) => optionText(option) === label);
}

export async function choose(
  stage: Stage,
  user: string,
  located: Located,
  choice: Choice,
  { by = 'text', enter = false }: { by?: By } & ChooseOptions = {},
): Promise<Delivery | undefined> {
  const { state } = stage;
  const { place, found } = located;
  if (enter && !isTyped(found.element))
    throw new Error(
      `Enter is only pressed where something is typed, not in a ${asText(found.element.type)}.`,
    );
  if (found.element.type === 'overflow') {
    return send(stage, user, located, { selected_option: optionNamed(found.element, String(choice), by) });
  }
  const offered = offeredTo(state, user, place, found);
  const value = chosenValue(found.element, choice, { state, user, by, offered });
  const before = valuesIn(state, user, place)[asText(found.block.block_id)]?.[
    asText(found.element.action_id)
  ];
  setValue(state, user, place, found, value);
  if (!dispatches(found, { enter, changed: !isDeepStrictEqual(before, value) })) return undefined;
  return send(stage, user, located, withoutEmpty({ ...value, placeholder: found.element.placeholder }));
}

/**
 * Inputs say nothing until submit unless asked to; typed ones with every character, or when Enter is pressed, which is what Slack
 * does where the input does not say.
 */
function dispatches(
  { block, element }: Found,
  { enter, changed }: { enter: boolean; changed: boolean },
): boolean {
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (!isTyped(element)) return true;
  const on = asObject(element.dispatch_action_config).trigger_actions_on ?? ['on_enter_pressed'];
  const asks = (trigger: string) => asList(on).includes(trigger);
  if (enter && asks('on_enter_pressed')) return true;
  return asks('on_character_entered') && (!enter || changed);
}

export function isTyped(element: JsonObject): boolean {
  return asText(element.type).endsWith('_input') && element.type !== 'file_input';
}

function send(stage: Stage, user: string, { place, found }: Located, fields: JsonObject): Promise<Delivery> {
  const { state } = stage;
  const { block, element, labels } = found;
  const action = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    ...fields,
    action_ts: state.ids.ts(),
  };
  const payload = withoutEmpty({
    ...interaction(state, 'block_actions', user),
    trigger_id: bearTrigger(
      state,
      user,
      place.kind === 'view' ? place.view.openedFrom : place.message.channel,
    ),
    ...surroundings(stage, user, place),
    actions: [action],
  });
  return stage.deliveries.deliver(
    'interactive',
    payload,
    `the click on "${labels[0] ?? asText(element.action_id)}"`,
    user,
  );
}

/** Where it was clicked, what the inputs there hold, and where to answer. */
function surroundings(stage: Stage, user: string, place: Place): JsonObject {
  const { state } = stage;
  if (place.kind === 'view') return whereabouts(state, place);
  const { message } = place;
  const ephemeral = place.kind === 'ephemeral';
  return {
    ...whereabouts(state, place),
    state: { values: valuesIn(state, user, place) },
    response_url: bearResponseUrl(stage, {
      user,
      channel: message.channel,
      threadTs: ephemeral ? message.threadTs : undefined,
      source: { ts: message.ts, ephemeral },
    }),
  };
}
