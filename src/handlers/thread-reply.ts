/** Replies: in the card's thread, where a responder's first reply takes it, and in the agent's thread, where a reply answers. */
import type { App, Context } from '@slack/bolt';
import { closed, type Escalation } from '../domain/escalation.ts';
import { takesByReplying } from '../domain/first-reply.ts';
import { type Actor, isRestricted } from '../domain/permission.ts';
import { NotSavedError } from '../engine/engine-types.ts';
import type { Said } from '../views/forms/notice.ts';
import { maskedInThread, staysWithTeam, threadMoved } from '../views/forms/sentences.ts';
import { maskedSentence } from '../views/masked.ts';
import { acknowledgedByReply } from '../views/quiet.ts';
import { notSavedAnswer } from '../views/refusals.ts';
import { actorFor } from './actor.ts';
import type { Client, Deps } from './deps.ts';
import { sendEphemeral } from './ephemeral.ts';
import { turnsAway } from './guard.ts';
import { locate } from './locate.ts';
import { createMask } from './masking.ts';
import { replyIn, type ThreadReply } from './reply-text.ts';

/** Another team has it since the reply was looked at. */
type MovedOn = { movedTo: string };

export function registerThreadReply(app: App, deps: Deps): void {
  app.event('message', async ({ event, client, context }) => {
    const reply = replyIn(event);
    if (reply) await carry(deps, client, reply, context);
  });
}

async function carry(deps: Deps, client: Client, reply: ThreadReply, context: Context): Promise<void> {
  const { channel, thread, under } = reply;
  const at = await locate(deps, { channel, ts: thread, author: under }, context);
  if (!at) return;
  const tell = (said: Said) => sendEphemeral(client, reply, said);
  if (await turnsAway(deps, reply, context, tell)) return;
  try {
    const sayings =
      at.side === 'agent'
        ? await fromAgent(deps, reply, at.escalation)
        : await fromTeam(deps, reply, at.escalation, at.current);
    for (const said of sayings) await tell(said);
  } catch (error) {
    if (!(error instanceof NotSavedError)) throw error;
    deps.log.error({ err: error }, 'a reply was not saved');
    await tell(notSavedAnswer());
  }
}

/** The answers are what the author is told, quietly. */
async function fromTeam(
  deps: Deps,
  reply: ThreadReply,
  escalation: Escalation,
  current: boolean,
): Promise<Said[]> {
  if (!current) return reply.internal ? [] : [wentOn(deps, escalation, escalation.team)];
  const actor = await actorFor(deps, reply.user, escalation);
  const told: Said[] = [];
  if (actor?.responder && (await takes(deps, escalation, actor.id))) {
    const command = { kind: 'acknowledge', by: actor, via: 'reply' } as const;
    const answer = await deps.engine.act(escalation.id, command, `${keyOf(reply)}:ack`);
    // Refused when somebody else was quicker, and then there is nothing to undo; or it has moved, and then so is what they say.
    if ('escalation' in answer && answer.entry) told.push(acknowledgedByReply(answer.escalation));
  }
  const by = actor ?? { id: reply.user, team: escalation.team, responder: false, lead: false };
  const kept = isRestricted(deps.config.teams, escalation.team);
  if (kept && !reply.internal && !(await hasSpoken(deps, escalation.id, by.id))) {
    told.push(staysWithTeam(escalation.id, deps.config.teams[escalation.team]?.name ?? escalation.team));
  }
  const passed = await pass(deps, reply, escalation, 'team', by, kept);
  return 'movedTo' in passed ? [wentOn(deps, escalation, passed.movedTo)] : [...told, ...passed];
}

const wentOn = ({ config }: Deps, { id }: Escalation, team: string): Said =>
  threadMoved(id, config.teams[team]?.name ?? team);

const hasSpoken = async ({ engine }: Deps, id: string, user: string): Promise<boolean> =>
  (await engine.history(id)).some(({ by, deed }) => by === user && deed.what === 'said');

async function takes(deps: Deps, escalation: Escalation, user: string): Promise<boolean> {
  if (escalation.owner !== null || closed(escalation)) return false;
  return takesByReplying(user, await deps.engine.history(escalation.id));
}

/** What the agent writes goes to whoever has it when it is stored. */
async function fromAgent(deps: Deps, reply: ThreadReply, escalation: Escalation): Promise<Said[]> {
  if (reply.user !== escalation.reporter) return [];
  for (let now: Escalation | undefined = escalation; now; now = await deps.engine.find(escalation.id)) {
    const carried = await toTeam(deps, reply, now);
    if (!('movedTo' in carried)) return carried;
  }
  return [];
}

/** While an answer is awaited, what the agent writes is the answer. */
async function toTeam(deps: Deps, reply: ThreadReply, escalation: Escalation): Promise<Said[] | MovedOn> {
  const by = { id: reply.user, team: escalation.team, responder: false, lead: false };
  if (escalation.status === 'waiting' && !reply.internal && reply.text) {
    const mask = createMask();
    const text = mask.text(reply.text);
    const answer = await deps.engine.act(
      escalation.id,
      { kind: 'answer', by, via: 'reply', text },
      keyOf(reply),
    );
    if ('escalation' in answer) return maskedSayings(mask.masked);
    if (answer.refused === 'moved') return { movedTo: answer.team };
  }
  return pass(deps, reply, escalation, 'agent', by);
}

async function pass(
  deps: Deps,
  reply: ThreadReply,
  escalation: Escalation,
  side: 'team' | 'agent',
  by: Actor,
  kept = false,
): Promise<Said[] | MovedOn> {
  if (reply.internal || !reply.text) return [];
  const mask = createMask();
  const text = mask.text(reply.text);
  const command = { kind: 'say', by, via: 'reply', side, text, kept } as const;
  const answer = await deps.engine.act(escalation.id, command, keyOf(reply));
  if ('refused' in answer && answer.refused === 'moved') return { movedTo: answer.team };
  return maskedSayings(mask.masked);
}

const maskedSayings = (masked: Parameters<typeof maskedSentence>[0]): Said[] =>
  masked.length > 0 ? [maskedInThread(maskedSentence(masked))] : [];

const keyOf = ({ channel, ts }: ThreadReply): string => `message:${channel}:${ts}`;
