/** Reads who did what where from any payload of Slack, for what runs around every listener. */
import type { AllMiddlewareArgs, AnyMiddlewareArgs, RespondFn } from '@slack/bolt';
import { z } from 'zod';

const team = z.object({ id: z.string().nullish() }).nullish();
/** What nothing depends on: it is left out where it is no text. */
const word = z.string().nullish().catch(undefined);

const payload = z.object({
  type: z.string().nullish(),
  command: word,
  callback_id: word,
  trigger_id: word,
  team,
  team_id: z.string().nullish(),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }).nullish(),
  user_id: z.string().nullish(),
  response_url: word,
  actions: z
    .array(z.object({ action_id: z.string() }))
    .nullish()
    .catch(undefined),
  view: z.object({ callback_id: word }).nullish().catch(undefined),
});

export type Interaction = {
  kind: string;
  /** Which command, button, shortcut or modal. */
  name: string | undefined;
  /** Undefined for events: they are judged when it is known that they concern us. */
  user: string | undefined;
  /** Every workspace the payload names as the person's or the request's. */
  workspaces: string[];
  triggerId: string | undefined;
  respond: RespondFn | undefined;
};

export function interaction(args: AnyMiddlewareArgs & AllMiddlewareArgs): Interaction {
  const body = payload.parse(args.body);
  const event = body.type === 'event_callback';
  const workspaces = [body.user?.team_id, body.team?.id, body.team_id].filter((id) => typeof id === 'string');
  return {
    kind: body.command ? 'command' : (body.type ?? 'unknown'),
    name:
      body.command ?? body.actions?.[0]?.action_id ?? body.callback_id ?? body.view?.callback_id ?? undefined,
    user: event ? undefined : (body.user?.id ?? body.user_id ?? undefined),
    workspaces,
    triggerId: body.trigger_id ?? undefined,
    respond: body.response_url && 'respond' in args ? args.respond : undefined,
  };
}
