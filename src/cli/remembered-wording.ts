/** The words of a command that tells of people: they are called as the bot has heard them called, since Slack is not asked. */
import type { Config } from '../config/config.ts';
import type { Queries } from '../db/queries.ts';
import type { Wording } from '../views/parts.ts';
import { words } from '../views/words/default.ts';

export async function rememberedWording(
  { people }: Pick<Queries, 'people'>,
  { teams, categories }: Pick<Config, 'teams' | 'categories'>,
  ids: Iterable<string>,
): Promise<Wording> {
  const names = new Map<string, string>();
  for (const id of ids) names.set(id, (await people.find(id))?.name ?? id);
  return {
    words,
    nameOf: (id) => names.get(id) ?? id,
    teamName: (id) => teams[id]?.name ?? id,
    categoryName: (id) => categories.find((one) => one.id === id)?.name ?? id,
  };
}
