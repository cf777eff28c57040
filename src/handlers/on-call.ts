/** `/escalate on-call`: who can be reached now, until when, and who is next, by name. */
import { againAt, onCallAt } from '../domain/on-call.ts';
import { crewsIn, isDutyOutOfReach, withinReach } from '../domain/reach.ts';
import { leadsAsCrew, type Team } from '../domain/team.ts';
import type { Said } from '../views/forms/notice.ts';
import { type OnCallTeam, onCallAnswer } from '../views/on-call-answer.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { hasTurns } from './swaps.ts';

export async function onCallTo(
  deps: Pick<Deps, 'directory' | 'people' | 'now'>,
  user: string,
  only?: string,
): Promise<Said> {
  const { directory, people, now } = deps;
  const teams = Object.entries(directory.teams).flatMap(([id, team]) =>
    only === undefined || id === only ? [team] : [],
  );
  const crews = teams.flatMap((team) => [...team.onCall.flatMap(crewsIn), team.fallback, leadsAsCrew(team)]);
  const out = await people.outOfReach(crews);
  const members = await people.membersOf(new Set(crews.flatMap(({ group }) => group ?? [])));
  const at = now();
  const { calendars } = directory;
  const onCallIn = (team: Team): OnCallTeam => {
    const { name, onCall: shifts, fallback } = withinReach(team, out);
    const onCall = onCallAt(shifts, calendars, at);
    const outOfReach = isDutyOutOfReach(team, out, calendars, at);
    return { name, onCall, againAt: againAt(onCall, shifts, calendars), fallback, outOfReach };
  };
  return onCallAnswer({ teams: teams.map(onCallIn), members, now: at, swaps: hasTurns(deps, user) }, words);
}
