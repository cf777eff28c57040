/** Who follows an escalation: the reporters of those that were cancelled because it is about the same, and of theirs. */
import type { Queries } from '../db/queries.ts';
import { isForFollowers } from '../domain/duplicate.ts';
import type { Escalation } from '../domain/escalation.ts';
import type { Changed } from './perform.ts';

export type Follower = Pick<Escalation, 'id' | 'reporter'>;

/** Each person once, for the newest that they raised. Whoever did it, and whoever hears of it anyway, is not told again. */
export async function followersFor(
  { escalations }: Pick<Queries, 'escalations'>,
  { from, escalation: { id, reporter }, entry: { by, deed }, notices }: Changed,
): Promise<Follower[]> {
  if (!from?.hasDuplicates || !isForFollowers(deed) || !notices.some(({ kind }) => kind === 'agent entry'))
    return [];
  const all: Follower[] = [];
  for (let of = [id]; of.length > 0; ) {
    const found = await escalations.duplicatesOf(of);
    all.push(...found);
    of = found.map((one) => one.id);
  }
  const people = new Map(all.map((one) => [one.reporter, one]));
  return [...people.values()].filter((one) => one.reporter !== by && one.reporter !== reporter);
}
