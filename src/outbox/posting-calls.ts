/** The calls that a row may have made on its behalf. Each throws Unsent. */
import type { Place } from '../slack/client.ts';
import { editing, posting, removing } from '../slack/method-limits.ts';
import type { Message } from '../views/lines.ts';
import { fitted } from '../views/message-size.ts';
import { perhapsTwice } from '../views/perhaps-twice.ts';
import { words } from '../views/words/default.ts';
import type { OutboxContext } from './context.ts';
import { type CallContext, callSlack, Unsent } from './guarded-call.ts';
import { lookUp } from './look-up.ts';
import type { FileToShare, To } from './render/rendering.ts';

type Posted = { channel: string; ts: string };

export type Calls = {
  channelOf(to: To): Promise<string>;
  /** What an earlier attempt posted, when one may have reached Slack. */
  find(place: Place): Promise<Posted | undefined>;
  /** Posts without looking it up: for who has just done so. */
  postNew(place: Place, message: Message): Promise<Posted>;
  /** Looks the row up first when an earlier attempt may have reached Slack; `found` is what that attempt posted, as it was then. */
  post(place: Place, message: Message): Promise<Posted & { found: boolean }>;
  edit(channel: string, ts: string, message: Message): Promise<void>;
  /** Looks for it first, by the key in its name, when an earlier attempt may have shared it. */
  share(channel: string, file: FileToShare): Promise<'shared' | 'not allowed'>;
  /** One that is gone already is as good. */
  remove(channel: string, ts: string): Promise<void>;
};

export function callsFor(given: Omit<CallContext, 'blind'> & Pick<OutboxContext, 'charts'>): Calls {
  const context: CallContext = { ...given, blind: false };
  const { row, slack } = context;
  const { charts } = given;
  const find: Calls['find'] = (place) => lookUp(context, place);
  const postNew: Calls['postNew'] = async (place, message) => {
    const { astray, ...posted } = await charts.fitting(message, (shown) =>
      callSlack(context, posting, place.channel, () =>
        slack.post(place, fitted(context.blind ? perhapsTwice(shown, words) : shown), row.id),
      ),
    );
    if (!astray) return posted;
    const failure = { kind: 'no message', reason: 'thread_not_found', astray: posted } as const;
    throw new Unsent(failure, posting, place.channel);
  };
  return {
    find,
    postNew,
    channelOf: async (to) =>
      'channel' in to
        ? to.channel
        : ((await slack.knownDirectChannel(to.user)) ??
          callSlack(context, 'conversations.open', to.user, () => slack.directChannel(to.user))),

    async post(place, message) {
      const found = await find(place);
      return found ? { ...found, found: true } : { ...(await postNew(place, message)), found: false };
    },

    edit: (channel, ts, message) =>
      charts.fitting(message, (shown) =>
        callSlack(context, editing, channel, () => slack.edit(channel, ts, fitted(shown))),
      ),

    async share(channel, { name, title, content, comment }) {
      if (await find({ channel })) return 'shared';
      const call = <T>(method: string, ask: () => Promise<T>) => callSlack(context, method, channel, ask);
      const file = await call('files.getUploadURLExternal', () => slack.announce(name, content.length)).catch(
        (error: unknown) => {
          if (error instanceof Unsent && error.failure.reason === 'missing_scope') return undefined;
          throw error;
        },
      );
      if (!file) return 'not allowed';
      await call('upload', () => slack.upload(file, content));
      await call('files.completeUploadExternal', () => slack.share(channel, { ...file, title }, comment));
      return 'shared';
    },

    async remove(channel, ts) {
      try {
        await callSlack(context, removing, channel, () => slack.remove(channel, ts));
      } catch (error) {
        if (!(error instanceof Unsent) || error.failure.kind !== 'no message') throw error;
      }
    },
  };
}
