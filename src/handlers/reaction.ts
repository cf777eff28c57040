/** The reaction 👀 on a card by a responder acknowledges it. */
import { closed, type Escalation } from '../domain/escalation.ts';
import type { HeardUnder, Hearing } from '../domain/heard.ts';
import { acknowledgedByEyes } from '../views/acts/undo.ts';
import { words } from '../views/words/default.ts';
import { sayUnknown } from './act.ts';
import { actorFor } from './actor.ts';
import type { Deps } from './deps.ts';
import { type Answered, hear } from './hear.ts';
import type { At } from './locate.ts';
import type { Routes } from './routes.ts';

export function registerReaction(routes: Routes, deps: Deps): void {
  routes.onEvent('reaction_added', async (exchange) => {
    const { event } = exchange.request;
    if (event.reaction !== 'eyes' || event.item.type !== 'message') return;
    const { user, event_ts, item, item_user: author } = event;
    const { channel, ts: root } = item;
    const key = `reaction:${channel}:${root}:${user}:${event_ts}`;
    await hear(deps, { kind: 'eyes', key, user, channel, root }, { ...exchange, author });
  });
}

/** A reaction acknowledges nothing but a card that somebody could take. */
export const eyesMayTake = ({ side, current, escalation }: At): boolean =>
  side === 'team' && current && escalation.owner === null && !closed(escalation);

export async function takeByEyes(
  deps: Deps,
  { user, key }: HeardUnder,
  escalation: Escalation,
  { heardAt }: Hearing,
): Promise<Answered> {
  const actor = await actorFor(deps, user, escalation);
  if (typeof actor === 'string') {
    return { tell: [await sayUnknown(deps, actor, escalation)], forNow: actor === 'not now' };
  }
  // Somebody who does not respond for the team may react as well: it acknowledges nothing.
  if (!actor.responder) return { tell: [] };
  const command = { kind: 'acknowledge', by: actor, via: 'eyes' } as const;
  const answer = await deps.engine.act(escalation.id, command, key, heardAt);
  const isNew = 'escalation' in answer && answer.entry !== null;
  return { tell: isNew ? [acknowledgedByEyes(answer.escalation, words)] : [] };
}
