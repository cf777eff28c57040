/** How each team was shown when the bot last started. */
import type { Statement, Store } from './store.ts';

export type ShownTeam = Store['tables']['shownTeams']['$inferSelect'];

export function shownTeamQueries({ db, tables: { shownTeams } }: Store) {
  return {
    all: (): Promise<ShownTeam[]> => db.select().from(shownTeams),

    save: ({ team, ...shown }: ShownTeam): Statement =>
      db
        .insert(shownTeams)
        .values({ team, ...shown })
        .onConflictDoUpdate({ target: shownTeams.team, set: shown }),
  };
}
