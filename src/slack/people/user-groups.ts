/** The workspace's user groups, what they are called and who is in them: listed all at once, kept for a few minutes. */
import type { WebClient } from '@slack/web-api';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { InTime } from './ask-in-time.ts';
import { createAskOnce } from './ask-once.ts';
import { ageOf, doubtMs, ofMembers } from './trust.ts';

/** `members` is undefined where Slack does not say. */
type UserGroup = { handle: string | undefined; members: readonly string[] | undefined };
type Listed = { groups: ReadonlyMap<string, UserGroup>; at: Instant };

export function createUserGroups(client: WebClient, inTime: InTime, now: () => Instant) {
  const askOnce = createAskOnce<Listed>();
  let listed: Listed | undefined;

  /** Those that are disabled are left out: Slack does not notify them. */
  async function ask(): Promise<Listed> {
    const answer = await inTime('usergroups.list', () => client.usergroups.list({ include_users: true }));
    if (!answer.usergroups) throw new Error('Slack listed no user groups');
    const groups = answer.usergroups.flatMap(({ id, handle, users }): [string, UserGroup][] =>
      id === undefined ? [] : [[id, { handle: handle && `@${handle}`, members: users }]],
    );
    return { groups: new Map(groups), at: now() };
  }

  async function known(freshMs: number): Promise<Listed['groups'] | undefined> {
    if (listed && ageOf(listed.at, now()) < freshMs) return listed.groups;
    try {
      listed = await askOnce('', ask);
    } catch {
      // What was listed before will do until Slack answers again.
    }
    return listed?.groups;
  }

  return {
    /** `@eng-oncall`; undefined when Slack does not say. Never throws. */
    handle: async (group: string): Promise<string | undefined> =>
      (await known(ofMembers.freshMs))?.get(group)?.handle,
    /** Nobody where Slack has no such group; undefined when it does not say. Never throws. */
    async members(group: string): Promise<readonly string[] | undefined> {
      const membersIn = (groups: Listed['groups'] | undefined) =>
        groups && (groups.has(group) ? groups.get(group)?.members : []);
      const members = membersIn(await known(ofMembers.freshMs));
      return members?.length === 0 ? membersIn(await known(doubtMs)) : members;
    },
  };
}
