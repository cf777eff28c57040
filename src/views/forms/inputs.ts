/** The inputs modals are made of, each inside Slack's limits whatever it is filled with. */
import type { InputBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { cut, plainText } from '../parts.ts';

const maxOption = 75;
const maxOptions = 100;
const maxBoxes = 10;

type Field = { block: string; label: string; optional?: boolean; hint?: string };

export const option = (value: string, text: string, description = ''): PlainTextOption => ({
  value: cut(value, maxOption),
  text: plainText(cut(text, maxOption)),
  ...(description && { description: plainText(cut(description, maxOption)) }),
});

/** `dispatch` names the action that typing sends, and whether it does now: Slack keeps what is typed only under the same name. */
export const textInput = ({
  max,
  lines = 'one',
  initial,
  placeholder,
  dispatch,
  ...field
}: Field & {
  max: number;
  lines?: 'one' | 'many';
  initial?: string | null;
  placeholder?: string;
  dispatch?: { action: string; now: boolean } | undefined;
}): InputBlock => ({
  ...input(field),
  element: {
    type: 'plain_text_input',
    action_id: dispatch?.action ?? field.block,
    max_length: max,
    multiline: lines === 'many',
    ...(initial && { initial_value: cut(initial, max) }),
    ...(placeholder && { placeholder: plainText(cut(placeholder, 150)) }),
    ...(dispatch?.now && { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }),
  },
  ...(dispatch?.now && { dispatch_action: true }),
});

/** `dispatch` names the action that a choice sends at once. */
export function select({
  options,
  initial,
  dispatch,
  placeholder,
  ...field
}: Field & {
  options: readonly PlainTextOption[];
  initial?: string | null;
  dispatch?: string;
  placeholder?: string;
}): InputBlock {
  const offered = options.slice(0, maxOptions);
  const chosen = offered.find(({ value }) => value === initial);
  const element: StaticSelect = {
    type: 'static_select',
    action_id: dispatch ?? field.block,
    options: offered,
    ...(chosen && { initial_option: chosen }),
    ...(placeholder && { placeholder: plainText(placeholder) }),
  };
  return { ...input(field), element, ...(dispatch && { dispatch_action: true }) };
}

export function boxes({
  options,
  ticked = [],
  dispatch,
  ...field
}: Field & {
  options: readonly PlainTextOption[];
  ticked?: readonly string[];
  dispatch?: string;
}): InputBlock {
  const offered = options.slice(0, maxBoxes);
  const initial = offered.filter(({ value }) => value !== undefined && ticked.includes(value));
  return {
    ...input(field),
    element: {
      type: 'checkboxes',
      action_id: dispatch ?? field.block,
      options: offered,
      ...(initial.length > 0 && { initial_options: initial }),
    },
    ...(dispatch && { dispatch_action: true }),
  };
}

export function radio({
  options,
  initial,
  ...field
}: Field & { options: readonly PlainTextOption[]; initial?: string | null }): InputBlock {
  const offered = options.slice(0, maxBoxes);
  const chosen = offered.find(({ value }) => value === initial);
  return {
    ...input(field),
    element: {
      type: 'radio_buttons',
      action_id: field.block,
      options: offered,
      ...(chosen && { initial_option: chosen }),
    },
  };
}

/** Slack takes nothing that is no address. */
export const linkInput = ({ initial, ...field }: Field & { initial: string | null }): InputBlock => ({
  ...input(field),
  element: {
    type: 'url_text_input',
    action_id: field.block,
    ...(initial !== null && { initial_value: initial }),
  },
});

export const dateTime = ({ initial, ...field }: Field & { initial?: Instant | null }): InputBlock => ({
  ...input(field),
  element: {
    type: 'datetimepicker',
    action_id: field.block,
    ...(initial && { initial_date_time: Math.floor(initial / 1000) }),
  },
});

/** A day, `2026-11-23`. */
export const dateInput = ({ initial, ...field }: Field & { initial?: string }): InputBlock => ({
  ...input(field),
  element: {
    type: 'datepicker',
    action_id: field.block,
    ...(initial !== undefined && { initial_date: initial }),
  },
});

export const personInput = ({ placeholder, ...field }: Field & { placeholder: string }): InputBlock => ({
  ...input(field),
  element: { type: 'users_select', action_id: field.block, placeholder: plainText(placeholder) },
});

const input = ({ block, label, optional = false, hint }: Field) => ({
  type: 'input' as const,
  block_id: block,
  label: plainText(label),
  optional,
  ...(hint && { hint: plainText(hint) }),
});
