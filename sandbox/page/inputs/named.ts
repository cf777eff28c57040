/** How an element is named to those who hear the page, and found by those who test it. */

import type { JsonObject } from '../../slack/json.ts';
import type { Labelled } from '../blocks/standing.tsx';
import { plainWords } from '../blocks/text.tsx';

/** By its label; outside an input block by its placeholder, or what it is. */
export function namedBy(labelled: Labelled | undefined, element: JsonObject, otherwise: string) {
  if (!labelled) return { 'aria-label': plainWords(element.placeholder) || otherwise };
  return {
    id: labelled.inputId,
    'aria-labelledby': labelled.labelId,
    ...(labelled.describedBy && { 'aria-describedby': labelled.describedBy }),
    ...(labelled.invalid && { 'aria-invalid': true as const }),
    ...(labelled.required && { 'aria-required': true as const }),
  };
}

/** Several controls under one label: what is wrong or required is said of each, not of the group. */
export function groupNamedBy(labelled: Labelled | undefined, otherwise: string) {
  if (!labelled) return { 'aria-label': otherwise };
  return {
    'aria-labelledby': labelled.labelId,
    ...(labelled.describedBy && { 'aria-describedby': labelled.describedBy }),
  };
}
