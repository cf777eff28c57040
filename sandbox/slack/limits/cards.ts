/** Cards, carousels, plans and tasks. */

import { block } from './block.ts';
import { image } from './buttons.ts';
import { all, anything, byType, type Check, listOf, oneOf, rule, shape, string } from './checks.ts';
import { elementOf } from './elements.ts';
import { richText } from './rich-text.ts';
import { mrkdwnText } from './texts.ts';

const card = all(
  block(
    'card',
    {},
    {
      hero_image: image,
      icon: image,
      slack_icon: anything,
      title: mrkdwnText(150),
      subtitle: mrkdwnText(150),
      body: mrkdwnText(200),
      subtext: mrkdwnText(200),
      actions: listOf(elementOf('button'), { min: 1, max: 3 }),
    },
  ),
  rule(
    ({ hero_image: hero, title, actions, body }) => [hero, title, actions, body].some(Boolean),
    'needs hero_image, title, actions or body',
  ),
  rule(({ icon, slack_icon: slackIcon }) => !(icon && slackIcon), 'icon and slack_icon exclude each other'),
);

const source = shape({ required: { type: oneOf('url'), url: string(), text: string() } });
const status = oneOf('pending', 'in_progress', 'complete', 'error');
const task = block(
  'task_card',
  { task_id: string(), title: string(), status },
  { details: richText, output: richText, sources: listOf(source) },
);

export const cards: { [type: string]: Check } = {
  card,
  carousel: block('carousel', { elements: listOf(byType({ card }, 'a carousel'), { min: 1, max: 10 }) }),
  plan: block('plan', { title: string() }, { tasks: listOf(task, { max: 50 }) }),
  task_card: task,
};
