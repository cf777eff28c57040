/** Countries and regions whose public holidays are known, such as IE, US-CA or DE-BE. */
import { z } from 'zod';
import { expects, problemText, shown } from './problems.ts';
import { isRegion } from './public-holidays.ts';

const aRegion = 'Write a country like IE, or a part of one like US-CA or DE-BE.';
export function regionProblem({ input }: { input?: unknown }): string {
  if (typeof input !== 'string') return expects('a country or region', aRegion)({ input });
  const capitals = input.trim().toUpperCase();
  const meant = [capitals, capitals.replace(/^UK\b/, 'GB')].find(isRegion);
  const country = capitals.replace(/[^A-Z].*$/, '');
  const fix = isRegion(country)
    ? `Write ${country} for the whole country, or a part of it that is known.`
    : aRegion;
  return problemText(
    `There are no public holidays known for ${shown(input)}.`,
    meant === undefined ? fix : `Did you mean ${meant}?`,
  );
}

export const region = z.string({ error: regionProblem }).refine(isRegion, { error: regionProblem });
