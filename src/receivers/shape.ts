/** The shape of what Slack sends, by kind: only what Bolt and the handlers rely on, read into what they are given. What Slack may leave out may be null too. */
import { z } from 'zod';

/** Of workspaces, people and channels. */
export const id = z.string().regex(/^[A-Z][A-Z0-9]{1,63}$/);
/** Names and ids that a view of ours gave, and Slack's own triggers. */
const token = z.string().regex(/^[\w.:/-]{1,255}$/);
/** Slack cuts longer messages off. */
export const written = z.string().max(50_000);
export const ts = z.string().regex(/^\d{1,20}\.\d{1,20}$/);
const url = z
  .string()
  .max(2000)
  .refine((text) => URL.canParse(text));
export const word = z.string().nullish();

/** Whatever Slack puts into a message: it adds to that every year, and what is not understood must not keep the rest from being read. */
const parts = z.array(z.unknown()).nullish().catch(undefined);
/** Where the words of a message stand. */
export const content = {
  text: written.nullish(),
  blocks: parts,
  attachments: parts,
  files: parts,
  client_msg_id: word.catch(undefined),
};
const nothing = z.undefined().optional();

const ids = (...given: readonly (string | null | undefined)[]): string[] =>
  given.filter((one) => typeof one === 'string');

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
const person = z.object(interactive);

/** Who it was, and every workspace that is named as theirs or the request's. */
const personIn = ({ user, team, response_url }: z.infer<typeof person>) => ({
  user: user.id,
  workspaces: ids(user.team_id, team?.id),
  responseUrl: response_url ?? undefined,
});
const option = z.object({ value: z.string().min(1).max(150) });
/** Nobody promises anything for after the year 2100, and what lies far beyond is no date at all. */
const instant = z.int().min(0).max(4_102_444_800);
const state = z.object({
  values: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        value: written.nullish(),
        selected_option: option.nullish(),
        selected_options: z.array(option).max(100).nullish(),
        selected_date_time: instant.nullish(),
        selected_date: z.iso.date().nullish(),
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
  /** Of a button, or what is typed so far. */
  value: written.nullish(),
  /** Of a menu. */
  selected_option: option.nullish(),
});

/** All but events, which are in event-shape.ts. */
export const shapes = {
  command: z
    .object({
      event: nothing,
      command: token,
      text: written,
      user_id: id,
      team_id: id,
      enterprise_id: id.nullish(),
      trigger_id: token,
      response_url: url.nullish(),
    })
    .transform((body) => ({
      kind: 'command' as const,
      name: body.command,
      text: body.text,
      user: body.user_id,
      workspaces: [body.team_id],
      triggerId: body.trigger_id,
      responseUrl: body.response_url ?? undefined,
    })),
  block_actions: person
    .extend({
      trigger_id: token,
      actions: z.array(action).min(1),
      container: z.object({ is_ephemeral: z.boolean().nullish() }),
      view: view.nullish(),
      channel: z.object({ id: z.string() }).nullish(),
      message: z.object({ thread_ts: z.string().nullish() }).nullish(),
    })
    .transform((body) => ({
      kind: 'block_actions' as const,
      name: body.actions[0]?.action_id ?? '',
      ...personIn(body),
      triggerId: body.trigger_id,
      value: body.actions[0]?.value ?? body.actions[0]?.selected_option?.value ?? '',
      /** It stood in an answer that only this person sees. */
      ephemeral: body.container.is_ephemeral === true,
      channel: body.channel?.id,
      /** The thread its message stands in. */
      thread: body.message?.thread_ts ?? undefined,
      view: body.view && {
        id: body.view.id,
        type: body.view.type,
        metadata: body.view.private_metadata ?? '',
        hash: body.view.hash ?? undefined,
        state: body.view.state,
      },
    })),
  view_submission: person
    .extend({
      actions: nothing,
      view: modal.extend({ state, submit: z.object({ text: z.string() }).nullish() }),
    })
    .transform(({ view, ...body }) => ({
      kind: 'view_submission' as const,
      name: view.callback_id,
      ...personIn(body),
      view: {
        id: view.id,
        metadata: view.private_metadata,
        state: view.state,
        /** What stands on its button. */
        submit: view.submit?.text ?? '',
        firstInput: view.blocks.find(({ type }) => type === 'input')?.block_id ?? '',
      },
    })),
  view_closed: person.extend({ actions: nothing, view: modal }).transform((body) => ({
    kind: 'view_closed' as const,
    name: body.view.callback_id,
    ...personIn(body),
  })),
  shortcut: person.extend({ actions: nothing, callback_id: token, trigger_id: token }).transform((body) => ({
    kind: 'shortcut' as const,
    name: body.callback_id,
    ...personIn(body),
    triggerId: body.trigger_id,
  })),
  message_action: person
    .extend({
      actions: nothing,
      callback_id: token,
      trigger_id: token,
      channel: z.object({ id }),
      message: z.object({ ts, ...content }),
    })
    .transform((body) => ({
      kind: 'message_action' as const,
      name: body.callback_id,
      ...personIn(body),
      triggerId: body.trigger_id,
      message: { ...body.message, channel: body.channel.id },
    })),
};
