/** What a configuration makes of stories: the messages, how often each is notified, and what it did not come to. */
import type { Config } from '../../config/config.ts';
import { holidaysOf } from '../../config/public-holidays.ts';
import { leadHours } from '../../domain/attention.ts';
import type { Calendar, Instant } from '../../domain/calendars/calendar.ts';
import type { Weekday } from '../../domain/calendars/weekday.ts';
import { type Simulated, type Story, simulateStory } from '../../domain/simulate.ts';
import type { Swap } from '../../domain/team.ts';
import { createDirectory } from '../../engine/directory.ts';
import { type Counts, countPings, type Worst, worstOf } from './counts.ts';
import { delivered } from './delivered.ts';
import { momentIn, outlookRow, type Row } from './rows.ts';

export type Outlook = {
  rows: Row[];
  counts: Counts;
  worst: Worst;
  /** Whole sentences about what was left out. */
  leftOut: string[];
};

export type OutlookZones = {
  /** Where a team works on no calendar with a zone. */
  zone: string;
  zones: ReadonlyMap<string, string>;
  /** The turns on call that were swapped. */
  swapsOf?: (team: string) => readonly Swap[];
};

/** The promises are those the bot would make, and nothing that was kept. */
const nothingStored = { policies: { find: () => Promise.resolve(undefined) } };

export function outlookOf(
  config: Config,
  stories: readonly Story[],
  { zone, zones, swapsOf }: OutlookZones,
): Outlook {
  const promises = createDirectory({
    ...config,
    queries: nothingStored,
    holidaysOf,
    ...(swapsOf && { swapsOf }),
  });
  const places = { teams: config.teams, calendars: config.calendars, zone, zones };
  const { attention, digest } = config;
  const hoursOf = (lead: string) =>
    attention === 'everything' ? undefined : hoursIn(digest.days, zones.get(lead) ?? zone);
  const simulated: [string, Simulated][] = [];
  const leftOut: string[] = [];
  for (const story of stories) {
    const { id, draft } = story;
    if (!promises.policyOf(draft.team)) {
      leftOut.push(`${id} was left out: there is no team ${draft.team}.`);
      continue;
    }
    const one = simulateStory(story, promises);
    simulated.push([id, one]);
    leftOut.push(...one.refused.map(({ at, given, why }) => refusal(id, { at, given, why, zone })));
  }
  const said = delivered(simulated, { attention, calendarOf: promises.calendars, hoursOf });
  const rows = said.map((one) => outlookRow(one, places));
  return { rows, counts: countPings(rows), worst: worstOf(rows), leftOut };
}

const known = new Map<string, Calendar>();

function hoursIn(days: readonly Weekday[], zone: string): Calendar {
  const key = `${zone} ${days.join()}`;
  const hours = known.get(key) ?? leadHours(days, zone);
  known.set(key, hours);
  return hours;
}

const refusal = (
  id: string,
  { at, given, why, zone }: { at: Instant; given: string; why: string; zone: string },
): string => `${id}: what was done at ${momentIn(at, zone)} (${zone}) was left out: ${given}, ${why}.`;
