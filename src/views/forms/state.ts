/** Reads what a person has put into a modal, as Slack sends it back. */
import { z } from 'zod';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { withPictures } from '../../domain/reading/emoji.ts';
import { hasVisible } from '../../domain/reading/visible-text.ts';
import type { Words } from '../words/words.ts';

const element = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date_time: z.number().nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
});

const state = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

/** What each block holds; nothing is null, and so is a text in which nobody can see anything. Text is trimmed, its emoji are pictures. */
export type Filled = {
  /** Whether the form has such a field. */
  has(block: string): boolean;
  text(block: string): string | null;
  choice(block: string): string | null;
  ticked(block: string): string[];
  instant(block: string): Instant | null;
  /** `2026-11-23`. */
  date(block: string): string | null;
  user(block: string): string | null;
};

/** Throws when this is not the state of a modal. */
export function readState(given: unknown): Filled {
  const { values } = state.parse(given);
  const at = (block: string) => Object.values(values[block] ?? {})[0];
  return {
    has: (block) => values[block] !== undefined,
    text: (block) => {
      const typed = withPictures(at(block)?.value?.trim() ?? '');
      return hasVisible(typed) ? typed : null;
    },
    choice: (block) => at(block)?.selected_option?.value ?? null,
    ticked: (block) => at(block)?.selected_options?.map(({ value }) => value) ?? [],
    instant: (block) => {
      const seconds = at(block)?.selected_date_time;
      return seconds ? seconds * 1000 : null;
    },
    date: (block) => at(block)?.selected_date ?? null,
    user: (block) => at(block)?.selected_user ?? null,
  };
}

/** A sentence for each field that cannot be taken as it is, under its block_id. */
export type FieldErrors = Record<string, string>;
export type Read<T> = { read: T } | { errors: FieldErrors };

/** Collects errors while a form is read, so that all are told at once. */
export function collectErrors({ answers: { tooLong } }: Words) {
  const errors: FieldErrors = {};
  return {
    /** The text, or '' with an error when it is missing or too long. */
    need(block: string, text: string | null, missing: string, max: number): string {
      if (text === null) errors[block] = missing;
      else if (text.length > max) errors[block] = tooLong(max);
      return text ?? '';
    },
    within(block: string, text: string | null, max: number): string | null {
      if (text !== null && text.length > max) errors[block] = tooLong(max);
      return text;
    },
    say(block: string, sentence: string): void {
      errors[block] ??= sentence;
    },
    done<T>(read: T): Read<T> {
      return Object.keys(errors).length > 0 ? { errors } : { read };
    },
  };
}
