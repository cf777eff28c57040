/** What leads are told alone: what became of an escalation, where nothing can be written, and the daily digest. */
import { latestDigestMs } from '../../domain/digest.ts';
import type { Escalation, Recorded } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import { digest, digestRows } from '../../views/digest.ts';
import type { Circling } from '../../views/lead-notice.ts';
import { nobodyResponds, undeliverable, unreachable } from '../../views/undeliverable.ts';
import { words } from '../../views/words/default.ts';
import {
  asRead,
  linkFor,
  mayRead,
  type PayloadOf,
  type RenderContext,
  readableDirectly,
  wordsFor,
} from './context.ts';
import { type Rendering, sayTo } from './rendering.ts';

export type CirclesNow = Circling & { entry: Recorded | undefined };

/** That it goes in circles, with its last move by now, as this lead reads it. */
export async function circlesNow(
  context: RenderContext,
  escalation: Escalation,
  lead: string,
): Promise<CirclesNow> {
  const history = await context.queries.history.of(escalation.id);
  const entry = history.findLast(({ deed }) => deed.what === 'moved');
  const leads = new Set(context.directory.ledBy(lead));
  return {
    escalation,
    link: await linkFor(context, lead, escalation),
    readable: await readableDirectly(context, lead, escalation),
    entry: entry && asRead(context, { id: lead, teams: leads }, entry, escalation),
  };
}

export async function renderUndeliverable(
  context: RenderContext,
  { lead, channel, reason, team }: PayloadOf<'undeliverable'>,
): Promise<Rendering> {
  const { directory, fallbackChannel } = context;
  if (/^[UW]/.test(channel)) {
    const wording = await wordsFor(context, [channel]);
    return sayTo({ user: lead }, unreachable({ user: channel, reason, wording }));
  }
  const last = channel === fallbackChannel;
  const elsewhere = last || directory.teams[team]?.restricted ? null : fallbackChannel;
  const teamName = last ? null : directory.teamName(team);
  return sayTo({ user: lead }, undeliverable({ channel, reason, teamName, elsewhere }, words));
}

/** Whoever puts a group right has had some minutes by now: only where Slack says that it is right again, nothing is said. */
export async function renderNobodyResponds(
  { people, directory }: RenderContext,
  { lead, team: id }: PayloadOf<'nobody responds'>,
): Promise<Rendering> {
  const team = directory.teams[id];
  const isRight =
    !team ||
    (await people.isResponder(lead, team).then(
      () => true,
      () => false,
    ));
  if (isRight) return { do: 'drop', reason: 'no longer true' };
  return sayTo({ user: lead }, nobodyResponds(team.name, words));
}

export async function renderDigest(
  context: RenderContext,
  { lead, dueAt, asked }: PayloadOf<'digest'>,
): Promise<Rendering> {
  const { now } = context;
  if (!asked && now() - dueAt > latestDigestMs) return { do: 'drop', reason: 'too late' };
  const facts = await context.gather(lead, dueAt);
  const escalations = facts.needsYou.slice(0, digestRows).map(({ escalation }) => escalation);
  const links = new Map<string, string | null>();
  const readable = new Set<string>();
  for (const escalation of escalations) {
    links.set(escalation.id, await linkFor(context, lead, escalation));
    if (await mayRead(context, lead, escalation)) readable.add(escalation.id);
  }
  const reads = ({ id }: Escalation) => readable.has(id);
  const wording = await wordsFor(context, peopleIn(escalations));
  return sayTo({ user: lead }, digest({ digest: facts, links, wording, now: now(), mayRead: reads }));
}
