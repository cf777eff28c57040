/** Durations as people write them: 90s, 15m, 4h, 2d, or several together like 1h 30m. */
import { z } from 'zod';
import { expects, problemText } from './problems.ts';

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const longestMs = 366 * 86_400_000;

const written = /^\d{1,6}[smhd](?: ?\d{1,6}[smhd])*$/;

/** Milliseconds, or null when the text is no duration. A day is 24 hours; a unit said twice is no duration. */
export function parseDuration(text: string): number | null {
  const tidy = text.trim();
  if (!written.test(tidy)) return null;
  const parts = [...tidy.matchAll(/(\d+)([smhd])/g)];
  if (new Set(parts.map(([, , unit]) => unit)).size < parts.length) return null;
  return parts.reduce((ms, [, count, unit]) => ms + Number(count) * (unitMs[unit ?? ''] ?? 0), 0);
}

const aDuration = expects('a duration', 'Write it like 90s, 15m, 4h, 2d or 1h 30m.');

/** What is wrong with a duration, as problem and fix, or undefined when it can be used. */
export function durationProblem(text: string): string | undefined {
  const ms = parseDuration(text);
  if (ms === null) return aDuration({ input: text });
  if (ms < 1_000) return problemText('This is no time at all.', 'Write at least 1s.');
  return ms > longestMs ? problemText('This is longer than a year.', 'Write at most 366d.') : undefined;
}

/** A duration in switchboard.yml → milliseconds, at least a second and at most a year. */
export const durationSetting = z
  .string({ error: aDuration })
  .superRefine((text, ctx) => {
    const message = durationProblem(text);
    if (message !== undefined) ctx.addIssue({ code: 'custom', message });
  })
  .transform((text) => parseDuration(text) ?? z.NEVER)
  .meta({ pattern: written.source });
