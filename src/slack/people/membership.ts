/** Who belongs to a user group or a channel: asked of Slack, kept for a few minutes. */
import type { WebClient } from '@slack/web-api';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type Failure, failureOf } from '../error-codes.ts';
import type { InTime } from './ask-in-time.ts';
import { createAskOnce } from './ask-once.ts';
import type { People } from './people.ts';
import { ageOf, ofMembers, ofRestricted, type Trust } from './trust.ts';

/** Somebody who was just added must not wait for the list to age: a "no" is asked again after this. */
const doubtMs = 20_000;

/** Of a group or channel that Slack does not have or does not show. */
const isGone: ReadonlySet<string> = new Set<Failure['kind']>(['hopeless', 'no place']);

type Known = { members: ReadonlySet<string>; at: Instant };

export function createMembership(client: WebClient, inTime: InTime, now: () => Instant) {
  const lists = new Map<string, Known>();
  const askOnce = createAskOnce<string[]>();
  const handles = new Map<string, { handle: string; at: Instant }>();
  let listedAt: Instant | undefined;

  async function includes(
    name: string,
    user: string,
    { freshMs, graceMs }: Trust,
    ask: () => Promise<string[]>,
  ): Promise<boolean> {
    const known = lists.get(name);
    const age = known ? ageOf(known.at, now()) : Number.POSITIVE_INFINITY;
    if (known?.members.has(user) && age < freshMs) return true;
    if (known && age < doubtMs) return false;
    try {
      const members = new Set(await askOnce(name, ask));
      lists.set(name, { members, at: now() });
      return members.has(user);
    } catch (error) {
      // That it is gone is an answer: what Slack said before counts no more.
      if (isGone.has(failureOf(error).kind)) lists.delete(name);
      else if (known && age < freshMs + graceMs) return known.members.has(user);
      throw error;
    }
  }

  const isMember: People['isResponder'] = async (user, { responders, channel, restricted }) => {
    const trust = restricted ? ofRestricted : ofMembers;
    if ('users' in responders) return responders.users.includes(user);
    if ('group' in responders) {
      return includes(responders.group, user, trust, () => groupMembers(client, inTime, responders.group));
    }
    return includes(channel, user, trust, () => channelMembers(client, inTime, channel));
  };

  return {
    isMember,
    /** `@eng-oncall`; undefined when Slack does not say. Never throws. */
    async groupHandle(group: string): Promise<string | undefined> {
      const known = handles.get(group);
      const isFresh = (at: Instant | undefined) => at !== undefined && ageOf(at, now()) < ofMembers.freshMs;
      if (isFresh(known?.at) || (!known && isFresh(listedAt))) return known?.handle;
      try {
        const { usergroups } = await inTime('usergroups.list', () => client.usergroups.list());
        listedAt = now();
        for (const { id, handle } of usergroups ?? []) {
          if (id && handle) handles.set(id, { handle: `@${handle}`, at: listedAt });
        }
      } catch {
        // A name is a nicety: what was remembered will do until Slack answers again.
      }
      return handles.get(group)?.handle;
    },
  };
}

async function groupMembers(client: WebClient, inTime: InTime, usergroup: string): Promise<string[]> {
  const { users } = await inTime('usergroups.users.list', () => client.usergroups.users.list({ usergroup }));
  return users ?? [];
}

async function channelMembers(client: WebClient, inTime: InTime, channel: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const query = { channel, limit: 200, ...(cursor && { cursor }) };
    const answer = await inTime('conversations.members', () => client.conversations.members(query));
    found.push(...(answer.members ?? []));
    cursor = answer.response_metadata?.next_cursor ?? '';
  } while (cursor);
  return found;
}
