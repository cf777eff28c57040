/** The escalation somebody names by its reference: only what they may see is there for them. */
import type { Named } from '../domain/duplicate.ts';
import { mayReadFacts } from '../domain/permission.ts';
import { referenceIn } from '../domain/reading/command-text.ts';
import { actorFor } from './actor.ts';
import type { Deps } from './deps.ts';

export async function namedBy(deps: Deps, user: string, said: string): Promise<Named> {
  const id = referenceIn(said.trim(), deps.config.reference.prefix);
  const escalation = id === undefined ? undefined : await deps.engine.find(id);
  if (!escalation) return { id: id ?? said.trim(), is: 'unknown' };
  const restricted = deps.directory.restricted(escalation.team);
  if (!restricted || escalation.reporter === user) return { id: escalation.id, is: 'there' };
  const actor = await actorFor(deps, user, escalation);
  const reads = typeof actor === 'object' && mayReadFacts({ restricted }, actor);
  return { id: escalation.id, is: reads ? 'there' : 'theirs alone' };
}
