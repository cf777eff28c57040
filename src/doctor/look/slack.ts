/** Asks Slack about itself and about everything that the configuration names. */
import { readFileSync } from 'node:fs';
import type { WebClient } from '@slack/web-api';
import { parse } from 'yaml';
import { z } from 'zod';
import { isZoneHere } from '../../slack/people/time-zone.ts';
import type { Answer, ChannelSeen, GroupSeen, Identity, PersonSeen, SlackFacts } from '../facts.ts';
import type { Wanted } from '../wanted.ts';
import { type Asker, type Asking, createAsker } from './asking.ts';

export type SlackAsked = {
  botToken: string;
  /** Left out where there is none, or it is in use already. */
  appToken?: string | undefined;
  wanted: Wanted;
};

/** So many calls are under way at once. */
const atOnce = 3;
const minuteMs = 60_000;

/** Never throws for what Slack does or does not do. */
export async function askSlack(
  { botToken, appToken, wanted }: SlackAsked,
  asking: Asking,
): Promise<SlackFacts> {
  const asker = createAsker(asking);
  const client = asker.client(botToken);
  const token = await whoIs(client, asker);
  const nothing = { channels: new Map(), groups: null, people: new Map() };
  // Where Slack is away, all else would only wait in vain.
  if (token.is === 'silent') return { token, appToken: null, ...nothing };
  const opened = appToken === undefined ? null : await opens(asker.client(appToken), asker);
  if (token.is !== 'said' || token.value.botId === null) return { token, appToken: opened, ...nothing };
  const begin = Math.floor(asking.now() / minuteMs);
  const channelIds = wanted.channels.map(({ id }) => id);
  const [channels, groups, people] = await Promise.all([
    askEach(startingAt(channelIds, begin), (id) => asker.ask(() => channelSeen(client, id))),
    wanted.groups.size === 0 ? null : asker.ask(() => groupsSeen(client, wanted.groups, asker)),
    askEach(startingAt([...wanted.people.keys()], begin), (id) => asker.ask(() => personSeen(client, id))),
  ]);
  return { token, appToken: opened, channels, groups, people };
}

async function whoIs(client: WebClient, asker: Asker): Promise<Answer<Identity>> {
  const answer = await asker.ask(() => client.auth.test());
  if (answer.is !== 'said') return answer;
  const said = answer.value;
  const value: Identity = {
    botId: said.bot_id ?? null,
    botName: said.user ?? '',
    workspace: said.team ?? '',
    workspaceId: said.team_id ?? '',
    enterpriseId: said.enterprise_id ?? null,
    scopes: said.response_metadata?.scopes ?? null,
    skewMs: asker.skewMs(),
  };
  return { is: 'said', value };
}

/** Hands out a way in that is not taken: Slack forgets it by itself. */
const opens = (client: WebClient, asker: Asker): Promise<Answer<true>> =>
  asker.ask(async () => {
    await client.apps.connections.open();
    return true as const;
  });

/** Slack tells more of a channel than the client's types. */
const restricted = z.object({ posting_restricted_to: z.object({}).nullish() });

async function channelSeen(client: WebClient, channel: string): Promise<ChannelSeen> {
  const { channel: said = {} } = await client.conversations.info({ channel });
  const properties = restricted.safeParse(said.properties);
  return {
    name: said.name ?? channel,
    archived: said.is_archived === true,
    frozen: 'is_frozen' in said && said.is_frozen === true,
    member: said.is_member === true,
    isPrivate: said.is_private === true,
    readOnly: said.is_read_only === true,
    repliesOnly: said.is_thread_only === true,
    noReplies: said.is_non_threadable === true,
    somePeopleOnly: properties.success && properties.data.posting_restricted_to != null,
  };
}

async function groupsSeen(client: WebClient, wanted: Wanted['groups'], asker: Asker): Promise<GroupSeen[]> {
  const { usergroups = [] } = await client.usergroups.list({
    include_count: true,
    include_disabled: true,
    include_users: true,
  });
  const seen: GroupSeen[] = [];
  for (const { id = '', handle = '', date_delete = 0, user_count, users = [] } of usergroups) {
    const disabled = date_delete > 0;
    const people = wanted.has(id) && !disabled ? await firstPeople(client, users, asker) : [];
    seen.push({
      id,
      handle,
      disabled,
      members: Number(user_count ?? 0),
      ...(people.length > 0 && { people }),
    });
  }
  return seen;
}

/** Of so many in a group it is looked whether they can use the bot; nearly always the first can. */
const mostLookedAt = 10;

async function firstPeople(
  client: WebClient,
  ids: readonly string[],
  { ask }: Pick<Asker, 'ask'>,
): Promise<PersonSeen[]> {
  const people: PersonSeen[] = [];
  for (const id of ids.slice(0, mostLookedAt)) {
    const answer = await ask(() => personSeen(client, id));
    if (answer.is !== 'said') break;
    people.push(answer.value);
    const { deactivated, bot, guest } = answer.value;
    if (!deactivated && !bot && !guest) break;
  }
  return people;
}

async function personSeen(client: WebClient, user: string): Promise<PersonSeen> {
  const { user: said = {} } = await client.users.info({ user });
  const profile = said.profile ?? {};
  return {
    name: profile.display_name || profile.real_name || said.name || user,
    timeZone: said.tz ?? null,
    ...(said.tz && !isZoneHere(said.tz) && { isZoneStrange: true }),
    workspaceId: said.team_id ?? null,
    enterpriseId: said.enterprise_user?.enterprise_id ?? null,
    guest: said.is_restricted === true || said.is_ultra_restricted === true,
    bot: said.is_bot === true,
    deactivated: said.deleted === true,
  };
}

/**
 * A few at once. Once Slack wants to be asked later, or is silent, the rest is left alone: it would only make things worse.
 */
async function askEach<T>(
  ids: readonly string[],
  ask: (id: string) => Promise<Answer<T>>,
): Promise<ReadonlyMap<string, Answer<T>>> {
  const answers = new Map<string, Answer<T>>();
  const left = [...ids];
  let isEnough = false;
  const takeTurns = async () => {
    for (let id = left.shift(); id !== undefined && !isEnough; id = left.shift()) {
      const answer = await ask(id);
      answers.set(id, answer);
      if (answer.is === 'busy' || answer.is === 'silent') isEnough = true;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return answers;
}

/** Each minute another beginning, so that those at the end are reached too when there are more than Slack answers in a minute. */
function startingAt(ids: readonly string[], minutes: number): string[] {
  const from = ids.length === 0 ? 0 : (minutes * 40) % ids.length;
  return [...ids.slice(from), ...ids.slice(0, from)];
}

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes of the manifest that comes with the code: what the bot is made for. */
export function manifestScopes(): string[] {
  const text = readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8');
  return manifest.parse(parse(text)).oauth_config.scopes.bot;
}
