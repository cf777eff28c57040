/** Who may see what, and people and channels by the names a test or a person calls them. */

import type { Channel, Enterprise, Person, State } from './state.ts';

export function personOf(state: State, user: string): Person {
  const person = state.people.get(user);
  if (!person)
    throw new Error(`There is no ${user} here. There are: ${[...state.people.keys()].join(', ')}.`);
  return person;
}

/** Whether somebody has an account in this very workspace. */
export const isOfWorkspace = (state: Pick<State, 'teamId'>, { teamId }: Person): boolean =>
  teamId === undefined || teamId === state.teamId;

/** Whoever has an account here belongs to the workspace's organisation. */
export const enterpriseOf = (state: State, person: Person): Enterprise | undefined =>
  person.enterprise ?? (isOfWorkspace(state, person) ? state.enterprise : undefined);

/** Guests see the channels they are in; members also every public channel; private ones only their members. */
export function canSee(state: Pick<State, 'people'>, user: string, channel: Channel): boolean {
  if (channel.members.has(user)) return true;
  const person = state.people.get(user);
  return channel.kind === 'public' && person !== undefined && !person.isRestricted && !person.teamId;
}

/** By id or by name, with or without `#`. */
export function channelNamed(state: State, idOrName: string): Channel {
  const name = idOrName.replace(/^#/, '');
  const found =
    state.channels.get(idOrName) ?? [...state.channels.values()].find((channel) => channel.name === name);
  if (!found)
    throw new Error(`There is no channel ${idOrName}. There are: ${names([...state.channels.values()])}.`);
  return found;
}

/** The channel, where this person can see it. */
export function channelSeenBy(state: State, user: string, idOrName: string): Channel {
  const channel = channelNamed(state, idOrName);
  if (!canSee(state, user, channel)) {
    const seen = [...state.channels.values()].filter((other) => canSee(state, user, other));
    throw new Error(
      `${personOf(state, user).realName} cannot see #${channel.name}. They see: ${names(seen)}.`,
    );
  }
  return channel;
}

function names(channels: Channel[]): string {
  return (
    channels.map((channel) => (channel.kind === 'im' ? channel.id : `#${channel.name}`)).join(', ') ||
    'nothing'
  );
}

/** By id, name or handle. */
export function personNamed(state: State, idOrName: string): Person {
  const wanted = idOrName.replace(/^@/, '').toLowerCase();
  const known = [...state.people.values()];
  const found = known.find((one) =>
    [one.id, one.name, one.realName].some((name) => name.toLowerCase() === wanted),
  );
  if (!found)
    throw new Error(
      `There is nobody called ${idOrName}. There are: ${known.map((one) => one.realName).join(', ')}.`,
    );
  return found;
}
