/** Judges the people whom the configuration names: are they still there, and may they use the bot? */
import type { Identity, PersonSeen, SlackFacts } from '../facts.ts';
import type { Finding, PersonTrouble, RoleInTeam } from '../finding.ts';
import { judgeEach } from './answers.ts';

export type Access = { guests: boolean; external: boolean };

export function judgePeople(
  { token, people }: SlackFacts,
  wanted: ReadonlyMap<string, readonly RoleInTeam[]>,
  access: Access,
): Finding[] {
  if (token.is !== 'said' || token.value.botId === null) return [];
  const here = token.value;
  const named = [...wanted].map(([id, duties]) => ({ id, duties }));
  return judgeEach('people', named, people, unknown, ({ id, duties }, seen) => {
    const trouble = seen ? personTrouble(seen, here, access) : 'missing';
    if (trouble === undefined) return [];
    const level = isOfZone(trouble) ? 'look' : 'wrong';
    return [{ level, area: 'people', what: 'person', id, name: seen?.name ?? null, duties, trouble }];
  });
}

const unknown = ['user_not_found', 'user_not_visible', 'users_not_found'];

export function personTrouble(seen: PersonSeen, here: Identity, access: Access): PersonTrouble | undefined {
  if (seen.deactivated) return 'deactivated';
  if (seen.bot) return 'bot';
  if (seen.guest && !access.guests) return 'guest';
  const isColleague = here.enterpriseId !== null && seen.enterpriseId === here.enterpriseId;
  const isExternal = seen.workspaceId !== null && seen.workspaceId !== here.workspaceId && !isColleague;
  if (isExternal && !access.external) return 'external';
  if (seen.timeZone === null) return 'no time zone';
  return seen.isZoneStrange ? 'strange time zone' : undefined;
}

/** They can be reached all the same. */
export const isOfZone = (trouble: PersonTrouble | undefined): boolean =>
  trouble === 'no time zone' || trouble === 'strange time zone';
