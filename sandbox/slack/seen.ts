/** What people see: channels, threads, direct messages, ephemerals, modals, Home, and errors. */

import { asText, textOf } from './json.ts';
import { everyBlock } from './limits/surfaces.ts';
import { directChannelOf, messagesIn, threadOf } from './messages.ts';
import { canSee, channelNamed, channelSeenBy, personOf } from './people.ts';
import { seenBy } from './render.ts';
import type { Ephemeral, Message, ShownError, State, View } from './state.ts';
import { topModal } from './views.ts';

export function createSeen(state: State) {
  const main = (channel: string) =>
    messagesIn(state, channel).filter((message) => !message.threadTs || message.broadcast);

  return {
    /** The main conversation, oldest first. With a viewer, throws where they cannot see it. */
    messages(channel: string, viewer?: string): Message[] {
      const found = viewer ? channelSeenBy(state, viewer, channel) : channelNamed(state, channel);
      return main(found.id);
    },
    /** Main conversation and all threads, oldest first. */
    allMessages: (channel: string): Message[] => [...messagesIn(state, channelNamed(state, channel).id)],
    /** The parent, then its replies. */
    thread: (channel: string, ts: string): Message[] => threadOf(state, channelNamed(state, channel).id, ts),
    /** The direct conversation with the app, replies left out. */
    directMessages: (user: string): Message[] => main(directChannelOf(state, user).id),
    /** The id of that conversation. */
    directChannel: (user: string): string => directChannelOf(state, user).id,
    canSee: (user: string, channel: string): boolean => canSee(state, user, channelNamed(state, channel)),
    /** Texts only this person was shown, oldest first. */
    ephemeralsTo: (user: string): string[] =>
      state.ephemerals.filter((shown) => shown.to === user).map((shown) => shown.text),
    ephemerals: (user: string): Ephemeral[] => state.ephemerals.filter((shown) => shown.to === user),
    /** The topmost open modal. */
    modal: (user: string): View | undefined => topModal(state, user),
    home: (user: string): View | undefined => state.homes.get(user),
    /** By the label of the field. */
    errorsOn(user: string): { [label: string]: string } {
      const view = topModal(state, user);
      if (!view) return {};
      const labels = new Map(
        everyBlock(view.blocks).map((block) => [asText(block.block_id), textOf(block.label)]),
      );
      return Object.fromEntries(
        Object.entries(view.errors).map(([blockId, sentence]) => [labels.get(blockId) || blockId, sentence]),
      );
    },
    /** Slack's own messages that something did not work. */
    errorsShown: (user: string): ShownError[] => state.errorsShown.filter((shown) => shown.user === user),
    /** Plain lines as this person sees them. */
    seenBy(thing: Message | Ephemeral | View, viewer: string): string {
      personOf(state, viewer);
      return seenBy(state, thing, viewer);
    },
  };
}
