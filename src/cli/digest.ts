/** `switchboard digest --dry-run`: the digest of a lead as it would be sent, without sending it. Slack is not asked: names and time zones are those that the bot remembers. */
import type { Config } from '../config/config.ts';
import { holidaysOf } from '../config/public-holidays.ts';
import { configPathIn, readConfigFile } from '../config/read-settings.ts';
import { openToRead } from '../db/open.ts';
import { type Queries, queriesOf } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { instantOf, type WallTime } from '../domain/calendars/wall-time.ts';
import { beginsWeek, type Digest } from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import type { MondayRead } from '../domain/documents.ts';
import { peopleIn } from '../domain/people-in.ts';
import { peopleInChanges } from '../domain/process-change.ts';
import { createDigests } from '../engine/digests.ts';
import { createDirectory } from '../engine/directory.ts';
import { createProcessChanges } from '../engine/process-changes.ts';
import { reportsOf } from '../engine/reports.ts';
import { digest as digestMessage } from '../views/digest.ts';
import type { Message } from '../views/lines.ts';
import type { Wording } from '../views/parts.ts';
import { databaseAtHand } from './database-at-hand.ts';
import { rememberedWording } from './remembered-wording.ts';
import { printProblems, type Terminal } from './terminal.ts';

export type DigestOptions = {
  lead: string;
  /** The day of the digest, there where the lead is; today where it is left out. */
  date?: WallTime;
  json?: true;
};

export async function printDigest(terminal: Terminal, options: DigestOptions, now: Instant): Promise<void> {
  const read = readConfigFile(configPathIn(terminal.env));
  if ('problems' in read) {
    printProblems(terminal, read.problems);
    return;
  }
  const url = await databaseAtHand(terminal);
  if (url === undefined) return;
  const { store } = await openToRead(url);
  try {
    const { config } = read;
    const queries = queriesOf(store);
    const directory = createDirectory({ ...config, queries, holidaysOf });
    if (!leadsSomething(options.lead, directory)) {
      terminal.complain(
        `${options.lead} leads no team in this configuration. Write the member id of a lead, like U012AB3CD.`,
      );
      terminal.fail();
      return;
    }
    const message = await written({ store, queries, config, directory, now, terminal }, options);
    terminal.print(options.json ? JSON.stringify({ blocks: message.blocks }, null, 2) : message.text);
  } finally {
    await store.close();
  }
}

const leadsSomething = (person: string, { toldTo, leadsSupport }: Directory): boolean =>
  toldTo(person).length > 0 || leadsSupport(person);

type Parts = {
  store: Store;
  queries: Queries;
  config: Config;
  directory: Directory;
  now: Instant;
  terminal: Terminal;
};

async function written(parts: Parts, { lead, date }: DigestOptions): Promise<Message> {
  const { store, queries, config, directory, terminal } = parts;
  const now = () => parts.now;
  const zoneOf = async (person: string) => (await queries.people.find(person))?.timeZone ?? 'UTC';
  const log = { warn: (_: object, message: string) => terminal.complain(message) };
  const idle = { committed: () => {} };
  const reports = reportsOf({ queries, directory, log });
  const digests = createDigests({
    store,
    queries,
    directory,
    hours: config.digest,
    zoneOf,
    now,
    reports,
    log,
    ...idle,
  });
  const facts = await digests.gather({ lead }, date ? dueOn(date, config, await zoneOf(lead)) : parts.now);
  const changes = createProcessChanges({ store, queries, reports, directory, holidaysOf, now });
  const week = beginsWeek(facts) ? await changes.monday(lead) : null;
  const own = new Set(directory.ledBy(lead));
  const mayRead = ({ team }: { team: string }) => own.has(team) || !directory.restricted(team);
  const documents = facts.documents.map((one) =>
    mayRead(one) && !directory.restricted(one.team) ? one : { ...one, which: null },
  );
  const wording = await wordingOf(parts, facts, week);
  return digestMessage({
    digest: { ...facts, documents },
    week,
    links: new Map(),
    wording,
    now: parts.now,
    mayRead,
  });
}

/** At the hour of digests on that day. */
const dueOn = ({ year, month, day }: WallTime, { digest: { at } }: Config, timeZone: string): Instant =>
  instantOf({ year, month, day, hour: Math.floor(at / 60), minute: at % 60 }, timeZone);

/** As the bot has heard people called. */
async function wordingOf(
  { queries, config }: Parts,
  { needsYou }: Digest,
  week: MondayRead | null,
): Promise<Wording> {
  const ids = new Set([
    ...peopleIn(needsYou.map(({ escalation }) => escalation)),
    ...(week ? peopleInChanges(week) : []),
  ]);
  return rememberedWording(queries, config, ids);
}
