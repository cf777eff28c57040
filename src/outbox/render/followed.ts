/** What the reporter of a duplicate hears of the one that goes on, under their own message. */
import { agentName } from '../../db/posts.ts';
import { asFollowed } from '../../domain/duplicate.ts';
import { quotedIn } from '../../domain/read-by.ts';
import { followedEntry } from '../../views/agent-entry.ts';
import { asRead, closedFor, entryOf, type Renderer, wordsAbout } from './context.ts';
import { under } from './rendering.ts';

/** They read of it what everybody reads who is of no team. */
export const renderFollowed: Renderer<'followed'> = async (context, { escalation }, { of, version }) => {
  const { queries, directory, now } = context;
  const goesOn = escalation.duplicateOf === null ? undefined : await queries.escalations.find(of);
  const entry = goesOn && (await entryOf(context, goesOn, { version }));
  if (!goesOn || !entry) return { do: 'drop', reason: 'no longer true' };
  const read = asRead(context, { id: escalation.reporter, teams: new Set() }, entry, goesOn);
  const spared = quotedIn(entry.deed).length > quotedIn(read.deed).length;
  const { under: wrote, restricted } = entry;
  const own = wrote !== null && (restricted ?? directory.restricted(wrote)) ? wrote : goesOn.team;
  const said = followedEntry({
    escalation: asFollowed(goesOn),
    entry: read,
    closedUntil: await closedFor(context, goesOn),
    wording: await wordsAbout(context, goesOn, entry),
    now: now(),
    ...(spared && { only: own }),
  });
  if (!said) return { do: 'drop', reason: 'nothing to say' };
  const { broadcast, ...message } = said;
  return under(await queries.posts.find(escalation.id, agentName), message, { broadcast });
};
