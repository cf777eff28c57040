/** Buttons and images. */

import { all, type Check, listOf, oneOf, rule, shape, string } from './checks.ts';
import { element, ids, url } from './element.ts';
import { confirm, id, plainText, style } from './texts.ts';

const label = string({ max: 75 });
const text = plainText(75);

const feedback = shape({
  required: { text, value: string({ max: 2000 }) },
  optional: { accessibility_label: label },
});

const parameters = listOf(shape({ required: { name: string(), value: string() } }));
const trigger = shape({ required: { url }, optional: { customizable_input_parameters: parameters } });
const workflow = shape({ required: { trigger } });

/** A picture comes from an address or from a file in Slack. */
export const oneImageSource = rule(
  (it) => (it.image_url === undefined) !== (it.slack_file === undefined),
  'needs image_url or slack_file, not both',
);

export const image = all(
  shape({
    required: { type: oneOf('image'), alt_text: string({ max: 2000 }) },
    optional: { image_url: url, slack_file: shape({ optional: { id, url } }) },
  }),
  oneImageSource,
);

export const buttons: { [type: string]: Check } = {
  button: element(
    'button',
    { text },
    { value: string({ min: 0, max: 2000 }), url, style, confirm, accessibility_label: label },
  ),
  workflow_button: element(
    'workflow_button',
    { text, workflow },
    { style, confirm, accessibility_label: label },
  ),
  feedback_buttons: element('feedback_buttons', { positive_button: feedback, negative_button: feedback }),
  icon_button: element(
    'icon_button',
    { icon: oneOf('trash'), text },
    { value: string({ max: 2000 }), confirm, accessibility_label: label, visible_to_user_ids: ids },
  ),
  image,
};
