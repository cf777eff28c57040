/** What leads are told alone: what became of an escalation, and where nothing can be written. */
import type { Escalation, Recorded } from '../../domain/escalation.ts';
import { NobodyRespondsError } from '../../slack/people/people.ts';
import type { Circling } from '../../views/lead-notice.ts';
import { nobodyResponds, notTaken, undeliverable, unreachable } from '../../views/undeliverable.ts';
import { words } from '../../views/words/default.ts';
import {
  asRead,
  linkFor,
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

export async function renderNotTaken(
  context: RenderContext,
  { to, escalation: id, meantFor: person, channel, team, reason }: PayloadOf<'not taken'>,
): Promise<Rendering> {
  const escalation = await context.queries.escalations.find(id);
  if (!escalation) return { do: 'drop', reason: 'the escalation is gone' };
  const { directory, fallbackChannel } = context;
  const teamName = channel === fallbackChannel ? null : directory.teamName(team);
  const link = await linkFor(context, to, escalation);
  const wording = await wordsFor(context, person === null ? [] : [person]);
  return sayTo({ user: to }, notTaken({ id, person, channel, teamName, reason, link, wording }));
}

/** Slack is asked again where it does not say. */
const lookAgainMs = 60_000;

/** Whoever puts a group right has had some minutes by now: only where Slack says that it is right again, nothing is said. */
export async function renderNobodyResponds(
  { people, directory, now }: RenderContext,
  { lead, team: id }: PayloadOf<'nobody responds'>,
): Promise<Rendering> {
  const team = directory.teams[id];
  if (!team) return { do: 'drop', reason: 'no longer true' };
  try {
    await people.isResponder(lead, team);
    return { do: 'drop', reason: 'no longer true' };
  } catch (error) {
    if (!(error instanceof NobodyRespondsError)) return { do: 'put off', until: now() + lookAgainMs };
    return sayTo({ user: lead }, nobodyResponds(team.name, words));
  }
}
