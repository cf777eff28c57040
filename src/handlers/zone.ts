/** The time zone somebody reads in. */
import type { Deps } from './deps.ts';

type ReadsIn = { timeZone: string; zoneGuessed?: true };

const unknown = { timeZone: 'UTC', zoneGuessed: true } as const;

/** UTC while Slack does not say: nobody waits for it in vain. */
export async function readsIn({ people, log }: Pick<Deps, 'people' | 'log'>, user: string): Promise<ReadsIn> {
  try {
    return (await people.person(user)) ?? unknown;
  } catch (error) {
    log.warn({ err: error, user }, 'the time zone of a person is not known yet');
    return unknown;
  }
}

export const zoneOf = async (deps: Pick<Deps, 'people' | 'log'>, user: string): Promise<string> =>
  (await readsIn(deps, user)).timeZone;
