/** The shape of what Slack sends: only what Bolt and the handlers rely on; whatever lacks it is read by nobody. What Slack may leave out may be null too. */
import { z } from 'zod';

/** Of workspaces, people and channels. */
const id = z.string().regex(/^[A-Z][A-Z0-9]{1,63}$/);
/** Names and ids that a view of ours gave, and Slack's own triggers. */
const token = z.string().regex(/^[\w.:/-]{1,255}$/);
/** Slack cuts longer messages off. */
const typed = z.string().max(50_000);
const ts = z.string().regex(/^\d{1,20}\.\d{1,20}$/);
const url = z
  .string()
  .max(2000)
  .refine((text) => URL.canParse(text));
const nothing = z.undefined().optional();

/** Bolt tells kinds apart by the fields they have: a field of another kind would make it take one for the other. */
const interactive = {
  event: nothing,
  command: nothing,
  name: nothing,
  user: z.object({ id, team_id: id.nullish() }),
  team: z.object({ id, enterprise_id: id.nullish() }).nullish(),
  enterprise: z.object({ id }).nullish(),
  channel: z.object({ id }).nullish(),
  response_url: url.nullish(),
  response_urls: z.array(z.object({ response_url: url })).nullish(),
};

const option = z.object({ value: z.string().min(1).max(150) });
/** Nobody promises anything for after the year 2100, and what lies far beyond is no date at all. */
const instant = z.int().min(0).max(4_102_444_800);
const state = z.object({
  values: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        value: typed.nullish(),
        selected_option: option.nullish(),
        selected_options: z.array(option).max(100).nullish(),
        selected_date_time: instant.nullish(),
        selected_user: id.nullish(),
      }),
    ),
  ),
});

/** `private_metadata` is read by the form that wrote it. */
const view = z.object({
  id: token,
  type: z.string(),
  app_installed_team_id: id.nullish(),
  private_metadata: z.string().max(3000).nullish(),
  hash: z.string().max(255).nullish(),
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })),
  state: state.nullish(),
});
const modal = view.extend({ callback_id: token, private_metadata: z.string().max(3000) });

const action = z.object({
  type: z.string(),
  action_id: token,
  block_id: z.string().optional(),
  value: z.string().max(2000).nullish(),
});

const kinds = {
  command: z.object({
    event: nothing,
    command: token,
    text: typed,
    user_id: id,
    team_id: id,
    enterprise_id: id.nullish(),
    trigger_id: token,
    response_url: url.nullish(),
  }),
  event_callback: z.object({
    team_id: id,
    authorizations: z.array(z.object({ team_id: id.nullish(), enterprise_id: id.nullish() })).nullish(),
    event: z.object({
      type: z.string().regex(/^[\w.]{1,100}$/),
      user: z.union([z.string(), z.looseObject({})]).nullish(),
      channel: z.union([z.string(), z.looseObject({})]).nullish(),
      item: z.looseObject({}).nullish(),
      subteam: z.looseObject({}).nullish(),
    }),
  }),
  block_actions: z.object({
    ...interactive,
    trigger_id: token,
    actions: z.array(action).min(1),
    container: z.object({ is_ephemeral: z.boolean().nullish() }),
    view: view.nullish(),
  }),
  view_submission: z.object({
    ...interactive,
    actions: nothing,
    view: modal.extend({
      state,
      submit: z.object({ text: z.string() }).nullish(),
    }),
  }),
  view_closed: z.object({ ...interactive, actions: nothing, view: modal }),
  shortcut: z.object({ ...interactive, actions: nothing, callback_id: token, trigger_id: token }),
  message_action: z.object({
    ...interactive,
    actions: nothing,
    callback_id: token,
    trigger_id: token,
    channel: z.object({ id }),
    message: z.object({ ts, text: typed.nullish() }),
  }),
};

/** Of somebody who joined or changed; for people of other companies Slack leaves out much of it. */
const account = z.object({
  user: z.object({
    id,
    team_id: id.nullish(),
    name: z.string().nullish(),
    real_name: z.string().nullish(),
    profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
    tz: z.string().nullish(),
    locale: z.string().nullish(),
    deleted: z.boolean().nullish(),
    is_bot: z.boolean().nullish(),
    is_restricted: z.boolean().nullish(),
    is_ultra_restricted: z.boolean().nullish(),
    enterprise_id: id.nullish(),
    enterprise_user: z.object({ enterprise_id: id.nullish(), teams: z.array(id).nullish() }).nullish(),
    updated: z.number().nullish(),
  }),
});

/** The events that a handler reads further. */
const events = {
  message: z.object({
    channel: id,
    ts,
    thread_ts: ts.nullish(),
    subtype: z.string().nullish(),
    user: id.nullish(),
    text: typed.nullish(),
    files: z.array(z.object({ name: z.string().nullish() })).nullish(),
  }),
  reaction_added: z.object({
    user: id,
    reaction: z.string(),
    event_ts: ts,
    item: z.union([
      z.object({ type: z.literal('message'), channel: id, ts }),
      // Files, their comments, and whatever can be reacted to next.
      z.object({ type: z.string().refine((type) => type !== 'message') }),
    ]),
  }),
  user_change: account,
  team_join: account,
  app_home_opened: z.object({ user: id, tab: z.string().nullish() }),
};

export type Shape =
  | { kind: string; fine: true }
  /** Where it is not as Slack writes it: fields, and never what is in them. */
  | { kind: string; wrong: string[] }
  /** No handler takes requests of this kind. */
  | { kind: 'unknown' };

export function shapeOf(body: unknown): Shape {
  if (typeof body !== 'object' || body === null) return { kind: 'unknown' };
  const type = 'type' in body ? body.type : undefined;
  const kind = 'command' in body && type === undefined ? 'command' : type;
  if (!isOneOf(kinds, kind)) return { kind: 'unknown' };
  const outer = judged(kind, kinds[kind], body);
  if ('wrong' in outer || kind === 'command') return outer;
  if (kind !== 'event_callback') return comesFromSomewhere(body) ? outer : { kind, wrong: ['team'] };
  const { event } = z.object({ event: z.looseObject({ type: z.string() }) }).parse(body);
  return isOneOf(events, event.type) ? judged(event.type, events[event.type], event) : outer;
}

/** An interaction names its workspace, or at least its person's; otherwise nobody could tell whether it is ours. */
function comesFromSomewhere(body: object): boolean {
  const { team, user } = z.object({ team: interactive.team, user: interactive.user }).parse(body);
  return Boolean(team?.id ?? user.team_id);
}

const isOneOf = <T extends object>(all: T, name: unknown): name is keyof T & string =>
  typeof name === 'string' && Object.hasOwn(all, name);

function judged(kind: string, schema: z.ZodType, given: unknown): Shape {
  const read = schema.safeParse(given);
  if (read.success) return { kind, fine: true };
  // Only names that stand in the schema: keys of a stranger are text of a stranger.
  return { kind, wrong: [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'all of it'))] };
}
