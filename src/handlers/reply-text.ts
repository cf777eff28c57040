/** What a reply in a thread says, and whether it is for the other side. */
import { withoutNotes } from '../domain/reading/internal-notes.ts';
import type { MessageEvent } from '../receivers/event-shape.ts';
import { readReply } from '../slack/text/message.ts';
import { words } from '../views/words/default.ts';

export type WrittenMessage = {
  channel: string;
  ts: string;
  user: string;
  /** The workspaces it came from, where Slack says so. */
  workspaces: string[];
  /** Read wherever it stands in the message, without notes, with the names of files; mentions wait for their names. '' when there is nothing for the other side. */
  text: string;
  /** It is a note: all of it stays on its own side. */
  internal: boolean;
  /** At least a part of it is one. */
  noted: boolean;
};

/** `under`: who wrote the message that it stands under, where Slack says so. */
type ThreadReply = WrittenMessage & { thread: string; under: string | undefined };

/** Undefined for everything that is not a person's reply in a thread. */
export function replyIn(event: MessageEvent): ThreadReply | undefined {
  const { ts, thread_ts: thread, parent_user_id: under } = event;
  const written = thread && thread !== ts ? writtenIn(event) : undefined;
  return written && thread ? { ...written, thread, under: under ?? undefined } : undefined;
}

/** What a person writes into their direct messages with the bot, in no thread. */
export const besideIn = (event: MessageEvent): WrittenMessage | undefined =>
  event.channel.startsWith('D') && !event.thread_ts ? writtenIn(event) : undefined;

/** Undefined for what no person has written: edits, deletions, joins, bots, ourselves. */
function writtenIn(event: MessageEvent): WrittenMessage | undefined {
  const { channel, ts, subtype, user, bot_id, ...rest } = event;
  const said = !subtype || subtype === 'file_share' || subtype === 'thread_broadcast';
  if (!said || !user || bot_id) return undefined;
  const { text: written, files } = readReply(rest);
  const { open, kept: noted } = withoutNotes(written);
  const internal = noted && open === '';
  return {
    channel,
    ts,
    user,
    workspaces: [rest.team, rest.user_team, rest.source_team].filter((id) => typeof id === 'string'),
    text: internal ? '' : [open, ...files.map(words.acts.say.file)].filter(Boolean).join('\n'),
    internal,
    noted,
  };
}
