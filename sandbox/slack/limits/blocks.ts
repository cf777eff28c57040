/** Blocks: what each may hold. */

import { block } from './block.ts';
import { image, oneImageSource } from './buttons.ts';
import { cards } from './cards.ts';
import { all, anything, boolean, byType, type Check, later, listOf, oneOf, rule, string } from './checks.ts';
import { choosers, elementOf } from './elements.ts';
import { inputs } from './inputs.ts';
import { richText } from './rich-text.ts';
import { tablesAndCharts } from './tables-and-charts.ts';
import { anyText, plainText } from './texts.ts';

const actionable = [
  'button',
  'overflow',
  'datetimepicker',
  'workflow_button',
  'rich_text_input',
  ...choosers,
];
const fillable = [...Object.keys(inputs), 'datetimepicker', ...choosers];
const textual = byType({ plain_text: anyText(3000), mrkdwn: anyText(3000), image }, 'a context block');

const section = all(
  block(
    'section',
    {},
    {
      text: anyText(3000),
      fields: listOf(anyText(2000), { min: 1, max: 10 }),
      accessory: elementOf('button', 'overflow', 'image', 'workflow_button', ...choosers),
      expand: boolean,
    },
  ),
  rule(
    ({ text, fields }) => text !== undefined || fields !== undefined,
    'missing required field: text or fields',
  ),
);

const inside = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];
const container = all(
  block(
    'container',
    {
      child_blocks: listOf(
        later(() => byType(pick(inside), 'a container')),
        { min: 1, max: 10 },
      ),
    },
    {
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  rule(
    ({ title, rich_text_title: rich }) => Boolean(title || rich),
    'missing required field: title or rich_text_title',
  ),
  rule((it) => !it.default_collapsed || it.is_collapsible === true, 'default_collapsed needs is_collapsible'),
);

const video = block(
  'video',
  {
    video_url: string({ max: 3000 }),
    thumbnail_url: string({ max: 3000 }),
    alt_text: string(),
    title: plainText(199),
  },
  {
    title_url: string(),
    author_name: string({ max: 49 }),
    provider_name: string(),
    provider_icon_url: string(),
    description: plainText(200),
  },
);

const picture = all(
  block(
    'image',
    { alt_text: string({ max: 2000 }) },
    { image_url: string({ max: 3000 }), slack_file: anything, title: plainText(2000) },
  ),
  oneImageSource,
);

export const blocks: { [type: string]: Check } = {
  actions: block('actions', { elements: listOf(elementOf(...actionable), { min: 1, max: 25 }) }),
  alert: block(
    'alert',
    { text: anyText(200) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  container,
  context: block('context', { elements: listOf(textual, { min: 1, max: 10 }) }),
  context_actions: block('context_actions', {
    elements: listOf(elementOf('feedback_buttons', 'icon_button'), { min: 1, max: 5 }),
  }),
  divider: block('divider', {}),
  header: block('header', { text: plainText(150) }),
  image: picture,
  input: block(
    'input',
    { label: plainText(2000), element: elementOf(...fillable) },
    { hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  ),
  markdown: block('markdown', { text: string({ max: 12_000 }) }),
  rich_text: richText,
  section,
  video,
  ...cards,
  ...tablesAndCharts,
};

function pick(types: string[]): { [type: string]: Check } {
  return Object.fromEntries(Object.entries(blocks).filter(([type]) => types.includes(type)));
}
