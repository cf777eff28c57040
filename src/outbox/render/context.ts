/** What rows are rendered from, and what every renderer asks: who reads what, where a card is, what ids are called. */

import type { OutboxRow } from '../../db/outbox.ts';
import type { NoticePayload } from '../../db/payload.ts';
import { cardName } from '../../db/posts.ts';
import type { Queries } from '../../db/queries.ts';
import type { Attention } from '../../domain/attention.ts';
import { type Calendar, type Instant, opensAt } from '../../domain/calendars/calendar.ts';
import type { Digest, DigestTo } from '../../domain/digest.ts';
import type { Directory } from '../../domain/directory.ts';
import type { MondayRead } from '../../domain/documents.ts';
import type { Escalation, Recorded } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import type { Reader } from '../../domain/permission.ts';
import { asReadBy } from '../../domain/read-by.ts';
import type { Within } from '../../domain/tally.ts';
import type { People } from '../../slack/people/people.ts';
import { type Names, wordingFor } from '../../slack/people/wording.ts';
import type { Wording } from '../../views/parts.ts';
import { words } from '../../views/words/default.ts';
import type { Rendering } from './rendering.ts';

export type RenderContext = Omit<Names, 'teams'> & {
  queries: Queries;
  people: People;
  directory: Directory;
  fallbackChannel: string;
  attention: Attention;
  /** When a lead is reminded of what can wait; undefined where it is not known, or does not matter. */
  hoursOf(lead: string): Promise<Calendar | undefined>;
  /** The hours in which anybody is taken to work: the days of the digest, by day, where they are; undefined where that is not known. */
  dayOf(person: string): Promise<Calendar | undefined>;
  gather(to: DigestTo, until: Instant): Promise<Digest>;
  /** What a lead's changes have come to, what rises, and which documents are to be written, for the first digest of a week. */
  monday(lead: string): Promise<MondayRead>;
  /** What a lead may read of that time, as CSV; null where they lead nothing any more. */
  exported(lead: string, within: Within): Promise<{ content: Buffer; amount: number } | null>;
  /** Where somebody opens their board, this app's Home; null while that is not known. */
  boardLink(): Promise<string | null>;
  /** What this person resolved until then, left open and was not asked about. */
  leftOpen(person: string, until: Instant): Promise<Escalation[]>;
  permalink(channel: string, ts: string): string;
  now(): Instant;
  /** It has been said, and is drawn as it would be now: the hours in which it may be said, and a snooze, are no matter. */
  isAnew?: boolean;
  /** As of when it was said: minutes that are left, and what was asked then, stay as they were read. */
  saidAt?: Instant;
};

/** As of when something is written. */
export const writtenAt = ({ saidAt, now }: Pick<RenderContext, 'saidAt' | 'now'>): Instant => saidAt ?? now();

/** What a row about an escalation is rendered from. */
export type About = { row: OutboxRow; escalation: Escalation };
export type PayloadOf<Kind> = Extract<NoticePayload, { kind: Kind }>;
/** Renders a row of one kind. */
export type Renderer<Kind> = (
  context: RenderContext,
  about: About,
  payload: PayloadOf<Kind>,
) => Promise<Rendering>;

export const wordsFor = async (context: RenderContext, ids: Iterable<string>): Promise<Wording> => ({
  words,
  ...(await wordingFor(context.people, { ...context, teams: context.directory.teams }, ids)),
});

/** The entry of the change that a row comes from; a refresh comes from none. */
export const entryOf = (
  { queries }: RenderContext,
  { id }: Escalation,
  { version }: { version: number },
): Promise<Recorded | undefined> => queries.history.entry(id, version);

/** The words for an escalation and one of its entries. */
export const wordsAbout = (
  context: RenderContext,
  escalation: Escalation,
  entry?: Recorded,
): Promise<Wording> => wordsFor(context, peopleIn([escalation], entry ? [entry] : []));

/** Whether this person reads what is in it in a message to them alone: judged when it is sent, by what they are to its team then. */
export async function mayRead(
  { people, directory }: Pick<RenderContext, 'people' | 'directory'>,
  person: string,
  { team: id }: Pick<Escalation, 'team'>,
): Promise<boolean> {
  const team = directory.teams[id];
  const restricted = directory.restricted(id);
  const isIn = async () => (await people.standing(person, { restricted })) === 'in';
  try {
    if (!restricted) return await isIn();
    if (!team) return false;
    return (
      (directory.leads(id).includes(person) && (await isIn())) || (await people.isResponder(person, team))
    );
  } catch {
    // Slack does not say who they are: they are told how it stands, and no more.
    return false;
  }
}

/** Whether those who read the thread of this card may read what the agent wrote: it is the newest, and a team has it that is known. */
export const readableUnder = (
  { directory }: Pick<RenderContext, 'directory'>,
  { team, moves }: Pick<Escalation, 'team' | 'moves'>,
  card: number,
): boolean => card === moves && directory.teams[team] !== undefined;

/** Whether a direct message may say what it is about: what is restricted stays in its channel. */
export const readableDirectly = async (
  context: RenderContext,
  person: string,
  escalation: Escalation,
): Promise<boolean> =>
  !context.directory.restricted(escalation.team) && (await mayRead(context, person, escalation));

/** Its card, where this person can see it: nobody else can open the channel of a restricted team. */
export async function linkFor(
  context: RenderContext,
  person: string,
  escalation: Escalation,
): Promise<string | null> {
  if (!(await mayRead(context, person, escalation))) return null;
  return (await context.queries.posts.find(escalation.id, cardName(escalation.moves)))?.permalink ?? null;
}

export const asRead = (
  { directory }: Pick<RenderContext, 'directory'>,
  reader: Reader,
  entry: Recorded,
  { team, reporter, formerReporters }: Escalation,
): Recorded => asReadBy(reader, entry, { team, reporter, formerReporters, restricted: directory.restricted });

/** When the calendar its clocks run on opens, while it is closed. */
export async function closedFor(
  { directory, now }: RenderContext,
  { policyId, priority }: Escalation,
): Promise<Instant | null> {
  const { sla } = await directory.policy(policyId);
  const at = opensAt(directory.calendars(sla[priority].calendar), now());
  return at !== null && at > now() ? at : null;
}

/** It was asked for because of something else than a version. */
export const isRefresh = ({ version }: { version: number }): boolean => version === 0;
