/** Menus, boxes, radio buttons and pickers: whatever is chosen from. */

import { all, boolean, type Check, integer, listOf, matching, oneOf, rule, shape, string } from './checks.ts';
import { element, focus, ids, menu } from './element.ts';
import {
  boxOption,
  confirm,
  distinctOptions,
  menuOption,
  optionGroup,
  optionRules,
  overflowOption,
} from './texts.ts';

const multi = { ...menu, max_selected_items: integer(1, 100) };

const filter = all(
  shape({
    optional: {
      include: listOf(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  }),
  rule((given) => Object.keys(given).length > 0, 'a filter needs at least one field'),
);
const conversation = { default_to_current_conversation: boolean, filter };

const oneSource = rule(
  (select) => (select.options === undefined) !== (select.option_groups === undefined),
  'needs options or option_groups, not both',
);
const offered = {
  options: listOf(menuOption, { min: 1, max: 100 }),
  option_groups: listOf(optionGroup, { min: 1, max: 100 }),
};

/** What an external menu shows for what was typed. */
export const suggestions = all(
  shape({
    optional: {
      options: listOf(menuOption, { max: 100 }),
      option_groups: listOf(optionGroup, { max: 100 }),
    },
  }),
  oneSource,
  distinctOptions,
);

const external = { min_query_length: integer(0, 1000) };
const boxes = { options: listOf(boxOption, { min: 1, max: 10 }) };
const some = (option: Check) => listOf(option, { min: 1 });
const date = matching(/^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm');
/** Ten digits: seconds since the epoch. */
const instant = integer(1_000_000_000, 9_999_999_999);

const select = (type: string, fields: { [field: string]: Check }) =>
  element(type, {}, { ...fields, ...menu });
const multiSelect = (type: string, fields: { [field: string]: Check }) =>
  element(type, {}, { ...fields, ...multi });

export const menus: { [type: string]: Check } = {
  checkboxes: all(
    element('checkboxes', boxes, { initial_options: some(boxOption), confirm, ...focus }),
    optionRules,
  ),
  radio_buttons: all(
    element('radio_buttons', boxes, { initial_option: boxOption, confirm, ...focus }),
    optionRules,
  ),
  overflow: all(
    element('overflow', { options: listOf(overflowOption, { min: 1, max: 5 }) }, { confirm }),
    optionRules,
  ),
  datepicker: select('datepicker', { initial_date: date }),
  timepicker: select('timepicker', { initial_time: time, timezone: string() }),
  datetimepicker: element('datetimepicker', {}, { initial_date_time: instant, confirm, ...focus }),
  static_select: all(
    select('static_select', { ...offered, initial_option: menuOption }),
    oneSource,
    optionRules,
  ),
  multi_static_select: all(
    multiSelect('multi_static_select', { ...offered, initial_options: some(menuOption) }),
    oneSource,
    optionRules,
  ),
  external_select: select('external_select', { initial_option: menuOption, ...external }),
  multi_external_select: multiSelect('multi_external_select', {
    initial_options: some(menuOption),
    ...external,
  }),
  users_select: select('users_select', { initial_user: string() }),
  multi_users_select: multiSelect('multi_users_select', { initial_users: ids }),
  channels_select: select('channels_select', { initial_channel: string(), response_url_enabled: boolean }),
  multi_channels_select: multiSelect('multi_channels_select', { initial_channels: ids }),
  conversations_select: select('conversations_select', {
    initial_conversation: string(),
    response_url_enabled: boolean,
    ...conversation,
  }),
  multi_conversations_select: multiSelect('multi_conversations_select', {
    initial_conversations: ids,
    ...conversation,
  }),
};
