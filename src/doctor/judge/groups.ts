/** Judges the user groups that the configuration names: is there anybody in them? */
import type { GroupSeen, SlackFacts } from '../facts.ts';
import type { Finding, GroupTrouble, RoleInTeam } from '../finding.ts';
import { unanswered } from './answers.ts';
import { type Access, isOfZone, personTrouble } from './people.ts';

const area = 'user groups';

export function judgeGroups(
  { token, groups }: SlackFacts,
  wanted: ReadonlyMap<string, readonly RoleInTeam[]>,
  access: Access,
): Finding[] {
  if (groups === null || wanted.size === 0) return [];
  if (groups.is !== 'said') return unanswered(area, [groups]);
  /** Where not all of them were looked at, somebody is. */
  const isLetIn = ({ members, people = [] }: GroupSeen) =>
    token.is !== 'said' ||
    people.length < members ||
    people.some((person) => {
      const trouble = personTrouble(person, token.value, access);
      return trouble === undefined || isOfZone(trouble);
    });
  const findings = [...wanted].flatMap(([id, duties]): Finding[] => {
    const seen = groups.value.find((group) => group.id === id);
    const trouble = troubleOf(seen) ?? (seen && isLetIn(seen) ? undefined : 'nobody let in');
    const handle = seen?.handle ?? null;
    return trouble === undefined
      ? []
      : [{ level: 'wrong', area, what: 'group', id, handle, duties, trouble }];
  });
  const count = wanted.size - findings.length;
  return [
    ...(count > 0 ? [{ level: 'ok', area, what: 'groups', count } satisfies Finding] : []),
    ...findings,
  ];
}

function troubleOf(seen: GroupSeen | undefined): GroupTrouble | undefined {
  if (seen === undefined) return 'missing';
  if (seen.disabled) return 'disabled';
  return seen.members === 0 ? 'empty' : undefined;
}
