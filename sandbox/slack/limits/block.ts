/** What all blocks have in common. */

import { type Check, type Fields, oneOf, shape } from './checks.ts';
import { id } from './texts.ts';

export function block(type: string, required: Fields, optional: Fields = {}): Check {
  return shape({ required: { type: oneOf(type), ...required }, optional: { block_id: id, ...optional } });
}
