/** What one person sees of the workspace, in the page's words. */

import { staff } from '../places.ts';
import { valuesIn } from '../slack/gestures/find.ts';
import { directChannelOf, messagesIn } from '../slack/messages.ts';
import { canSee } from '../slack/people.ts';
import type { Channel, Ephemeral, Message, State, View } from '../slack/state.ts';
import { modalsOf } from '../slack/views.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { Attention, Place, SeenMessage, SeenView, World } from './protocol.ts';
import type { Reading } from './reading.ts';

type Around = { slack: Workspace; reading: Reading };

export type Seen = Omit<World, 'clock' | 'trouble' | 'did' | 'hasPast'>;

export function seenBy({ slack, reading }: Around, viewer: string): Seen {
  const { state } = slack;
  const channels = channelsSeenBy(state, viewer);
  return {
    viewer,
    workspace: workspaceOf(state),
    people: [...state.people.values()],
    groups: [...state.userGroups.values()].map(({ id, handle }) => ({ id, handle })),
    places: channels.map((channel) => placeOf(state, reading, channel, viewer)),
    messages: [
      ...channels.flatMap(({ id }) => messagesIn(state, id)),
      ...state.ephemerals.filter(({ to }) => to === viewer),
    ].map((message) => messageSeen(state, message, viewer)),
    modals: modalsSeen(state, viewer),
    home: homeSeen(state, viewer),
    attention: attentionOf({ slack, reading }),
  };
}

export const placesSeen = ({ slack: { state }, reading }: Around, viewer: string): Place[] =>
  channelsSeenBy(state, viewer).map((channel) => placeOf(state, reading, channel, viewer));

export const attentionOf = ({ slack, reading }: Around): Attention => reading.attention(staff(slack));

export const modalsSeen = (state: State, viewer: string): SeenView[] => modalsOf(state, viewer).map(viewSeen);

export function homeSeen(state: State, viewer: string): SeenView | null {
  const home = state.homes.get(viewer);
  return home ? viewSeen(home) : null;
}

/** Metadata is for apps; nobody sees it. */
export function messageSeen(state: State, message: Message | Ephemeral, viewer: string): SeenMessage {
  const { blocks } = message;
  if ('to' in message) {
    return { ...message, values: valuesIn(state, viewer, { kind: 'ephemeral', message, blocks }) };
  }
  const { metadata: _, ...shown } = message;
  return { ...shown, values: valuesIn(state, viewer, { kind: 'message', message, blocks }) };
}

function viewSeen({ id, type, hash, given, blocks, values, errors }: View): SeenView {
  const { title, submit, close } = given;
  return { id, type, hash, title, submit, close, blocks, values, errors };
}

/** The direct conversation with the app, and every channel they may look into. */
function channelsSeenBy(state: State, viewer: string): Channel[] {
  const own = directChannelOf(state, viewer);
  const channels = [...state.channels.values()].filter(
    (channel) => channel.kind !== 'im' && canSee(state, viewer, channel),
  );
  return [...channels.sort((one, other) => one.name.localeCompare(other.name)), own];
}

function placeOf(state: State, reading: Reading, channel: Channel, viewer: string): Place {
  const { id, kind, topic, archived, members } = channel;
  return {
    id,
    kind: kind === 'im' ? 'app' : kind,
    name: kind === 'im' ? state.manifest.name : channel.name,
    topic,
    archived,
    member: members.has(viewer),
    closed: whyClosed(state, channel, viewer),
    people: [...members].filter((member) => member !== state.botUser).length,
    ...reading.unread(viewer, channel),
  };
}

function whyClosed(
  { manifest }: State,
  { kind, name, archived, members }: Channel,
  viewer: string,
): string | null {
  if (kind === 'im') {
    return manifest.messagesTab && !manifest.messagesReadOnly
      ? null
      : `${manifest.name} takes no messages here.`;
  }
  if (archived) return `#${name} is archived.`;
  return members.has(viewer) ? null : `You are not in #${name}.`;
}

function workspaceOf({ manifest, botUser }: State): World['workspace'] {
  return {
    name: 'Sandbox',
    botUser,
    appName: manifest.name,
    commands: manifest.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      hint: usageHint,
    })),
    shortcuts: manifest.shortcuts.map(({ name, kind }) => ({ name, kind })),
  };
}
