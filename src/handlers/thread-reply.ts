/** Replies: in the card's thread, where a responder's first reply takes it, and in the agent's thread, where a reply answers. */
import { refusedNow } from '../domain/decide.ts';
import { closed, type Escalation } from '../domain/escalation.ts';
import { takesByReplying } from '../domain/first-reply.ts';
import type { HeardReply, HeardUnder, Hearing } from '../domain/heard.ts';
import type { Actor } from '../domain/permission.ts';
import { offerToReopen } from '../views/acts/reopen.ts';
import { acknowledgedByReply } from '../views/acts/undo.ts';
import type { Said } from '../views/forms/notice.ts';
import { goesOnElsewhere, notPassedOn, staysWithTeam, threadMoved } from '../views/forms/sentences.ts';
import { partsOf } from '../views/in-parts.ts';
import { maskedSentence } from '../views/masked.ts';
import { words } from '../views/words/default.ts';
import { sayUnknown } from './act.ts';
import { actorFor } from './actor.ts';
import { hearBeside, heardReply } from './beside-thread.ts';
import type { Deps } from './deps.ts';
import { type Answered, hear } from './hear.ts';
import type { At } from './locate.ts';
import { goneIn } from './message-gone.ts';
import { withNames } from './plain-text.ts';
import { besideIn, replyIn } from './reply-text.ts';
import type { Routes } from './routes.ts';
import { wordingWith } from './wording.ts';

type Reply = HeardUnder & HeardReply & Pick<Hearing, 'heardAt'>;

/** Another team has it since the reply was looked at. */
type MovedOn = { movedTo: string };

export function registerThreadReply(routes: Routes, deps: Deps): void {
  routes.onEvent('message', async (exchange) => {
    const { event } = exchange.request;
    const gone = goneIn(event);
    if (gone) return deps.postGone(event.channel, gone);
    const beside = besideIn(event);
    if (beside) await hearBeside(deps, beside, exchange);
    const reply = replyIn(event);
    if (!reply) return;
    const heard = heardReply(deps, reply, { channel: reply.channel, ts: reply.thread });
    await hear(deps, heard, { ...exchange, author: reply.under });
  });
}

/** The answers are what the author is told, quietly. */
export async function carryReply(
  deps: Deps,
  heard: HeardUnder & HeardReply,
  at: At,
  { heardAt, last }: Hearing,
): Promise<Answered> {
  const reply = { ...heard, text: await withNames(deps, heard.text), heardAt };
  const { escalation } = at;
  if (at.side === 'agent') {
    if (reply.user !== escalation.reporter) return { tell: await tellFormerAgent(deps, reply, escalation) };
    return { tell: [...(await fromAgent(deps, reply, escalation)), ...(await tellFormer(deps, reply, at))] };
  }
  if (!at.current) return { tell: reply.internal ? [] : [wentOn(deps, escalation, escalation.team)] };
  const actor = await actorFor(deps, reply.user, escalation);
  // It may be theirs from now on, and is not passed over before Slack says so.
  const takes = !reply.internal && escalation.owner === null && !closed(escalation);
  if (actor === 'not now' && !last && takes) return { tell: [], forNow: true };
  const told = actor === 'nobody responds' && takes ? [await sayUnknown(deps, actor, escalation)] : [];
  const known = typeof actor === 'object' ? actor : undefined;
  return {
    tell: [
      ...told,
      ...(await fromTeam(deps, reply, escalation, known)),
      ...(await tellFormer(deps, reply, at)),
    ],
  };
}

async function fromTeam(
  deps: Deps,
  reply: Reply,
  escalation: Escalation,
  actor: Actor | undefined,
): Promise<Said[]> {
  const told: Said[] = [];
  if (actor?.responder && !reply.internal && (await takes(deps, escalation, actor.id))) {
    const command = { kind: 'acknowledge', by: actor, via: 'reply' } as const;
    const answer = await deps.engine.act(escalation.id, command, `${reply.key}:ack`, reply.heardAt);
    // Refused when somebody else was quicker, and then there is nothing to undo; or it has moved, and then so is what they say.
    if ('escalation' in answer && answer.entry) told.push(acknowledgedByReply(answer.escalation, words));
  }
  const by = actor ?? { id: reply.user, team: escalation.team, responder: false, lead: false };
  const kept = deps.directory.restricted(escalation.team);
  if (kept && !reply.internal && !(await hasSpoken(deps, escalation.id, by.id))) {
    told.push(staysWithTeam(escalation.id, deps.directory.teamName(escalation.team), words));
  }
  const passed = await pass(deps, reply, escalation, 'team', by, kept);
  if ('movedTo' in passed) return [wentOn(deps, escalation, passed.movedTo)];
  return [
    ...told,
    ...passed,
    ...(kept ? [] : await tellNoted(deps, reply, escalation, 'team')),
    ...(actor ? await tellClosed(deps, reply, escalation, actor) : []),
  ];
}

const wentOn = ({ directory }: Deps, { id }: Escalation, team: string): Said =>
  threadMoved(id, directory.teamName(team), words);

