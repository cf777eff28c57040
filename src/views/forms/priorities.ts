/** Priorities as an input offers them, each with its meaning, and as it is read again. */
import { z } from 'zod';
import { type Priority, priorities } from '../../domain/escalation.ts';
import type { Words } from '../words/words.ts';
import { option } from './inputs.ts';

export type Meanings = Record<Priority, { meaning: string }>;

export const priorityOption = (priority: Priority, meanings: Meanings, { status }: Words) =>
  option(priority, status.priorityTitle(priority), meanings[priority].meaning);

/** Null when this is no priority. */
export const priorityIn = (given: string | null): Priority | null =>
  z.enum(priorities).nullable().catch(null).parse(given);
