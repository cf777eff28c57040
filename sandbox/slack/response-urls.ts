/** response_url: five answers within thirty minutes to the one thing a person did. */

import { showEphemeral } from './api/chat.ts';
import { contentRefusal } from './api/content.ts';
import { type Answer, type Args, type Backstage, fine, flag, refuse, word } from './api/method.ts';
import { asObjects } from './json.ts';
import { keptBlocks } from './kept-blocks.ts';
import { addMessage, editMessage, findMessage, removeMessage } from './messages.ts';
import { storedText } from './mrkdwn.ts';
import type { ResponseUrl, State } from './state.ts';

const maxUses = 5;
const lifeMs = 30 * 60_000;
const maxText = 40_000;

export type Born = Pick<ResponseUrl, 'user' | 'channel' | 'threadTs' | 'source'>;

/** A new address to answer to. */
export function bearResponseUrl({ state, origin }: Pick<Backstage, 'state' | 'origin'>, born: Born): string {
  const id = state.ids.named('R').toLowerCase();
  state.responseUrls.set(id, { ...born, id, bornAt: state.clock.now(), uses: 0 });
  return `${origin()}/response/${id}`;
}

export function answerTo(id: string, args: Args, backstage: Backstage): Answer {
  const { state } = backstage;
  const address = state.responseUrls.get(id);
  if (!address) return refuse('no_such_url');
  if (state.clock.now() - address.bornAt > lifeMs) return refuse('expired_url');
  if (address.uses >= maxUses) return refuse('used_url');
  address.uses += 1;
  return respond(address, args, backstage);
}

/** Also what an acknowledgement with a payload does: it is an answer to the same person in the same place. */
export function respond(address: Born, args: Args, backstage: Backstage): Answer {
  const { state, events } = backstage;
  if (flag(args.delete_original)) return removeOriginal(address, backstage);
  const refusal = contentRefusal(state, 'response_url', args, maxText);
  if (refusal) return refusal;
  if (flag(args.replace_original) && address.source) return replaceOriginal(address, args, backstage);
  const threadTs = word(args.thread_ts) || address.threadTs;
  if (args.response_type !== 'in_channel') {
    showEphemeral(state, address.channel, address.user, { ...args, thread_ts: threadTs });
    return fine();
  }
  const draft = {
    channel: address.channel,
    user: state.botUser,
    text: word(args.text),
    blocks: asObjects(args.blocks),
    attachments: asObjects(args.attachments),
  };
  void events.posted(addMessage(state, { ...draft, threadTs: word(args.thread_ts) || undefined }));
  return fine();
}

function replaceOriginal({ channel, source }: Born, args: Args, { state, events }: Backstage): Answer {
  const edit = {
    text: word(args.text),
    blocks: asObjects(args.blocks),
    attachments: asObjects(args.attachments),
  };
  if (source?.ephemeral) {
    const shown = ephemeralAt(state, source.ts);
    if (!shown) return refuse('message_not_found');
    Object.assign(shown, {
      text: storedText(edit.text),
      blocks: keptBlocks(state, edit.blocks),
      attachments: edit.attachments,
    });
    state.tell('ephemeral', shown);
    return fine();
  }
  const message = findMessage(state, channel, source?.ts ?? '');
  if (!message) return refuse('message_not_found');
  void events.changed(editMessage(state, message, edit), message);
  return fine();
}

function removeOriginal({ channel, source }: Born, { state }: Backstage): Answer {
  const shown = source?.ephemeral ? ephemeralAt(state, source.ts) : undefined;
  if (shown) {
    state.ephemerals.splice(state.ephemerals.indexOf(shown), 1);
    state.tell('dismissal', shown);
    return fine();
  }
  const message = findMessage(state, channel, source?.ts ?? '');
  if (!message) return refuse('message_not_found');
  removeMessage(state, message);
  return fine();
}

function ephemeralAt(state: State, ts: string) {
  return state.ephemerals.find((shown) => shown.ts === ts);
}
