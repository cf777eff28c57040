/** What a person at the prompt means by `ESC-1`, by a thread, or by "the newest message". */

import { nameOf, referenceIn } from '../places.ts';
import type { Message } from '../slack/state.ts';
import type { Workspace } from '../slack/workspace.ts';

/** The messages in the channels this person sees and in their direct conversation, threads included, newest first. */
function seenMessages(slack: Workspace, user: string): Message[] {
  const channels = [...slack.state.channels.values()].filter(({ id }) => slack.canSee(user, id));
  return channels
    .flatMap(({ id }) => slack.allMessages(id))
    .sort((one, other) => Number(other.ts) - Number(one.ts));
}

const isRoot = ({ byBot, threadTs, text }: Message): boolean =>
  byBot && threadTs === undefined && referenceIn(text) !== undefined;

const isDirect = (slack: Workspace, { channel }: Message): boolean =>
  slack.state.channels.get(channel)?.kind === 'im';

export function cardOf(slack: Workspace, user: string, id: string): Message {
  const found = seenMessages(slack, user).find(
    (message) => isRoot(message) && !isDirect(slack, message) && referenceIn(message.text) === id,
  );
  if (!found) throw new Error(`${nameOf(slack, user)} sees no card of ${id}.`);
  return found;
}

/** A card in a channel they are in, or else their own direct message about it. */
export function threadFor(slack: Workspace, user: string, id: string | null): Message {
  const roots = seenMessages(slack, user).filter(
    (message) =>
      isRoot(message) &&
      (id === null || referenceIn(message.text) === id) &&
      slack.state.channels.get(message.channel)?.members.has(user),
  );
  const found = roots.find((message) => !isDirect(slack, message)) ?? roots[0];
  if (!found) {
    throw new Error(
      id === null
        ? `${nameOf(slack, user)} takes part in no thread yet.`
        : `${nameOf(slack, user)} takes part in no thread of ${id}.`,
    );
  }
  return found;
}

/** The newest message about `id`, in its thread or its root, that shows this button. */
export function messageWithButton(slack: Workspace, user: string, label: string, id: string): Message {
  const seen = seenMessages(slack, user);
  const about = seen.filter((message) => {
    const root = seen.find(({ channel, ts }) => channel === message.channel && ts === message.threadTs);
    return referenceIn((root ?? message).text) === id;
  });
  const found = about.find((message) => slack.seenBy(message, user).includes(`[${label}]`));
  if (!found) throw new Error(`${nameOf(slack, user)} sees no button ${label} for ${id}.`);
  return found;
}

/** The newest message of a person: what a message shortcut is used on. */
export function newestByPerson(slack: Workspace, user: string): Message {
  const found = seenMessages(slack, user).find(({ byBot, subtype }) => !byBot && subtype === undefined);
  if (!found) throw new Error(`${nameOf(slack, user)} sees no message of a person. Post one first.`);
  return found;
}
