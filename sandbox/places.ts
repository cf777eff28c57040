/** Where things are said, and who reads them there. */

import type { Ephemeral, Message, Person } from './slack/state.ts';
import type { Workspace } from './slack/workspace.ts';

/** `ESC-12` at the beginning of a text. */
export const referenceIn = (text: string): string | undefined => /^[A-Z][A-Z0-9]*-\d+(?=\b)/.exec(text)?.[0];

export const nameOf = (slack: Workspace, id: string): string => slack.state.people.get(id)?.realName ?? id;

/** A sentence of the simulator with people's names in place of their ids. */
export const namedIn = (slack: Workspace, sentence: string): string =>
  sentence.replace(/\bU[A-Z0-9]+\b/g, (id) => nameOf(slack, id));

export function personWith(slack: Workspace, id: string): Person {
  const person = slack.state.people.get(id);
  if (!person) throw new Error(`There is nobody with the id ${id}.`);
  return person;
}

/** Those who work here: neither the bot nor guests. */
export const staff = (slack: Workspace): Person[] =>
  [...slack.state.people.values()].filter(({ isBot, isRestricted }) => !isBot && !isRestricted);

/** `#esc-engineering › thread of ESC-1`, or `direct messages`. */
export function placeOf(
  slack: Workspace,
  {
    channel: id,
    threadTs,
    broadcast = false,
  }: Pick<Ephemeral, 'channel' | 'threadTs'> & { broadcast?: boolean },
): string {
  const channel = slack.state.channels.get(id);
  const where = !channel || channel.kind === 'im' ? 'direct messages' : `#${channel.name}`;
  if (threadTs === undefined) return where;
  const parent = slack.thread(id, threadTs).find(({ ts }) => ts === threadTs);
  const reference = parent && referenceIn(parent.text);
  const thread = reference ? `thread of ${reference}` : 'a thread';
  return broadcast ? `${where} and ${thread}` : `${where} › ${thread}`;
}

/** Whoever of `readers` is there first; otherwise the person themselves, or the first member. */
export function viewerOf(
  slack: Workspace,
  { channel: id, user }: Message,
  readers: readonly string[],
): string {
  const members = slack.state.channels.get(id)?.members ?? new Set<string>();
  const people = [...members].filter((member) => member !== slack.state.botUser);
  const own = user === slack.state.botUser ? undefined : user;
  return readers.find((reader) => people.includes(reader)) ?? own ?? people[0] ?? slack.state.botUser;
}

/** Names of people, handles of groups, `@channel` and its kin. */
export function everyoneIn(slack: Workspace, pings: readonly string[]): string[] {
  return pings.map((id) => {
    const group = slack.state.userGroups.get(id);
    if (group) return `@${group.handle} (${group.users.map((user) => nameOf(slack, user)).join(', ')})`;
    return slack.state.people.has(id) ? nameOf(slack, id) : `@${id}`;
  });
}
