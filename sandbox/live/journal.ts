/** What the bot did: every request to it and every call by it, with what was answered. */

import { nameOf, placeOf } from '../places.ts';
import type { Delivery } from '../slack/delivery.ts';
import { asObject, asObjects, asText, isObject, type JsonObject } from '../slack/json.ts';
import type { Call } from '../slack/state.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Did, DidDetail } from './protocol.ts';

/** The newest are kept. */
const most = 500;

export function createJournal(
  slack: Workspace,
  tell: (did: Did) => void,
  realNow: () => number = () => performance.now(),
) {
  const entries = new Map<number, { did: Did; detail: () => DidDetail }>();
  const underWay = new Map<Delivery, { id: number; since: number }>();
  let count = 0;

  function keep(id: number, entry: Omit<Did, 'id'>, detail: () => DidDetail): void {
    const did = { id, ...entry };
    entries.set(id, { did, detail });
    const [oldest] = entries.keys();
    if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    tell(did);
  }

  const next = (): number => {
    count += 1;
    return count;
  };

  slack.on('delivery', (delivery) => {
    const known = underWay.get(delivery) ?? { id: next(), since: realNow() };
    const { reply } = delivery;
    if (reply) underWay.delete(delivery);
    else underWay.set(delivery, known);
    const tookMs = Math.round(realNow() - known.since);
    const detail = () => ({
      request: delivery.payload,
      reply: delivery.reply?.ok ? (delivery.reply.body ?? '') : (delivery.reply ?? null),
      blocks: blocksOf(delivery.reply?.ok ? delivery.reply.body : undefined),
    });
    keep(
      known.id,
      {
        at: entries.get(known.id)?.did.at ?? slack.clock.now(),
        direction: 'to the bot',
        title: delivery.about,
        where: whereFrom(slack, delivery),
        state: reply ? (reply.ok ? 'done' : 'failed') : 'under way',
        note: reply ? (reply.ok ? `acknowledged in ${tookMs} ms` : failures[reply.reason]) : '',
        hasBlocks: detail().blocks.length > 0,
      },
      detail,
    );
  });

  slack.on('call', (call) => {
    const detail = () => ({ request: call.args, reply: call.answer, blocks: blocksOf(call.args) });
    keep(
      next(),
      {
        at: call.at,
        direction: 'from the bot',
        title: call.method,
        where: whereTo(slack, call),
        state: isGood(call) ? 'done' : 'failed',
        note: noteOn(call),
        hasBlocks: detail().blocks.length > 0,
      },
      detail,
    );
  });

  return {
    all: (): Did[] => [...entries.values()].map(({ did }) => did),
    /** Throws where it is no longer kept. */
    detail(id: number): DidDetail {
      const entry = entries.get(id);
      if (!entry) throw new Error('That is too long ago: it is no longer kept.');
      return entry.detail();
    },
    forget(): void {
      entries.clear();
      underWay.clear();
    },
  };
}

const failures = {
  timeout: 'not acknowledged in time',
  no_connection: 'the bot is not connected',
  connection_lost: 'the connection broke',
  lost: 'lost on the way',
  http_error: 'answered with an error',
} as const;

function whereFrom(slack: Workspace, { user, payload }: Delivery): string {
  const event = asObject(payload.event);
  const who = user ?? asText(event.user);
  return who ? nameOf(slack, who) : '';
}

function whereTo(slack: Workspace, { method, args, answer }: Call): string {
  const user = asText(args.user_id) || asText(args.user) || asText(args.users);
  if (user) return nameOf(slack, user);
  const channel = asText(args.channel);
  if (slack.state.channels.get(channel)?.kind === 'im') {
    const member = [...(slack.state.channels.get(channel)?.members ?? [])].find(
      (one) => one !== slack.state.botUser,
    );
    return member ? nameOf(slack, member) : channel;
  }
  const known = slack.state.channels.get(channel);
  if (known) {
    const threadTs = asText(args.thread_ts) || undefined;
    return placeOf(slack, { channel, threadTs });
  }
  return method.startsWith('views.') ? viewerOf(slack, asText(asObject(answer?.view).id)) : channel;
}

function viewerOf(slack: Workspace, view: string): string {
  const all = [...slack.state.modals.values()].flat();
  const user = all.find(({ id }) => id === view)?.user;
  return user ? nameOf(slack, user) : '';
}

const isGood = ({ answer, status, fault }: Call): boolean =>
  status === 200 && answer?.ok === true && (fault === undefined || fault === 'slow' || fault === 'late');

function noteOn({ answer, status, fault }: Call): string {
  if (fault === 'rate_limited' || status === 429) return '429: to be tried again later';
  if (fault === 'drop_after' || fault === 'error_after' || fault === 'http_500_after') {
    return 'done, and the bot was not told';
  }
  if (fault === 'drop_before' || fault === 'hang') return 'no answer';
  if (status !== 200) return String(status);
  return answer?.ok === true ? '' : asText(answer?.error);
}

/** Of a message, of a view, of an answer that replaces or pushes a view, or of an attachment. */
function blocksOf(content: unknown): JsonObject[] {
  if (!isObject(content)) return [];
  const own = asObjects(content.blocks);
  if (own.length > 0) return own;
  const inView = asObjects(asObject(content.view).blocks);
  return inView.length > 0
    ? inView
    : asObjects(content.attachments).flatMap((each) => asObjects(each.blocks));
}
