/** Where blocks stand: on which surface, in which message or view, and what their inputs hold. */

import { createContext, useContext } from 'react';
import type { Spot } from '../../live/protocol.ts';
import { asText, type JsonObject } from '../../slack/json.ts';
import type { Values } from '../../slack/things.ts';
import { fieldOf } from '../../slack/view-state.ts';

export type Surface = 'message' | 'modal' | 'home';

export type Standing = {
  surface: Surface;
  spotIn: Spot['in'];
  values: Values;
  /** block_id to sentence. */
  errors: { [blockId: string]: string };
};

export const StandingContext = createContext<Standing | null>(null);

export function useStanding(): Standing {
  const standing = useContext(StandingContext);
  if (!standing) throw new Error('A block stands nowhere: it belongs inside <Blocks>.');
  return standing;
}

/** An element, the block it is in, and how it is named where nothing else names it. */
export type ElementProps = {
  block: JsonObject;
  element: JsonObject;
  /** The ids of what names, describes and faults it; none outside an input block. */
  labelled?: Labelled | undefined;
};

export type Labelled = {
  inputId: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
};

export function useSpot(block: JsonObject, element: JsonObject): Spot {
  return {
    in: useStanding().spotIn,
    blockId: asText(block.block_id),
    actionId: asText(element.action_id),
  };
}

/** What the sandbox says the element holds; undefined or null where it holds nothing. */
export function useHeld(block: JsonObject, element: JsonObject): unknown {
  const held = useStanding().values[asText(block.block_id)]?.[asText(element.action_id)];
  return held?.[fieldOf(element) ?? ''];
}