const hasSpoken = async ({ engine }: Deps, id: string, user: string): Promise<boolean> =>
  (await engine.history(id)).some(({ by, deed }) => by === user && deed.what === 'said');

async function takes(deps: Deps, escalation: Escalation, user: string): Promise<boolean> {
  if (escalation.owner !== null || closed(escalation)) return false;
  return takesByReplying(user, await deps.engine.history(escalation.id));
}

/** What the agent writes goes to whoever has it when it is stored. */
async function fromAgent(deps: Deps, reply: Reply, escalation: Escalation): Promise<Said[]> {
  if (reply.user !== escalation.reporter) return [];
  for (let now: Escalation | undefined = escalation; now; now = await deps.engine.find(escalation.id)) {
    const carried = await toTeam(deps, reply, now);
    if ('movedTo' in carried) continue;
    const by = { id: reply.user, team: now.team, responder: false, lead: false };
    return [
      ...carried,
      ...(await tellNoted(deps, reply, now, 'agent')),
      ...(await tellClosed(deps, reply, now, by)),
    ];
  }
  return [];
}

/** Whoever had the agent's side writes where it was: the team does not hear it from them. */
async function tellFormerAgent(
  deps: Deps,
  { user, internal }: Reply,
  { id, reporter, formerReporters }: Escalation,
): Promise<Said[]> {
  if (internal || !formerReporters.some((former) => former.id === user)) return [];
  return [notPassedOn(id, reporter, await wordingWith(deps, [reporter]))];
}

/** While an answer is awaited, what the agent writes is the answer. */
async function toTeam(deps: Deps, reply: Reply, escalation: Escalation): Promise<Said[] | MovedOn> {
  const by = { id: reply.user, team: escalation.team, responder: false, lead: false };
  if (escalation.status === 'waiting' && !reply.internal && reply.text) {
    const command = { kind: 'answer', by, via: 'reply', text: reply.text } as const;
    const answer = await deps.engine.act(escalation.id, command, reply.key, reply.heardAt);
    if ('escalation' in answer) return [...tellBeside(reply, escalation, 'answer'), ...tellCarried(reply)];
    if (answer.refused === 'moved') return { movedTo: answer.team };
  }
  const passed = await pass(deps, reply, escalation, 'agent', by);
  return 'movedTo' in passed ? passed : [...tellBeside(reply, escalation, 'line'), ...passed];
}

async function pass(
  deps: Deps,
  reply: Reply,
  escalation: Escalation,
  side: 'team' | 'agent',
  by: Actor,
  kept = false,
): Promise<Said[] | MovedOn> {
  if (reply.internal || !reply.text) return [];
  const command = { kind: 'say', by, via: 'reply', side, text: reply.text, kept } as const;
  const answer = await deps.engine.act(escalation.id, command, reply.key, reply.heardAt);
  if ('refused' in answer && answer.refused === 'moved') return { movedTo: answer.team };
  return kept ? tellMasked(reply) : tellCarried(reply);
}

/** What stands beside the thread does not show where it went. */
const tellBeside = ({ beside, internal }: Reply, { id }: Escalation, as: 'answer' | 'line'): Said[] =>
  beside && !internal ? [{ text: words.answers.takenBeside(id, as) }] : [];

/** It reopens nothing, and calls nobody back to it: once to each, whoever can is offered to. */
async function tellClosed(
  { engine }: Deps,
  { internal, user }: Reply,
  escalation: Escalation,
  by: Actor,
): Promise<Said[]> {
  const { id, closedAt } = escalation;
  if (internal || !closed(escalation) || refusedNow('reopen', escalation, by)) return [];
  if (!(await engine.isFirst(id, `closed:${id}:${closedAt}:${user}`))) return [];
  return [offerToReopen(escalation, words)];
}

/** Once to each: what they write under has been posted anew elsewhere since. */
async function tellFormer(
  { engine }: Deps,
  { channel, root, user, beside }: Reply,
  { escalation, side, former }: At,
): Promise<Said[]> {
  const { id } = escalation;
  if (!former || beside || !(await engine.isFirst(id, `former:${channel}:${root}:${user}`))) return [];
  const posts = side === 'team' ? engine.cards([escalation]) : engine.agentMessages([escalation]);
  return [goesOnElsewhere(id, side, (await posts).get(id)?.permalink ?? null, words)];
}

/** Once in a thread: a lock, say, may have been meant for the other side. */
async function tellNoted(
  { engine }: Deps,
  { channel, root, user, noted, internal }: Reply,
  { id }: Escalation,
  side: 'team' | 'agent',
): Promise<Said[]> {
  if (!noted || !(await engine.isFirst(id, `noted:${channel}:${root}:${user}`))) return [];
  return [{ text: words.answers.staysInside(side, internal ? 'all' : 'a part') }];
}

const tellMasked = ({ masked }: Reply): Said[] =>
  masked.length > 0 ? [{ text: words.answers.maskedInThread(maskedSentence(masked, words)) }] : [];

function tellCarried(reply: Reply): Said[] {
  const parts = partsOf(reply.text);
  return [...tellMasked(reply), ...(parts > 1 ? [{ text: words.answers.inParts(parts) }] : [])];
}
