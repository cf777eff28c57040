/** What the agent who raised it has: one message that is kept true, and the lines under it. */
import { agentName, cardName } from '../../db/posts.ts';
import type { PressableRow } from '../../db/pressables.ts';
import { type Escalation, reporterAt } from '../../domain/escalation.ts';
import { accountAsRaised } from '../../domain/read-by.ts';
import type { GoesOn } from '../../views/acts/view.ts';
import { type AgentEntry, agentEntry } from '../../views/agent-entry.ts';
import { agentMessage } from '../../views/agent-message.ts';
import { actionsIn, withoutButtons } from '../../views/buttons.ts';
import { inParts } from '../../views/in-parts.ts';
import type { Message } from '../../views/lines.ts';
import { words } from '../../views/words/default.ts';
import {
  asRead,
  closedFor,
  entryOf,
  isRefresh,
  linkFor,
  type RenderContext,
  type Renderer,
  wordsAbout,
} from './context.ts';
import { onCallOf } from './on-call.ts';
import { aboutOnly, nothingToSay, type Rendering, under } from './rendering.ts';

export const renderAgent: Renderer<'agent'> = async (context, { row, escalation }, payload) => {
  const { id, moves, reporter, formerReporters, version } = escalation;
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
    ...(formerReporters.length > 0 && { home: { to: { user: reporter }, isMust: true } }),
    ...((await spentLines(context, escalation)).length > 0 && { said: [{ lane: row.lane }] }),
    ...(isRefresh(payload) && { onlyIfThere: true }),
  };
};

export const renderAgentEntry: Renderer<'agent entry'> = async (context, { escalation }, payload) => {
  const { queries } = context;
  const said = await saidToAgent(context, escalation, payload.version);
  if (!said) return nothingToSay;
  const { broadcast, ...message } = said;
  const buttons = { ...aboutOnly([escalation]), entry: payload.version };
  return under(await queries.posts.find(escalation.id, agentName), message, {
    broadcast,
    buttons,
    reader: escalation.reporter,
  });
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
    goesOn: await goesOnAs(context, escalation),
    wording: await wordsAbout(context, escalation, entry),
    now: now(),
  });
}

async function goesOnAs(
  context: RenderContext,
  { duplicateOf, reporter }: Escalation,
): Promise<GoesOn | null> {
  const goesOn = duplicateOf === null ? undefined : await context.queries.escalations.find(duplicateOf);
  if (!goesOn) return null;
  const { id, team, resolution } = goesOn;
  return {
    id,
    follows: goesOn.reporter !== reporter,
    link: context.directory.restricted(team) ? null : await linkFor(context, reporter, goesOn),
    resolved: resolution && { tellUser: await tellUserAsRead(context, goesOn, reporter) },
  };
}

/**
 * The lines in which something else can be pressed by now than what stands there, as they are to be. Under the message of who had the agent's
 * side before nothing is pressed any more.
 */
async function spentLines(context: RenderContext, escalation: Escalation) {
  const spent: { pressable: PressableRow; message: Message; reader: string }[] = [];
  for (const row of await context.queries.pressables.of(escalation.id)) {
    if (row.notice !== null) continue;
    const reader = reporterAt(escalation, row.version);
    const said = await saidToAgent(context, { ...escalation, reporter: reader }, row.version);
    const isTheirs = reader === escalation.reporter;
    const parts = said ? inParts({ text: said.text, blocks: said.blocks }, words) : [];
    const message = isTheirs ? parts[row.part - 1] : withoutButtons(parts[row.part - 1]);
    const actions = message ? actionsIn(message) : [];
    if (message && actions.join() !== row.actions.join())
      spent.push({ pressable: { ...row, actions }, message, reader });
  }
  return spent;
}

/** What a restricted team wrote is for its own agent, also where it is restricted no more. */
async function tellUserAsRead(context: RenderContext, goesOn: Escalation, reader: string): Promise<string> {
  const history = await context.queries.history.of(goesOn.id);
  const entry = history.findLast(({ deed }) => deed.what === 'resolved');
  const deed = entry && asRead(context, { id: reader, teams: new Set() }, entry, goesOn).deed;
  return deed?.what === 'resolved' ? deed.tellUser : '';
}

/** The next of them, if there is one. */
export async function renderLinesToAgent(context: RenderContext, escalation: Escalation): Promise<Rendering> {
  const [next, ...others] = await spentLines(context, escalation);
  return next ? { do: 'rewrite', ...next, last: others.length === 0 } : nothingToSay;
}
