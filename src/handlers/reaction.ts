/** The reaction 👀 on a card by a responder acknowledges it. */
import type { App } from '@slack/bolt';
import { closed } from '../domain/escalation.ts';
import { NotSavedError } from '../engine/engine-types.ts';
import { whoAreYou } from '../views/forms/sentences.ts';
import { acknowledgedByEyes } from '../views/quiet.ts';
import { notSavedAnswer } from '../views/refusals.ts';
import { actorFor } from './actor.ts';
import { bringAgain } from './again.ts';
import type { Deps } from './deps.ts';
import { sendEphemeral } from './ephemeral.ts';
import { turnsAway } from './guard.ts';
import { locate } from './locate.ts';

export function registerReaction(app: App, deps: Deps): void {
  app.event('reaction_added', async ({ event, client, context }) => {
    if (event.reaction !== 'eyes' || event.item.type !== 'message') return;
    const { user, event_ts, item, item_user: author } = event;
    const { channel, ts } = item;
    const at = await locate(deps, { channel, ts, author }, context);
    if (at?.side !== 'team' || !at.current) return;
    const { escalation } = at;
    if (escalation.owner !== null || closed(escalation)) return;
    // Not in the thread: nobody may have written there yet, and then Slack shows nothing.
    const place = { channel, user };
    if (await turnsAway(deps, { user }, context, (said) => sendEphemeral(client, place, said))) return;
    const actor = await actorFor(deps, user, escalation);
    if (!actor) {
      if (!bringAgain(context)) await sendEphemeral(client, place, whoAreYou);
      return;
    }
    // Somebody who does not respond for the team may react as well: it acknowledges nothing.
    if (!actor.responder) return;
    try {
      const command = { kind: 'acknowledge', by: actor, via: 'eyes' } as const;
      const answer = await deps.engine.act(
        escalation.id,
        command,
        `reaction:${channel}:${ts}:${user}:${event_ts}`,
      );
      if ('escalation' in answer && answer.entry) {
        await sendEphemeral(client, place, acknowledgedByEyes(answer.escalation));
      }
    } catch (error) {
      if (!(error instanceof NotSavedError)) throw error;
      deps.log.error({ err: error }, 'an acknowledgement by 👀 was not saved');
      await sendEphemeral(client, place, notSavedAnswer());
    }
  });
}
