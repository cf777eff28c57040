/** Whose clock times are written for: while Slack does not say who they are, they read Slack's own dates. */
import type { People, Person } from './people.ts';

export const clockOf = ({ person }: Pick<People, 'person'>, reader: string): Promise<Person | undefined> =>
  person(reader).catch(() => undefined);
