/** 👀 on a card by a responder: they have it. */
import type { App } from '@slack/bolt';
import { closed } from '../domain/escalation.ts';
import { NotSavedError } from '../engine/answers.ts';
import { whoAreYou } from '../views/forms/sentences.ts';
import { acknowledgedByEyes } from '../views/quiet.ts';
import { notSavedAnswer } from '../views/refusals.ts';
import { actorFor } from './actor.ts';
import { bringAgain } from './again.ts';
import type { Deps } from './deps.ts';
import { turnsAway } from './guard.ts';
import { quietly } from './quietly.ts';
import { whereWritten } from './where-written.ts';

export function registerEyes(app: App, deps: Deps): void {
  app.event('reaction_added', async ({ event, client, context }) => {
    if (event.reaction !== 'eyes' || event.item.type !== 'message') return;
    const { user, event_ts, item, item_user: author } = event;
    const { channel, ts } = item;
    const at = await whereWritten(deps, { channel, ts, author }, context);
    if (at?.side !== 'team' || !at.current) return;
    const { escalation } = at;
    if (escalation.owner !== null || closed(escalation)) return;
    // Not in the thread: nobody may have written there yet, and then Slack shows nothing.
    const place = { channel, user };
    if (await turnsAway(deps, { user }, context, (said) => quietly(client, place, said))) return;
    const actor = await actorFor(deps, user, escalation);
    if (!actor) {
      if (!bringAgain(context)) await quietly(client, place, whoAreYou);
      return;
    }
    // Others look too: their eyes are only eyes.
    if (!actor.responder) return;
    try {
      const command = { kind: 'acknowledge', by: actor, via: 'eyes' } as const;
      const answer = await deps.engine.act(
        escalation.id,
        command,
        `reaction:${channel}:${ts}:${user}:${event_ts}`,
      );
      if ('escalation' in answer && answer.entry) {
        await quietly(client, place, acknowledgedByEyes(answer.escalation));
      }
    } catch (error) {
      if (!(error instanceof NotSavedError)) throw error;
      deps.log.error({ err: error }, 'an acknowledgement by 👀 was not saved');
      await quietly(client, place, notSavedAnswer());
    }
  });
}
