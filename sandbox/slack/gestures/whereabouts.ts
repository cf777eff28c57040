/** The part of an interaction's payload that says where it happened. */

import { type JsonObject, withoutEmpty } from '../json.ts';
import { inSlacksForm } from '../message-object.ts';
import type { State } from '../state.ts';
import { viewInSlacksForm } from '../views.ts';
import type { Place } from './find.ts';
import { channelPart } from './stage.ts';

export function whereabouts(state: State, place: Place): JsonObject {
  if (place.kind === 'view') {
    return { container: { type: 'view', view_id: place.view.id }, view: viewInSlacksForm(state, place.view) };
  }
  const { message } = place;
  const channel = state.channels.get(message.channel);
  if (!channel) throw new Error(`The channel ${message.channel} is gone.`);
  return withoutEmpty({
    container: withoutEmpty({
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: place.kind === 'ephemeral',
      thread_ts: message.threadTs,
    }),
    channel: channelPart(channel),
    /** Slack does not send back the content of a message only one person sees. */
    message: place.kind === 'message' ? inSlacksForm(state, place.message) : undefined,
  });
}
