/** A modal as Slack sends it back: what each input starts with, and what a person then puts into it. */
import type { InputBlock, ModalView } from '@slack/types';

type Value = Record<string, unknown>;

export const typedIn = (value: string): Value => ({ type: 'plain_text_input', value });
export const chosen = (value: string): Value => ({ selected_option: { value, text: {} } });
export const ticked = (...values: string[]): Value => ({
  selected_options: values.map((value) => ({ value, text: {} })),
});
export const at = (instant: number): Value => ({ selected_date_time: instant / 1000 });
export const picked = (user: string): Value => ({ selected_user: user });

export const inputs = (view: ModalView): InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input');

export const labels = (view: ModalView): string[] => inputs(view).map(({ label }) => label.text);

/** Throws when the view has no such field, so a test cannot fill in what a person could not see. */
export function stateOf(view: ModalView, filled: Record<string, Value>) {
  const state: Record<string, Record<string, Value>> = {};
  for (const { block_id, element } of inputs(view)) {
    state[block_id ?? ''] = { [element.action_id ?? '']: initial(element) };
  }
  for (const [block, value] of Object.entries(filled)) {
    const [action] = Object.keys(state[block] ?? {});
    if (action === undefined) throw new Error(`there is no field ${block}`);
    state[block] = { [action]: value };
  }
  return { values: state };
}

function initial(element: InputBlock['element']): Value {
  const given = element as unknown as Value;
  return {
    value: given.initial_value ?? null,
    selected_option: given.initial_option ?? null,
    selected_options: given.initial_options ?? [],
    selected_date_time: given.initial_date_time ?? null,
    selected_user: given.initial_user ?? null,
  };
}
