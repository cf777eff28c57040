/** The clock of a team. */
import type { Directory } from '../domain/directory.ts';
import { zoneOfPolicy } from '../domain/kept-facts.ts';

export function clockOfTeam({ policyOf }: Pick<Directory, 'policyOf'>, team: string): string {
  const promised = policyOf(team);
  return promised ? zoneOfPolicy(promised.policy) : 'UTC';
}
