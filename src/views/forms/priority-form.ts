/** Change priority: the ones this person may choose, each with its meaning. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Priority, priorities } from '../../domain/escalation.ts';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { option, select } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

export type Meanings = Record<Priority, { meaning: string }>;

export const priorityOption = (priority: Priority, meanings: Meanings) =>
  option(priority, `${priority.charAt(0).toUpperCase()}${priority.slice(1)}`, meanings[priority].meaning);

/** Null when this is no priority. */
export const priorityIn = (given: string | null): Priority | null =>
  z.enum(priorities).nullable().catch(null).parse(given);

/** `offered` holds at least one. */
export const priorityForm = (
  about: ActMetadata,
  offered: readonly Priority[],
  meanings: Meanings,
): ModalView =>
  actForm(about, {
    callback: modals.changePriority,
    title: `Priority of ${about.id}`,
    submit: 'Change',
    blocks: [
      select({
        block: fields.priority,
        label: 'Priority',
        options: offered.map((priority) => priorityOption(priority, meanings)),
        placeholder: 'Choose a priority',
        hint: 'Time that has been counted stays counted; the due times follow the new priority.',
      }),
    ],
  });

export function readPriorityForm(state: unknown): Read<{ to: Priority }> {
  const { say, done } = collectErrors();
  const to = priorityIn(readState(state).choice(fields.priority));
  if (to === null) say(fields.priority, 'Choose the new priority.');
  return done({ to: to ?? 'normal' });
}
