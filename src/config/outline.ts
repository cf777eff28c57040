/** What can be read of a switchboard.yml that may have problems, so that checks between its parts always run. */
import { z } from 'zod';
import { defaultCategories, defaultCountries } from './defaults.ts';
import { duration } from './durations.ts';

const unreadable = z.unknown().transform(() => undefined);
const text = z.string().optional().catch(undefined);
const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat())
  .optional()
  .catch(undefined);

/** NaN stands for a duration that is written but unreadable: it has its own problem and compares with nothing. */
const time = duration.optional().catch(Number.NaN);
const target = z.object({ acknowledge: time, update: time, resolve: time }).optional().catch(undefined);
const sla = z
  .object({ urgent: target, high: target, normal: target, low: target })
  .optional()
  .catch(undefined);

const team = z.object({ name: text, channel: text, ladder: text, sla }).optional().catch(undefined);

const conditions = z.object({ category: texts, country: texts }).optional().catch(undefined);
const rule = z.object({ team: text, when: conditions }).optional().catch(undefined);

const outline = z.object({
  defaults: z.object({ sla }).optional().catch(undefined),
  /** A team that is no group of settings has its own problem and takes no further part. */
  teams: z
    .record(z.string(), team)
    .catch({})
    .transform((teams) => Object.entries(teams).flatMap(([id, read]) => (read ? [{ id, ...read }] : []))),
  ladders: z.record(z.string(), z.unknown()).catch({}),
  routing: z
    .object({ rules: z.array(rule).optional().catch(undefined), fallback: text })
    .optional()
    .catch(undefined),
  categories: z
    .array(z.object({ id: text }).optional().catch(undefined))
    .default(defaultCategories)
    .or(unreadable),
  countries: z.array(text).default(defaultCountries).or(unreadable),
});
export type Outline = z.output<typeof outline>;

/** Null when the file is no group of settings at all. */
export function readOutline(written: unknown): Outline | null {
  return outline.safeParse(written).data ?? null;
}
