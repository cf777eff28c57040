/** People as Slack describes them: known before they knock, asked about where that is not enough, trusted for a while when Slack is away. */
import type { Crew } from '../../domain/team.ts';
import type { Mention } from '../text/mentions.ts';
import { askInTime } from './ask-in-time.ts';
import { createChannelNames } from './channel-names.ts';
import { createFindPerson, type FindPersonParts } from './find-person.ts';
import { createMembership } from './membership.ts';
import type { People } from './people.ts';
import { comesFromElsewhere, type House, standingOf } from './standing.ts';
import { ofName, ofPerson, ofPersonJustNow, ofRestricted } from './trust.ts';
import { createUserGroups } from './user-groups.ts';

/** Of a user group, while Slack does not say. */
const aGroup = 'the on-call group';

const namedIn = (crews: readonly Crew[]) => ({
  groups: [...new Set(crews.flatMap(({ group }) => group ?? []))],
  users: [...new Set(crews.flatMap(({ users }) => users ?? []))],
});

export function createPeople(parts: FindPersonParts & { house: House }): People {
  const { client, remembered, house, now } = parts;
  const { find, wanted } = createFindPerson(parts);
  const inTime = askInTime(parts);
  const isMember = createMembership(client, inTime, now);
  const groups = createUserGroups(client, inTime, now);
  const channels = createChannelNames(client, inTime, now);
  async function names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    const found = await Promise.all(wanted.map((id) => find(id, ofName).catch(() => undefined)));
    return new Map(wanted.map((id, i) => [id, found[i]?.name ?? `<@${id}>`]));
  }

  const isOut = (id: string): Promise<boolean> =>
    find(id, ofName).then(
      (person) => standingOf(person, house) !== 'in',
      () => false,
    );

  /** One who is in is enough: nearly always the first, who is known. */
  async function isGroupOut(group: string): Promise<boolean> {
    const members = await groups.members(group);
    for (const id of members ?? []) if (!(await isOut(id))) return false;
    return members !== undefined;
  }

  /** Of the members whoever is known to be out is left out: nobody is looked up. */
  async function membersInReach(group: string): Promise<string[] | undefined> {
    const members = await groups.members(group);
    const known = await Promise.all(
      (members ?? []).map(async (id) => ({ id, row: await remembered.find(id) })),
    );
    const inReach = known.filter(({ row }) => row === undefined || standingOf(row, house) === 'in');
    return members && inReach.map(({ id }) => id);
  }

  async function called({ kind, id, label }: Mention): Promise<string | undefined> {
    if (kind === 'group') return (await groups.handle(id)) ?? (label && `@${label}`);
    if (kind === 'channel') {
      const name = await channels.nameOf(id);
      return name === null ? undefined : (name ?? label) && `#${name ?? label}`;
    }
    const name = (await find(id, ofName).catch(() => undefined))?.name;
    return name !== undefined && name !== id ? `@${name}` : label && `@${label}`;
  }

  return {
    person: (id) => find(id, ofName),
    async standing(id, { from = [], restricted = false, justNow = false } = {}) {
      const elsewhere = comesFromElsewhere(from, house);
      if (elsewhere && house.enterprise === null) return 'stranger';
      const person = await find(id, restricted ? ofRestricted : justNow ? ofPersonJustNow : ofPerson);
      if (elsewhere && person?.enterprise !== house.enterprise) return 'stranger';
      return standingOf(person, house);
    },
    names,
    async mentioned(mentions) {
      const found = await Promise.all(mentions.map(async (one) => [one.id, await called(one)] as const));
      return new Map(found.flatMap(([id, name]) => (name ? [[id, name]] : [])));
    },
    channelNamed: channels.idOf,
    async isResponder(user, team) {
      if (!(await isMember(user, team))) return false;
      const person = await find(user, team.restricted ? ofRestricted : ofPerson);
      return person !== undefined && standingOf(person, house) === 'in';
    },
    async onCallNames(crews) {
      const named = namedIn(crews);
      const handles = await Promise.all(named.groups.map(groups.handle));
      const people = await names(named.users);
      return [...handles.map((handle) => handle ?? aGroup), ...named.users.map((id) => people.get(id) ?? id)];
    },
    async outOfReach(crews) {
      const named = namedIn(crews);
      const out = await Promise.all([
        ...named.users.map(async (id) => ((await isOut(id)) ? [id] : [])),
        ...named.groups.map(async (id) => ((await isGroupOut(id)) ? [id] : [])),
      ]);
      return new Set(out.flat());
    },
    async membersOf(ids) {
      const found = await Promise.all([...ids].map(async (id) => [id, await membersInReach(id)] as const));
      return new Map(found.flatMap(([id, members]) => (members ? [[id, members]] : [])));
    },
    async haveLeft(ids) {
      const known = await Promise.all(ids.map(remembered.find));
      return ids.filter((_, n) => known[n]?.deleted);
    },
    heard: (users) => remembered.learn(users, now()),
    wanted,
  };
}
