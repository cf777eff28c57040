/** Lines in a card's thread as they are sent, for those who read there; and as they are rewritten where it has gone to a restricted team. */
import { cardName, type PostRow } from '../../db/posts.ts';
import { type Instant, isOpen } from '../../domain/calendars/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import { closed, type Deed, type Escalation, type Recorded } from '../../domain/escalation.ts';
import { peopleIn } from '../../domain/people-in.ts';
import type { Reader } from '../../domain/permission.ts';
import { quotedIn } from '../../domain/read-by.ts';
import { hasBecomeUrgent } from '../../domain/urgency.ts';
import { type CardEntryFacts, cardEntry } from '../../views/card-entry.ts';
import type { Message } from '../../views/lines.ts';
import { onlyFor } from '../../views/matter.ts';
import { asRead, entryOf, type RenderContext, type Renderer, wordsAbout, wordsFor } from './context.ts';
import { onCallOf, without } from './on-call.ts';
import { type Line, nothingToSay, type Rendering, under } from './rendering.ts';

/** Whoever is in a restricted team's channel is in the team; what stands in any other channel is read by everybody. */
export const readersIn = ({ teams }: Pick<Directory, 'teams'>, channel: string): Reader => ({
  id: '',
  teams: new Set(
    Object.keys(teams).filter((id) => teams[id]?.restricted === true && teams[id].channel === channel),
  ),
});

/** The words for those who read in a channel; `only` names whose they are where something was left out. */
function wordsIn(
  context: Pick<RenderContext, 'directory'>,
  channel: string,
  facts: CardEntryFacts & { escalation: Escalation; entry: Recorded },
) {
  const { directory } = context;
  const { entry, escalation } = facts;
  const read = asRead(context, readersIn(directory, channel), entry, escalation);
  const quotes = quotedIn(read.deed).length > 0;
  const spared = quotedIn(entry.deed).length > 0 && !quotes;
  const { under } = entry;
  const own = under !== null && (entry.restricted ?? directory.restricted(under)) ? under : escalation.team;
  return { quotes, spared, message: cardEntry({ ...facts, entry: read, ...(spared && { only: own }) }) };
}

export const renderLine: Renderer<'card entry'> = async (context, { escalation }, payload) => {
  const { card } = payload;
  const entry = await entryOf(context, escalation, payload);
  // Where the card of a team that is unknown stands, everybody may read.
  if (!entry || !(escalation.team in context.directory.teams)) return nothingToSay;
  const calls = hasBecomeUrgent(escalation, entry)
    ? without(await onCallOf(context, escalation), [entry.by])
    : null;
  const quiet = entry.deed.what === 'said' && (await canWait(context, escalation));
  const facts = { escalation, entry, calls, quiet, wording: await wordsAbout(context, escalation, entry) };
  if (!cardEntry(facts)) return nothingToSay;
  const saidIn = (channel: string) => {
    const { message, quotes } = wordsIn(context, channel, facts);
    if (!message) throw new Error(`${escalation.id}:${entry.version} says nothing in ${channel}`);
    return { message, line: quotes ? { card, version: entry.version } : undefined };
  };
  const { queries, now } = context;
  return threadTarget(escalation, { card, what: entry.deed.what, saidIn }, { find: queries.posts.find, now });
};

/** It is closed, and whoever had it does not work now. */
async function canWait({ dayOf, now }: RenderContext, escalation: Escalation): Promise<boolean> {
  const { owner } = escalation;
  if (!closed(escalation) || owner === null) return false;
  const day = await dayOf(owner);
  return day !== undefined && !isOpen(day, now());
}

/** A line that quotes nothing but what the escalation is about. */
function ofItsSummary(
  { directory }: Pick<RenderContext, 'directory'>,
  channel: string,
  { escalation, entry: { deed }, wording }: CardEntryFacts,
): { spared: boolean; message: Message } | undefined {
  if (deed.what !== 'reminded' && deed.what !== 'hand-over offered') return undefined;
  const { id, team } = escalation;
  const spared = directory.restricted(team) && !readersIn(directory, channel).teams.has(team);
  return { spared, message: onlyFor(id, wording.teamName(team), wording) };
}

/** The next line that is not for those who read it, if there is one. */
export const renderLinesAnew: Renderer<'lines'> = async (context, { escalation }, payload) => {
  const { queries } = context;
  const history = await queries.history.of(escalation.id);
  const wording = await wordsFor(context, peopleIn([escalation], history));
  const [next, ...others] = (await queries.lines.of(escalation.id, payload.card)).flatMap((at) => {
    const entry = history.find(({ version }) => version === at.version);
    const said =
      entry &&
      (ofItsSummary(context, at.channel, { escalation, entry, wording }) ??
        wordsIn(context, at.channel, { escalation, entry, wording }));
    return said?.spared && said.message ? [{ at, message: said.message }] : [];
  });
  return next ? { do: 'rewrite', ...next, last: others.length === 0 } : nothingToSay;
};

/** The next card is on its way. */
const nextCardMs = 5000;

/** What was said to the team goes under the card it has by now; all else a card that never was need not say. What it says depends on who reads there. */
export async function threadTarget(
  { id, moves }: Escalation,
  line: {
    card: number;
    what: Deed['what'] | undefined;
    saidIn(channel: string): { message: Message; line?: Line | undefined };
  },
  { find, now }: { find(id: string, name: string): Promise<PostRow | undefined>; now(): Instant },
): Promise<Rendering> {
  const own = await find(id, cardName(line.card));
  if (own || line.card === moves) return at(own);
  if (line.what !== 'said' && line.what !== 'answered') return { do: 'drop', reason: 'overtaken' };
  const next = await find(id, cardName(moves));
  return next ? at(next) : { do: 'wait', until: now() + nextCardMs };

  function at(root: PostRow | undefined): Rendering {
    const { message, line: written } = line.saidIn(root?.channel ?? '');
    return under(root, message, { line: written });
  }
}
