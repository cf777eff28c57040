/** What the agent who raised it has: one message that is kept true, and the lines under it. */
import { agentName, cardName } from '../../db/posts.ts';
import type { PressableRow } from '../../db/pressables.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import { type AgentEntry, agentEntry } from '../../views/agent-entry.ts';
import { agentMessage } from '../../views/agent-message.ts';
import { actionsIn } from '../../views/buttons.ts';
import { inParts } from '../../views/in-parts.ts';
import type { Message } from '../../views/lines.ts';
import { words } from '../../views/words/default.ts';
import {
  asRead,
  closedFor,
  entryOf,
  isRefresh,
  type RenderContext,
  type Renderer,
  wordsAbout,
} from './context.ts';
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
    ...((await spentLines(context, escalation)).length > 0 && { isSpentBelow: true }),
    ...(isRefresh(payload) && { onlyIfThere: true }),
  };
};

export const renderAgentEntry: Renderer<'agent entry'> = async (context, { escalation }, payload) => {
  const { queries } = context;
  const said = await saidToAgent(context, escalation, payload.version);
  if (!said) return { do: 'drop', reason: 'nothing to say' };
  const { broadcast, ...message } = said;
  const buttons = { version: payload.version, asOf: escalation.version };
  return under(await queries.posts.find(escalation.id, agentName), message, { broadcast, buttons });
};

/** What the agent reads of an entry, as it stands now. */
async function saidToAgent(
  context: RenderContext,
  escalation: Escalation,
  version: number,
): Promise<AgentEntry | undefined> {
  const { queries, now } = context;
  const entry = await entryOf(context, escalation, { version });
  const read = entry && asRead(context, { id: escalation.reporter, teams: new Set() }, entry, escalation);
  if (!read) return undefined;
  const raised = escalation.moves > 0 ? await queries.history.of(escalation.id) : [];
  return agentEntry({
    // Who makes the call wrote down whom to call.
    escalation: { ...escalation, account: accountAsRaised(escalation, raised) },
    entry: read,
    closedUntil: await closedFor(context, escalation),
    wording: await wordsAbout(context, escalation, entry),
    now: now(),
  });
}

/** The lines in which something else can be pressed by now than what stands there, as they are to be. */
async function spentLines(context: RenderContext, escalation: Escalation) {
  const spent: { pressable: PressableRow; message: Message }[] = [];
  for (const row of await context.queries.pressables.of(escalation.id)) {
    const said = await saidToAgent(context, escalation, row.version);
    const message = said && inParts({ text: said.text, blocks: said.blocks }, words)[row.part - 1];
    const actions = message ? actionsIn(message) : [];
    if (message && actions.join() !== row.actions.join())
      spent.push({ pressable: { ...row, actions }, message });
  }
  return spent;
}

/** The next of them, if there is one. */
export const renderButtons: Renderer<'buttons'> = async (context, { escalation }) => {
  const [next, ...others] = await spentLines(context, escalation);
  return next
    ? { do: 'rewrite', ...next, last: others.length === 0 }
    : { do: 'drop', reason: 'nothing to say' };
};
