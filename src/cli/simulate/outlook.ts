/** What a configuration makes of stories: the messages, how often each is notified, and what it did not come to. */
import type { Config } from '../../config/config.ts';
import { holidaysOf } from '../../config/public-holidays.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type Story, simulateStory } from '../../domain/simulate.ts';
import { createDirectory } from '../../engine/directory.ts';
import { type Counts, countPings, type Worst, worstOf } from './counts.ts';
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
};

/** The promises are those the bot would make, and nothing that was kept. */
const nothingStored = { policies: { find: () => Promise.resolve(undefined) } };

export function outlookOf(config: Config, stories: readonly Story[], { zone, zones }: OutlookZones): Outlook {
  const promises = createDirectory({ ...config, queries: nothingStored, holidaysOf });
  const places = { teams: config.teams, calendars: config.calendars, zone, zones };
  const rows: Row[] = [];
  const leftOut: string[] = [];
  for (const story of stories) {
    const { id, draft } = story;
    if (!promises.policyOf(draft.team)) {
      leftOut.push(`${id} was left out: there is no team ${draft.team}.`);
      continue;
    }
    const { told, refused } = simulateStory(story, promises);
    rows.push(...told.map((one) => outlookRow(id, one, places)));
    leftOut.push(...refused.map(({ at, given, why }) => refusal(id, { at, given, why, zone })));
  }
  return { rows, counts: countPings(rows), worst: worstOf(rows), leftOut };
}

const refusal = (
  id: string,
  { at, given, why, zone }: { at: Instant; given: string; why: string; zone: string },
): string => `${id}: what was done at ${momentIn(at, zone)} (${zone}) was left out: ${given}, ${why}.`;
