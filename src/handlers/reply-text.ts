/** What a reply in a thread says, and whether it is for the other side. */
import { z } from 'zod';
import { fromMrkdwn } from '../domain/reading/call-summary.ts';

const message = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional().catch(undefined),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().nullish(),
  team: z.string().optional(),
  user_team: z.string().optional(),
  source_team: z.string().optional(),
  files: z.array(z.object({ name: z.string().nullish() })).optional(),
});

export type Reply = {
  channel: string;
  ts: string;
  thread: string;
  /** Who wrote the message that it stands under, where Slack says so. */
  under: string | undefined;
  user: string;
  /** The workspaces it came from, where Slack says so. */
  workspaces: string[];
  /** Decoded, without the lines that begin with `//`, with the names of files; '' when there is nothing for the other side. */
  text: string;
  /** Every line begins with `//`: all of it stays on its own side. */
  internal: boolean;
};

/** Undefined for everything that is not a person's reply in a thread: edits, deletions, joins, bots, ourselves. */
export function replyIn(event: unknown): Reply | undefined {
  const { channel, ts, thread_ts: thread, subtype, user, bot_id, ...rest } = message.parse(event);
  const said = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast';
  if (!said || !user || bot_id || !thread || thread === ts) return undefined;
  const written = fromMrkdwn(rest.text ?? '').trim();
  const open = written
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('//'))
    .join('\n')
    .trim();
  const internal = written !== '' && open === '';
  const files = (rest.files ?? []).map(({ name }) => `[file] ${name ?? 'without a name'}`);
  return {
    channel,
    ts,
    thread,
    under: rest.parent_user_id,
    user,
    workspaces: [rest.team, rest.user_team, rest.source_team].filter((id) => id !== undefined),
    text: internal ? '' : [open, ...files].filter(Boolean).join('\n'),
    internal,
  };
}
