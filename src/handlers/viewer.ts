/** The viewer of an answer about escalations: what it needs to know of the person who looks. */

import type { Escalation } from '../domain/escalation.ts';
import { peopleIn } from '../domain/people-in.ts';
import type { LookingToAct } from '../views/rows.ts';
import { readerOf, supporterOf, teamsOf } from './actor.ts';
import type { Deps } from './deps.ts';
import { linksTo } from './links.ts';
import { wordingWith } from './wording.ts';

export async function viewerOf(
  deps: Deps,
  viewer: string,
  escalations: readonly Escalation[],
  own?: ReadonlySet<string>,
): Promise<LookingToAct> {
  const teams = own ?? (await teamsOf(deps, viewer));
  const mayRead = readerOf(deps, teams);
  const [links, wording, supports] = await Promise.all([
    // Nobody else can open a restricted team's channel.
    linksTo(deps, escalations.filter(mayRead)),
    wordingWith(deps, peopleIn(escalations)),
    supporterOf(deps, viewer),
  ]);
  return {
    viewer,
    links,
    wording,
    now: deps.now(),
    mayRead,
    actsFor: ({ team }) => teams.has(team),
    supports,
  };
}
