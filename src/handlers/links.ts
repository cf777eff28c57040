/** Where the cards of escalations are. */
import type { Escalation } from '../domain/escalation.ts';
import type { Deps } from './deps.ts';

export async function linksTo(
  { engine }: Pick<Deps, 'engine'>,
  escalations: readonly Escalation[],
): Promise<ReadonlyMap<string, string | null>> {
  const places = await engine.places([...new Set(escalations.map(({ id }) => id))]);
  return new Map([...places].map(([id, { card }]) => [id, card?.permalink ?? null]));
}
