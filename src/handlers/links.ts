/** Where the cards of escalations are. */
import type { Escalation } from '../domain/escalation.ts';
import type { Deps } from './deps.ts';

export async function linksTo(
  { engine }: Pick<Deps, 'engine'>,
  escalations: readonly Escalation[],
): Promise<ReadonlyMap<string, string | null>> {
  const cards = await engine.cards(escalations);
  return new Map(escalations.map(({ id }) => [id, cards.get(id)?.permalink ?? null]));
}
