/** Who belongs to a user group or a channel: asked of Slack, kept for a few minutes. */
import type { WebClient } from '@slack/web-api';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type Failure, failureOf } from '../error-codes.ts';
import type { InTime } from './ask-in-time.ts';
import { createAskOnce } from './ask-once.ts';
import { NobodyRespondsError, type People } from './people.ts';
import { ageOf, doubtMs, ofMembers, ofRestricted, type Trust } from './trust.ts';

/** Of a group or channel that Slack does not have or does not show. */
const isGone: ReadonlySet<string> = new Set<Failure['kind']>(['hopeless', 'no place']);

type Known = { members: ReadonlySet<string>; at: Instant };

export function createMembership(
  client: WebClient,
  inTime: InTime,
  now: () => Instant,
): People['isResponder'] {
  const lists = new Map<string, Known>();
  const askOnce = createAskOnce<string[]>();

  async function includes(
    name: string,
    user: string,
    trust: Trust,
    ask: () => Promise<string[]>,
  ): Promise<boolean> {
    const { members } = await known(name, user, trust, ask);
    if (members.size === 0) throw new NobodyRespondsError(name);
    return members.has(user);
  }

  async function known(
    name: string,
    user: string,
    { freshMs, graceMs }: Trust,
    ask: () => Promise<string[]>,
  ): Promise<Known> {
    const before = lists.get(name);
    const age = before ? ageOf(before.at, now()) : Number.POSITIVE_INFINITY;
    if (before && age < (before.members.has(user) ? freshMs : doubtMs)) return before;
    try {
      const asked: Known = { members: new Set(await askOnce(name, () => orNobody(ask))), at: now() };
      lists.set(name, asked);
      return asked;
    } catch (error) {
      if (before && age < freshMs + graceMs) return before;
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

  return isMember;
}

/** That it is gone is an answer: nobody is in it, and what Slack said before counts no more. */
async function orNobody(ask: () => Promise<string[]>): Promise<string[]> {
  try {
    return await ask();
  } catch (error) {
    if (isGone.has(failureOf(error).kind)) return [];
    throw error;
  }
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
