/** The shape of Slack's events: of those that a handler reads further, what it relies on; of the others, what Bolt does. */
import { z } from 'zod';
import { content, id, ts, word } from './shape.ts';

const event = z.object({
  type: z.string().regex(/^[\w.]{1,100}$/),
  user: z.union([z.string(), z.looseObject({})]).nullish(),
  channel: z.union([z.string(), z.looseObject({})]).nullish(),
  item: z.looseObject({}).nullish(),
  subteam: z.looseObject({}).nullish(),
});

const enveloped = <Kind extends string, Event>(kind: Kind, event: z.ZodType<Event>) =>
  z
    .object({
      team_id: id,
      authorizations: z.array(z.object({ team_id: id.nullish(), enterprise_id: id.nullish() })).nullish(),
      event,
    })
    .transform(({ team_id: workspace, event }) => ({ kind, workspace, event }));

/** Of somebody who joined or changed; for people of other companies Slack leaves out much of it. */
const account = event.extend({
  user: z.object({
    id,
    team_id: id.nullish(),
    name: word,
    real_name: word,
    profile: z.object({ display_name: word, real_name: word }).nullish(),
    tz: word,
    tz_offset: z.number().nullish(),
    locale: word,
    deleted: z.boolean().nullish(),
    is_bot: z.boolean().nullish(),
    is_restricted: z.boolean().nullish(),
    is_ultra_restricted: z.boolean().nullish(),
    enterprise_id: id.nullish(),
    enterprise_user: z.object({ enterprise_id: id.nullish(), teams: z.array(id).nullish() }).nullish(),
    updated: z.number().nullish(),
  }),
});

const message = event.extend({
  channel: id,
  ts,
  thread_ts: ts.nullish(),
  parent_user_id: word.catch(undefined),
  subtype: word,
  /** Which message was deleted, or what became of it. */
  deleted_ts: ts.nullish().catch(undefined),
  message: z.object({ ts, subtype: word }).nullish().catch(undefined),
  user: id.nullish(),
  bot_id: word,
  ...content,
  team: word,
  user_team: word,
  source_team: word,
});
export type MessageEvent = z.output<typeof message>;

const reaction = event.extend({
  user: id,
  reaction: z.string(),
  event_ts: ts,
  item_user: word.catch(undefined),
  item: z.union([
    z.object({ type: z.literal('message'), channel: id, ts }),
    // Files, their comments, and whatever can be reacted to next.
    z.object({ type: z.string().refine((type): type is 'canvas' => type !== 'message') }),
  ]),
});

const home = event.extend({
  user: id,
  tab: word,
  /** What is shown now. */
  view: z.object({ hash: word }).nullish().catch(undefined),
});

const channel = event.extend({ channel: id });

/** The events that a handler reads further. */
export const events = {
  message: enveloped('message', message),
  reaction_added: enveloped('reaction_added', reaction),
  user_change: enveloped('user_change', account),
  team_join: enveloped('team_join', account),
  app_home_opened: enveloped('app_home_opened', home),
  channel_unarchive: enveloped('channel_unarchive', channel),
  group_unarchive: enveloped('group_unarchive', channel),
  member_joined_channel: enveloped('member_joined_channel', channel.extend({ user: id })),
};

export const anyEvent = enveloped('event_callback', event);
