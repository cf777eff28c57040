/** What somebody writes into a field of the open form, as the field takes it. */

import { personWith } from '../places.ts';
import type { Choice } from '../slack/gestures/choices.ts';
import { asText } from '../slack/json.ts';
import { elementsIn, type Found } from '../slack/view-state.ts';
import type { Workspace } from '../slack/workspace.ts';
import { instantOf, nextTimeOfDay } from '../zones.ts';

/** By its label or its action. */
function fieldNamed(slack: Workspace, user: string, named: string): Found | undefined {
  const all = elementsIn(slack.modal(user)?.blocks ?? []);
  return (
    all.find(({ labels }) => labels.includes(named)) ?? all.find(({ element }) => element.action_id === named)
  );
}

/** The text in a field of the open form; '' where there is none. */
export function heldIn(slack: Workspace, user: string, named: string): string {
  const found = fieldNamed(slack, user, named);
  if (!found) return '';
  return asText(
    slack.modal(user)?.values[asText(found.block.block_id)]?.[asText(found.element.action_id)]?.value,
  );
}

/** Boxes take several separated by commas; a time is `15:00` or `2026-11-23 15:00` where the person is. */
export function choiceFor(slack: Workspace, user: string, label: string, value: string): Choice {
  const type = asText(fieldNamed(slack, user, label)?.element.type);
  if (value === '') return null;
  if (type === 'checkboxes' || type.startsWith('multi_')) return value.split(/\s*,\s*/);
  if (type === 'datetimepicker') return new Date(instantIn(slack, user, value));
  return value;
}

function instantIn(slack: Workspace, user: string, value: string): number {
  const { tz } = personWith(slack, user);
  const [, year, month, day, hour, minute] =
    /^(?:(\d{4})-(\d{1,2})-(\d{1,2})\s+)?(\d{1,2}):(\d{2})$/.exec(value.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) {
    throw new Error('Write a time like 15:00, or a day and a time like 2026-11-23 15:00.');
  }
  if (year === undefined) return nextTimeOfDay(slack.clock.now(), tz, Number(hour), Number(minute));
  return instantOf(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
    },
    tz,
  );
}
