/** The few calls delivery makes to Slack, and nothing else of it. */
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Instant } from '../domain/calendars/calendar.ts';
import { createDirectMemory, type DirectMemory } from './direct-memory.ts';
import { failureOf, notKnown } from './error-codes.ts';

/** How long a call may take; the client is built with it. */
export const callTimeoutMs = 10_000;

type Content = { text: string; blocks: KnownBlock[] };

export type Place = { channel: string; threadTs?: string | undefined; broadcast?: boolean | undefined };

export const metadataType = 'switchboard_notice';

/** `next` is the cursor of the next page. */
export type Page = { ours: { ts: string; key: string }[]; next: string | undefined };

export type Announced = { id: string; url: string };

/** The name of a file that `page` knows by its key. Slack takes no metadata with a file. */
export const fileNameOf = (stem: string, key: string, ending: string): string =>
  `${stem} (${key.replace(keyOfFile, '')}).${ending}`;
/** How the key of a row begins that is shown as a file. */
export const keyOfFile = 'export:';
const keyInName = /\(([0-9a-f]{12})\)\.\w+$/;

export type Slack = {
  /** Posts under a key that `find` can look up. `astray`: its thread is gone, and Slack has put it into the channel instead. */
  post(
    place: Place,
    message: Content,
    key: string,
  ): Promise<{ channel: string; ts: string; astray?: boolean }>;
  remove(channel: string, ts: string): Promise<void>;
  /** Announces a file of so many bytes, and says where they go. */
  announce(name: string, bytes: number): Promise<Announced>;
  upload(to: Announced, content: Buffer): Promise<void>;
  /** Shares what was uploaded. Slack gives no message: `page` finds it by the key in its name. */
  share(channel: string, file: Announced & { title: string }, comment: string): Promise<void>;
  edit(channel: string, ts: string, message: Content): Promise<void>;
  /** One page of what was said after `since`, with the keys of our own messages. */
  page(place: Place, since: Instant, cursor: string | undefined): Promise<Page>;
  /** The key of a message of ours; undefined when it has none, or is gone. */
  keyOf(message: { channel: string; ts: string }): Promise<string | undefined>;
  /** Whether the bot is in a channel, and it is open. */
  mayWriteIn(channel: string): Promise<boolean>;
  /** The direct message channel with a person; known before posting, so that a post can be looked up. */
  directChannel(user: string): Promise<string>;
  /** The same without asking Slack; undefined when that is needed. */
  knownDirectChannel(user: string): Promise<string | undefined>;
};

const pageSize = 200;
/** Clocks of two machines differ: look a little further back. */
const marginMs = 120_000;

export function createSlack(client: WebClient, direct: DirectMemory = createDirectMemory()): Slack {
  /** A direct message's channel that Slack no longer knows is opened anew by the next who needs it. */
  async function to<Answer>(channel: string, call: Promise<Answer>): Promise<Answer> {
    try {
      return await call;
    } catch (error) {
      if (failureOf(error).reason === notKnown) await direct.forget(channel);
      throw error;
    }
  }
  return {
    async post({ channel, threadTs, broadcast }, { text, blocks }, key) {
      const thread =
        threadTs === undefined ? {} : { thread_ts: threadTs, reply_broadcast: broadcast === true };
      const metadata = { event_type: metadataType, event_payload: { key } };
      const unfurl = { unfurl_links: false, unfurl_media: false };
      const said = { channel, text, blocks, metadata, ...unfurl, ...thread };
      const answer = await to(channel, client.chat.postMessage(said));
      if (answer.channel === undefined || answer.ts === undefined) {
        throw new Error('chat.postMessage answered without channel and ts');
      }
      const { message: stands } = answer;
      const astray = threadTs !== undefined && stands !== undefined && stands.thread_ts !== threadTs;
      return { channel: answer.channel, ts: answer.ts, astray };
    },

    async remove(channel, ts) {
      await client.chat.delete({ channel, ts });
    },

    async announce(filename, length) {
      const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({ filename, length });
      if (url === undefined || id === undefined)
        throw new Error('files.getUploadURLExternal answered without an address');
      return { url, id };
    },

    async upload({ url }, content) {
      const { ok, status } = await fetch(url, {
        method: 'POST',
        body: new Uint8Array(content),
        signal: AbortSignal.timeout(callTimeoutMs),
      });
      if (!ok) throw new Error(`the upload was answered with ${status}`);
    },

    async share(channel_id, { id, title }, initial_comment) {
      const files: [{ id: string; title: string }] = [{ id, title }];
      await to(channel_id, client.files.completeUploadExternal({ files, channel_id, initial_comment }));
    },

    async edit(channel, ts, { text, blocks }) {
      await to(channel, client.chat.update({ channel, ts, text, blocks }));
    },

    page: (place, since, cursor) => readPage(client, place, since, cursor),

    async keyOf({ channel, ts }) {
      const query = { channel, ts, latest: ts, inclusive: true, limit: 1, include_all_metadata: true };
      const { messages } = await client.conversations.replies(query);
      return oursIn(messages).find((one) => one.ts === ts)?.key;
    },

    async mayWriteIn(channel) {
      const { channel: found } = await client.conversations.info({ channel });
      return found?.is_archived === false && found.is_member === true;
    },

    knownDirectChannel: direct.find,

    async directChannel(user) {
      const { channel } = await client.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Error('conversations.open answered without a channel');
      await direct.keep(user, channel.id);
      return channel.id;
    },
  };
}

async function readPage(
  client: WebClient,
  { channel, threadTs }: Place,
  since: Instant,
  cursor: string | undefined,
): Promise<Page> {
  const query = {
    channel,
    oldest: String((since - marginMs) / 1000),
    limit: pageSize,
    include_all_metadata: true,
    ...(cursor !== undefined && { cursor }),
  };
  const answer =
    threadTs === undefined
      ? await client.conversations.history(query)
      : await client.conversations.replies({ ...query, ts: threadTs });
  return { ours: oursIn(answer.messages), next: answer.response_metadata?.next_cursor || undefined };
}

type Read = { ts?: string; metadata?: { event_payload?: object }; files?: { name?: string }[] };

const oursIn = (messages: readonly Read[] = []): { ts: string; key: string }[] =>
  messages.flatMap(({ ts, metadata, files = [] }) => {
    const [named] = files.flatMap(({ name = '' }) => keyInName.exec(name)?.[1] ?? []);
    if (ts !== undefined && named !== undefined) return [{ ts, key: `${keyOfFile}${named}` }];
    const payload: Record<string, unknown> = { ...metadata?.event_payload };
    return ts !== undefined && typeof payload.key === 'string' ? [{ ts, key: payload.key }] : [];
  });
