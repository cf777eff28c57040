/** What can be read of a switchboard.yml that may have problems, so that checks between its parts always run. */
import { z } from 'zod';
import type { configFile } from './config-file.ts';
import { defaultCategories, defaultCountries } from './defaults.ts';
import { durationSetting } from './durations.ts';
import type { shift as shiftSection } from './shifts.ts';
import type { targetSection } from './sla.ts';
import type { supportSection } from './support.ts';
import type { teamSection } from './teams.ts';
import { weekSection } from './week.ts';

/** Only settings that the file has: one that gets another name there cannot keep its old one here. */
type Of<Section extends z.ZodType> = { [Setting in keyof z.input<Section>]?: z.ZodType };

const unreadable = z.unknown().transform(() => undefined);
const text = z.string().optional().catch(undefined);
const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat())
  .optional()
  .catch(undefined);

/** NaN stands for a duration that is written but unreadable: it has its own problem and compares with nothing. */
const time = durationSetting.optional().catch(Number.NaN);
const target = z
  .object({ acknowledge: time, update: time, resolve: time, calendar: text } satisfies Of<
    typeof targetSection
  >)
  .optional()
  .catch(undefined);
const sla = z
  .object({ urgent: target, high: target, normal: target, low: target })
  .optional()
  .catch(undefined);

/** Whatever it is, it is there. */
const written = z.unknown().optional();
const shift = z
  .object({ calendar: text, time_zone: written, rotation: written, exceptions: written } satisfies Of<
    typeof shiftSection
  >)
  .optional()
  .catch(undefined);
const shifts = z.array(shift).optional().catch(undefined);

const team = z
  .object({ name: text, channel: text, ladder: text, calendar: text, sla, on_call: shifts } satisfies Of<
    typeof teamSection
  >)
  .optional()
  .catch(undefined);

const support = z
  .object({ agents: written, channel: text, shifts } satisfies Of<ReturnType<typeof supportSection.unwrap>>)
  .optional()
  .catch(undefined);

const settings = z.record(z.string(), z.unknown());
const calendar = z
  .object({
    any_of: z.array(text).optional().catch(undefined),
    hours: weekSection.optional().catch(undefined),
  })
  .catch({});

const conditions = z.object({ category: texts, country: texts }).optional().catch(undefined);
const rule = z.object({ team: text, when: conditions }).optional().catch(undefined);

/** Null when it is no group of settings. */
const settingsOf = (written: unknown): string[] | null => {
  const read = settings.nullable().catch(null).parse(written);
  return read && Object.keys(read);
};

const outline = z.object({
  /** A calendar that is no group of settings has its own problem; its name may still be used. */
  calendars: settings.catch({}).transform((calendars) =>
    Object.entries(calendars).map(([name, written]) => {
      const { any_of: anyOf, hours: weekly } = calendar.parse(written);
      return { name, settings: settingsOf(written), anyOf, weekly };
    }),
  ),
  defaults: z.object({ sla, calendar: text }).optional().catch(undefined),
  /** A team that is no group of settings has its own problem and takes no further part. */
  teams: z
    .record(z.string(), team)
    .catch({})
    .transform((teams) => Object.entries(teams).flatMap(([id, read]) => (read ? [{ id, ...read }] : []))),
  support,
  ladders: settings.catch({}),
  routing: z
    .object({ rules: z.array(rule).optional().catch(undefined), fallback: text })
    .optional()
    .catch(undefined),
  categories: z
    .array(z.object({ id: text }).optional().catch(undefined))
    .default(defaultCategories)
    .or(unreadable),
  countries: z.array(text).default(defaultCountries).or(unreadable),
} satisfies Of<typeof configFile>);
export type Outline = z.output<typeof outline>;

/** Null when the file is no group of settings at all. */
export function readOutline(written: unknown): Outline | null {
  return outline.safeParse(written).data ?? null;
}
