/** What the agent who raised it has: one message that is kept true, and the lines under it. */
import { agentName, cardName } from '../../db/posts.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import { agentEntry } from '../../views/agent-entry.ts';
import { agentMessage } from '../../views/agent-message.ts';
import { asRead, closedFor, entryOf, isRefresh, type Renderer, wordsAbout } from './context.ts';
import { onCallOf } from './on-call.ts';
import { under } from './rendering.ts';

export const renderAgent: Renderer<'agent'> = async (context, { escalation }, payload) => {
  const { id, moves, reporter, version } = escalation;
  const current = await context.queries.posts.find(id, cardName(moves));
  const message = agentMessage({
    escalation,
    onCall: await onCallOf(context, escalation),
    closedUntil: await closedFor(context, escalation),
    cardLink: current?.permalink ?? null,
    restricted: context.directory.restricted(escalation.team),
    wording: await wordsAbout(context, escalation, await entryOf(context, escalation, payload)),
    now: context.now(),
  });
  const places = [{ user: reporter }];
  return {
    do: 'keep',
    escalationId: id,
    name: agentName,
    upToVersion: version,
    places,
    message,
    anew: message,
    ...(isRefresh(payload) && { onlyIfThere: true }),
  };
};

export const renderAgentEntry: Renderer<'agent entry'> = async (context, { escalation }, payload) => {
  const { queries, now } = context;
  const entry = await entryOf(context, escalation, payload);
  const read = entry && asRead(context, { id: escalation.reporter, teams: new Set() }, entry, escalation);
  if (!read) return { do: 'drop', reason: 'nothing to say' };
  const raised = escalation.moves > 0 ? await queries.history.of(escalation.id) : [];
  const said = agentEntry({
    // Who makes the call wrote down whom to call.
    escalation: { ...escalation, account: accountAsRaised(escalation, raised) },
    entry: read,
    closedUntil: await closedFor(context, escalation),
    wording: await wordsAbout(context, escalation, entry),
    now: now(),
  });
  if (!said) return { do: 'drop', reason: 'nothing to say' };
  const { broadcast, ...message } = said;
  return under(await queries.posts.find(escalation.id, agentName), message, { broadcast });
};
