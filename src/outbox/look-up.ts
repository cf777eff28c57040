/** The look-up: what an earlier attempt of a row posted is found by its key, before anything is posted again. */
import type { Place } from '../slack/client.ts';
import { posting } from '../slack/method-limits.ts';
import { type CallContext, callSlack, Unsent } from './guarded-call.ts';
import { maybeSent } from './lanes.ts';

/** Why a message is kept that may have been posted. */
export const perhapsPosted = 'perhaps posted';

/** A look-up reads so many pages at most; what is further back is not looked for. */
const pages = 5;

/** What an earlier attempt posted, when one may have reached Slack. Where it cannot be looked for, the context is `blind` from then on. Throws Unsent. */
export async function lookUp(
  context: CallContext,
  place: Place,
): Promise<{ channel: string; ts: string } | undefined> {
  const { row, watch, whenUnsure } = context;
  if (!maybeSent(row)) return undefined;
  const found = await search(context, place).catch((error: unknown) => {
    if (!(error instanceof Unsent)) throw error;
    const { kind } = error.failure;
    // The thread is gone, and with it whatever was said there.
    if (kind === 'no message') return undefined;
    if (kind !== 'no place' && kind !== 'later') throw stillUnsure(error);
    context.blind = true;
    return undefined;
  });
  watch.lookedUp(found !== undefined);
  if (found) return { channel: place.channel, ts: found.ts };
  if (context.blind && whenUnsure === 'keep') {
    throw new Unsent({ kind: 'hopeless', reason: perhapsPosted }, posting, place.channel);
  }
  return undefined;
}

async function search(context: CallContext, place: Place): Promise<{ ts: string } | undefined> {
  const { row, slack } = context;
  const method = place.threadTs === undefined ? 'conversations.history' : 'conversations.replies';
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const { ours, next } = await callSlack(context, method, place.channel, () =>
      slack.page(place, row.firstTriedAt ?? row.createdAt, cursor),
    );
    const found = ours.find(({ key }) => key === row.id);
    if (found || next === undefined) return found;
    cursor = next;
  }
  // So much was said meanwhile that it may stand further back.
  context.blind = true;
  return undefined;
}

/** A look-up that did not work leaves the row as unsure as it was. */
function stillUnsure({ failure, method, place }: Unsent): Unsent {
  const reason = `look-up: ${failure.reason}`;
  const later = failure.kind === 'wait' ? { afterMs: failure.ms } : {};
  return new Unsent({ kind: 'unsure', reason, timedOut: false, ...later }, method, place);
}
