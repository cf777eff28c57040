/** Who belongs to which team: its leads, its responders, and whoever is in the private channel that is its own. */
import type { State } from '../../../sandbox/slack/state.ts';
import type { Config } from '../../../src/config/config.ts';

/** While Slack does not say who somebody is, what it said last is believed for so long. */
const believedMs = 10 * 60_000;

type Members = { from: number; who: ReadonlyMap<string, ReadonlySet<string>> };

export type Belonging = ReturnType<typeof watchBelonging>;

export function watchBelonging({ people, userGroups, channels, clock }: State) {
  const seen: Members[] = [];

  const wasIn = (where: string, user: string, at: number): boolean =>
    seen.some(({ from, who }, index) => {
      const until = seen[index + 1]?.from ?? at;
      return from <= at && until >= at - believedMs && who.get(where)?.has(user);
    });

  return {
    /** Groups and channels as they are now; kept where anything has changed. */
    look(): void {
      const now = new Map<string, ReadonlySet<string>>();
      for (const { id, users } of userGroups.values()) now.set(id, new Set(users));
      for (const { id, members } of channels.values()) now.set(id, new Set(members));
      const last = seen.at(-1)?.who;
      if (last?.size !== now.size || [...now].some(([id, who]) => !alike(who, last.get(id))))
        seen.push({ from: clock.now(), who: now });
    },

    /** A team that the configuration does not know has nobody; who is not let in is in a team's channel at most. */
    belongs({ teams, access }: Config, team: string, user: string, at: number): boolean {
      const known = teams[team];
      if (!known) return false;
      const { responders, leads, channel } = known;
      if (channels.get(channel)?.kind === 'private' && wasIn(channel, user, at)) return true;
      const person = people.get(user);
      if (!person || person.deleted || (person.isRestricted && !access.guests)) return false;
      if (leads.includes(user)) return true;
      if ('users' in responders) return responders.users.includes(user);
      return wasIn('group' in responders ? responders.group : channel, user, at);
    },
  };
}

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean =>
  a.size === b?.size && [...a].every((one) => b.has(one));
