/** Documents that could have answered: which are to be written, and that one was: a change of the team that needed it most. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { dateIn } from '../domain/digest.ts';
import type { Directory } from '../domain/directory.ts';
import {
  documentDays,
  documentKey,
  type Gap,
  type GapsRead,
  gapsOf,
  isToWrite,
  namesBefore,
  newestOf,
  type WrittenDocument,
} from '../domain/documents.ts';
import type { Reader } from '../domain/permission.ts';
import { teamsToChange } from '../domain/process-change.ts';
import { clockOfTeam } from './clock-of-team.ts';
import { commitChange } from './commit.ts';
import type { Reports } from './reports.ts';

type Parts = {
  store: Store;
  queries: Pick<Queries, 'processChanges' | 'documents'>;
  reports: Pick<Reports, 'gaps'>;
  directory: Pick<Directory, 'teams' | 'ledBy' | 'leadsSupport' | 'restricted' | 'policyOf'>;
  now(): Instant;
};

export type Documents = {
  read(reader: Reader): Promise<GapsRead>;
  /** What can be named when something of this team is resolved. */
  namesFor(team: string, reader: Reader): Promise<string[]>;
  /** What is written and for everybody to read. */
  forEverybody(): Promise<WrittenDocument[]>;
  /** The same request writes it down once. Throws NotSavedError. */
  write(
    document: Pick<WrittenDocument, 'document' | 'title' | 'link'>,
    reader: Reader,
    requestKey: string,
  ): Promise<WrittenDocument | { refused: 'no gap' }>;
};

const dayMs = 86_400_000;
/** Of one team, what can be chosen from is what was said lately. */
const mostSaid = 500;
/** Nobody in particular: what everybody may read. */
const everybody: Reader = { id: '', teams: new Set() };

export function createDocuments(parts: Parts): Documents {
  const { store, queries, reports, directory, now } = parts;
  const readAs = (reader: Reader) => ({ reader, restricted: directory.restricted });
  return {
    read: (reader) => reports.gaps({ from: firstDay(now()), reader }),

    async namesFor(team, reader) {
      const said = await queries.documents.said({ from: firstDay(now()), teams: [team], limit: mostSaid });
      const written = await queries.processChanges.written();
      return namesBefore(
        said,
        written.filter((one) => one.team === team),
        readAs(reader),
      );
    },

    async forEverybody() {
      const written = await queries.processChanges.written();
      return newestOf(written.filter(({ team, restricted }) => !restricted && !directory.restricted(team)));
    },

    async write({ document, title, link }, reader, requestKey) {
      const before = (await queries.processChanges.written()).find(({ id }) => id === requestKey);
      if (before) return before;
      const { gaps } = await reports.gaps({ from: firstDay(now()), reader });
      const gap = gaps.find(({ key }) => key === documentKey(document));
      const [team] = gap?.teams ?? [];
      if (!gap || team === undefined) return { refused: 'no gap' };
      const at = now();
      const written = {
        ...{ id: requestKey, at, by: reader.id, restricted: directory.restricted(team), title, team },
        ...{ category: null, measure: 'document' as const, since: dateIn(clockOfTeam(directory, team), at) },
        ...{ document: gap.name, link },
      };
      await commitChange(store, [queries.processChanges.add(written)]);
      return written;
    },
  };
}

/** From when on, and of which teams what was said; all where they are left out. */
export type GapsAsked = { from: Instant; teams?: readonly string[]; reader: Reader };

/** Reads all that was said in that time: to be asked for as a report. */
export async function gapsRead(
  { queries, directory }: { queries: Parts['queries']; directory: Pick<Directory, 'restricted'> },
  { reader, ...sought }: GapsAsked,
): Promise<GapsRead> {
  const [said, written] = await Promise.all([
    queries.documents.said(sought),
    queries.processChanges.written(),
  ]);
  return gapsOf(said, written, { reader, restricted: directory.restricted });
}

/** Of the teams of a lead, in a message: what is restricted is named in no message. */
export async function toWriteFor(
  { reports, directory, now }: Pick<Parts, 'reports' | 'directory' | 'now'>,
  lead: string,
): Promise<Gap[]> {
  const teams = teamsToChange(lead, directory);
  const { gaps } = await reports.gaps({ from: firstDay(now()), teams, reader: everybody });
  return gaps.filter(isToWrite);
}

const firstDay = (now: Instant): Instant => now - documentDays * dayMs;
