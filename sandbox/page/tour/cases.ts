/** What the viewer can tell of the escalations in the workspace, from the messages that they see. */

import type { SeenMessage, World } from '../../live/protocol.ts';
import { aboutOf, headerOf, linesOf, namedBelow, namedIn, wordsIn } from './read.ts';
import { teamAt, teamNamed } from './teams.ts';

export type Case = {
  /** `ESC-1`. */
  id: string;
  priority: string;
  status: string;
  /** As it is shown, `Engineering`; undefined for a team that the tour does not know. */
  team: string | undefined;
  /** User ids; undefined where it cannot be seen. */
  reporter: string | undefined;
  owner: string | undefined;
  /** The user is: the card and the reporter’s message then have a button for it. */
  onPhone: boolean;
  /** Where the card is; undefined for those who only see what the reporter is told. */
  card: { place: string; ts: string } | undefined;
  raisedAt: number;
};

const priorities = ['urgent', 'high', 'normal', 'low'];
const statuses = ['open', 'acknowledged', 'waiting', 'resolved', 'cancelled'];

export const sentAt = ({ ts }: { ts: string }): number => Number(ts) * 1000;

/** What the bot said to everybody who can read it there. */
export const saidByBot = ({ messages }: Pick<World, 'messages'>): SeenMessage[] =>
  messages.filter((message) => !message.ephemeral && message.byBot);

export const appPlace = ({ places }: World): string | undefined =>
  places.find(({ kind }) => kind === 'app')?.id;

/** Each once, oldest first; a card says more than what the reporter is told. */
export function casesIn(world: World): Case[] {
  const found = new Map<string, Case>();
  for (const message of saidByBot(world)) {
    const seen = caseIn(message, world);
    if (!seen) continue;
    const before = found.get(seen.id);
    // A card that moved stands twice; the newest is where it is now.
    const tells = seen.card !== undefined || before?.card === undefined ? seen : before;
    found.set(seen.id, { ...tells, raisedAt: Math.min(seen.raisedAt, before?.raisedAt ?? seen.raisedAt) });
  }
  return [...found.values()];
}

/** A card, or the message that tells its reporter the same: one of them, edited in place, offers more or to reopen it. */
export const escalationOf = (message: SeenMessage): string | undefined =>
  message.threadTs === undefined || message.threadTs === message.ts
    ? aboutOf(message, 'open_more', 'open_reopen')
    : undefined;

function caseIn(message: SeenMessage, world: World): Case | undefined {
  const id = escalationOf(message);
  const heading = headerOf(message) ?? wordsIn(linesOf(message)[0] ?? []);
  const [priority, status] = [oneOf(priorities, heading), oneOf(statuses, heading)];
  if (!id || !priority || !status) return undefined;
  const isCard = message.channel !== appPlace(world);
  return {
    id,
    priority,
    status,
    team: isCard ? teamAt(message.channel) : teamNamed(heading),
    reporter: isCard ? namedBelow(message, world) : world.viewer,
    // Of an open one those are named who could take it.
    owner: status === 'open' ? undefined : namedIn(message, world)[0],
    onPhone: aboutOf(message, 'hold_on', 'end_call') === id,
    card: isCard ? { place: message.channel, ts: message.ts } : undefined,
    raisedAt: sentAt(message),
  };
}

/** The last of these words: a heading ends with how it stands. */
const oneOf = (words: readonly string[], heading: string): string | undefined =>
  heading.split(/[^a-z]+/).findLast((word) => words.includes(word));
