/** Who there is to be, in groups, and who of them has something to read. */

import type { Attention } from '../../live/protocol.ts';
import type { Person } from '../../slack/things.ts';
import { cityOf, clockTime } from '../../zones.ts';

const order = ['User operations', 'Engineering', 'Risk', 'New markets', 'Design', 'Leads'];

/** The team of a title; a title that nobody foresaw is a group of its own. */
function groupOf(title: string): string {
  if (/\blead$/i.test(title)) return 'Leads';
  const known: { [title: string]: string } = {
    Engineer: 'Engineering',
    'Risk analyst': 'Risk',
    Designer: 'Design',
  };
  return known[title] ?? (title || 'Others');
}

export type CastGroup = { name: string; people: Person[] };

/** Guests, bots and people of other workspaces cannot be played. */
export function castIn(people: readonly Person[]): CastGroup[] {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    if (person.isBot || person.isRestricted || person.deleted || person.teamId !== undefined) continue;
    const name = groupOf(person.title ?? '');
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  const rank = (name: string) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  return [...groups]
    .map(([name, members]) => ({ name, people: members }))
    .sort((a, b) => rank(a.name) - rank(b.name));
}

/** `Dublin 10:02`. */
export const cityAndTime = ({ tz }: Person, at: number): string => {
  const zone = tz || 'Etc/UTC';
  return `${cityOf(zone)} ${clockTime(at, zone)}`;
};

/** `2 new for Kenji`; '' for nothing. */
export const newFor = ({ id, realName }: Person, attention: Attention): string => {
  const count = attention[id] ?? 0;
  return count === 0 ? '' : `${count} new for ${realName}`;
};

/** `There is something new for Kenji and Priya.`, whoever looks left out; '' where there is nothing. */
export function newForOthers(people: readonly Person[], attention: Attention, viewer: string): string {
  const names = people
    .filter(({ id }) => id !== viewer && (attention[id] ?? 0) > 0)
    .map(({ realName }) => realName);
  return names.length === 0 ? '' : `There is something new for ${listed(names)}.`;
}

function listed(names: string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
