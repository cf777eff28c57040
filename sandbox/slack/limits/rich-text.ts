/** Rich text: sections, lists, quotes and preformatted text, and the leaves inside them. */

import {
  anything,
  boolean,
  byType,
  type Check,
  type Fields,
  integer,
  listOf,
  matching,
  number,
  oneOf,
  shape,
  string,
} from './checks.ts';
import { id } from './texts.ts';

const style = shape({
  optional: {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
});

function leaf(type: string, required: Fields, optional: Fields = {}): Check {
  return shape({ required: { type: oneOf(type), ...required }, optional: { style, ...optional } });
}

const text = leaf('text', { text: string() });
const link = leaf('link', { url: string({ max: 3000 }) }, { text: string(), unsafe: boolean });

const leaves: { [type: string]: Check } = {
  text,
  link,
  user: leaf('user', { user_id: string() }),
  usergroup: leaf('usergroup', { usergroup_id: string() }),
  channel: leaf('channel', { channel_id: string() }),
  team: leaf('team', { team_id: string() }),
  broadcast: leaf('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  emoji: leaf('emoji', { name: string() }, { unicode: string(), url: string(), skin_tone: integer(1, 6) }),
  date: leaf('date', { timestamp: number, format: string() }, { url: string(), fallback: string() }),
  color: leaf('color', { value: matching(/^#[0-9a-fA-F]{6}$/, '#rrggbb') }),
};

const section = shape({
  required: { type: oneOf('rich_text_section'), elements: listOf(byType(leaves, 'a rich text element')) },
});

const parts = byType(
  {
    rich_text_section: section,
    rich_text_list: shape({
      required: {
        type: oneOf('rich_text_list'),
        style: oneOf('bullet', 'ordered'),
        elements: listOf(byType({ rich_text_section: section }, 'a list item')),
      },
      optional: { indent: integer(0, 8), offset: integer(0, 100_000), border: integer(0, 1) },
    }),
    rich_text_quote: shape({
      required: { type: oneOf('rich_text_quote'), elements: listOf(byType(leaves, 'a rich text element')) },
      optional: { border: integer(0, 1) },
    }),
    rich_text_preformatted: shape({
      required: {
        type: oneOf('rich_text_preformatted'),
        elements: listOf(byType({ text, link }, 'preformatted text')),
      },
      optional: { border: integer(0, 1), language: anything },
    }),
  },
  'a rich text part',
);

export const richText = byType(
  {
    rich_text: shape({
      required: { type: oneOf('rich_text'), elements: listOf(parts) },
      optional: { block_id: id },
    }),
  },
  'rich text',
);
