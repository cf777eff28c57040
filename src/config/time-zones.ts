/** Time zones by their IANA names, such as Europe/Dublin. */
import { z } from 'zod';
import { nearMatch } from './near-match.ts';
import { expects, problemText, shown } from './problems.ts';

const known = Intl.supportedValuesOf('timeZone');
const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1);
const plain = (name: string) => name.trim().toLowerCase().replaceAll(' ', '_');

/** A city is asked for: what is called EST or GMT never puts its clocks forward, which few who write it expect. */
function isZone(name: string): boolean {
  if (name !== 'UTC' && !name.includes('/')) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  return !known.some((zone) => zone !== name && plain(zone) === plain(name));
}

/** The same city in other words, or a slip of the fingers in it; not another city that is written alike, as Dhaka is to Osaka. */
function zoneMeant(said: string): string | undefined {
  const same = known.find((zone) => plain(zone) === plain(said) || plain(cityOf(zone)) === plain(said));
  if (same !== undefined) return same;
  const [region, initial] = [plain(said).split('/')[0], plain(cityOf(said))[0]];
  if (!said.includes('/') || initial === undefined) return undefined;
  const near = known.filter(
    (zone) => plain(zone).split('/')[0] === region && plain(cityOf(zone))[0] === initial,
  );
  const city = nearMatch(cityOf(said), near.map(cityOf));
  return near.find((zone) => cityOf(zone) === city);
}

const aZone = 'Write a name of the IANA list, like Europe/Dublin or America/Los_Angeles.';

function zoneProblem({ input }: { input?: unknown }): string {
  if (typeof input !== 'string') return expects('a time zone', aZone)({ input });
  const meant = zoneMeant(input);
  return problemText(
    `There is no time zone ${shown(input)}.`,
    meant === undefined ? aZone : `Did you mean ${meant}?`,
  );
}

export const timeZone = z
  .string({ error: zoneProblem })
  .refine(isZone, { error: zoneProblem })
  .meta({ examples: ['Europe/Dublin', 'Asia/Tokyo', 'America/Los_Angeles'] });
