/** What ids are called, gathered before a sentence is written. */
import type { People } from './people.ts';

type Named = { id: string; name: string };

export type Names = {
  teams: Readonly<Record<string, { name: string }>>;
  categories: readonly Named[];
  causes: readonly Named[];
};

/** A name that cannot be had is a mention of that person. */
export async function wordingFor(
  people: Pick<People, 'names'>,
  { teams, categories, causes }: Names,
  ids: Iterable<string>,
) {
  const names = await people.names(ids);
  const nameIn = (list: readonly Named[]) => (id: string) => list.find((one) => one.id === id)?.name ?? id;
  return {
    nameOf: (id: string) => names.get(id) ?? `<@${id}>`,
    teamName: (id: string) => teams[id]?.name ?? id,
    categoryName: nameIn(categories),
    causeName: nameIn(causes),
  };
}
