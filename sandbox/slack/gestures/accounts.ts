/** What becomes of accounts: people join, change and leave. */

import { personOf } from '../people.ts';
import type { Person } from '../state.ts';
import type { Stage } from './stage.ts';

export function createAccounts({ state, events }: Stage) {
  async function change(user: string, now: Partial<Omit<Person, 'id'>>): Promise<void> {
    const person = Object.assign(personOf(state, user), now, { updatedAt: state.clock.now() });
    await events.aboutPerson('user_change', person);
  }

  return {
    /** Somebody new has an account in this workspace. */
    async join(person: Person): Promise<void> {
      if (state.people.has(person.id)) throw new Error(`${person.id} is already here.`);
      const joined = { ...person, updatedAt: state.clock.now() };
      state.people.set(person.id, joined);
      await events.aboutPerson('team_join', joined);
    },

    /** Their profile, their zone, or what kind of member they are. */
    changePerson: change,

    /** Deactivates an account. */
    deactivate: (user: string): Promise<void> => change(user, { deleted: true }),
  };
}
