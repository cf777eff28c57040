/** What the viewer can tell of the escalations in the workspace, from the messages that they see. */

import type { SeenMessage, World } from '../../live/protocol.ts';
import { partsAsRead } from './read.ts';

export type Case = {
  /** `ESC-1`. */
  id: string;
  priority: string;
  status: string;
  /** As it is shown, `Engineering`. */
  team: string;
  /** User ids; undefined where it cannot be seen. */
  reporter: string | undefined;
  owner: string | undefined;
  /** Where the card is; undefined for those who only see what the reporter is told. */
  card: { place: string; ts: string } | undefined;
  raisedAt: number;
};

/** `ESC-1 (urgent, open, Engineering): …`, as the card says it to screen readers. */
const cardText = /^(?<id>[A-Z][A-Z0-9]*-\d+) \((?<priority>\w+), (?<status>\w+), (?<team>[^)]+)\): /;
/** `ESC-1 is with Engineering · 🔴 urgent · open`, as the reporter is told. */
const reporterText =
  /^(?<id>[A-Z][A-Z0-9]*-\d+) (?:is|was) with (?<team>.+?) · \S+ (?<priority>\w+) · (?<status>\w+)/;

export const sentAt = ({ ts }: { ts: string }): number => Number(ts) * 1000;

/** What the bot said to everybody who can read it there, in words. */
export const saidByBot = (world: World): { message: SeenMessage; words: string }[] =>
  world.messages
    .filter((message) => !message.ephemeral && message.byBot)
    .map((message) => ({ message, words: partsAsRead(message.text, world) }));

export const appPlace = ({ places }: World): string | undefined =>
  places.find(({ kind }) => kind === 'app')?.id;

/** Each once, oldest first; a card says more than what the reporter is told. */
export function casesIn(world: World): Case[] {
  const found = new Map<string, Case>();
  const app = appPlace(world);
  for (const { message, words } of saidByBot(world)) {
    if (message.threadTs !== undefined && message.threadTs !== message.ts) continue;
    const seen = message.channel === app ? toReporter(message, words, world) : onCard(message, words, world);
    if (!seen) continue;
    const before = found.get(seen.id);
    // A card that moved stands twice; the newest is where it is now.
    const tells = seen.card !== undefined || before?.card === undefined ? seen : before;
    found.set(seen.id, { ...tells, raisedAt: Math.min(seen.raisedAt, before?.raisedAt ?? seen.raisedAt) });
  }
  return [...found.values()];
}

type Heading = Pick<Case, 'id' | 'priority' | 'status' | 'team'>;

function headingOf(pattern: RegExp, words: string): Heading | undefined {
  const { id, priority, status, team } = pattern.exec(words)?.groups ?? {};
  return id && priority && status && team ? { id, priority, status, team } : undefined;
}

function onCard(message: SeenMessage, words: string, world: World): Case | undefined {
  const heading = headingOf(cardText, words);
  return (
    heading && {
      ...heading,
      reporter: named(world, / Raised by (\S+?)\./.exec(words)?.[1]),
      owner: named(world, / (\S+) (?:has|had) it\./.exec(words)?.[1]),
      card: { place: message.channel, ts: message.ts },
      raisedAt: sentAt(message),
    }
  );
}

function toReporter(message: SeenMessage, words: string, world: World): Case | undefined {
  const heading = headingOf(reporterText, words);
  return (
    heading && {
      ...heading,
      reporter: world.viewer,
      owner: named(world, / (\S+) has it\./.exec(words)?.[1]),
      card: undefined,
      raisedAt: sentAt(message),
    }
  );
}

const named = ({ people }: World, name: string | undefined): string | undefined =>
  people.find(({ realName }) => realName === name?.replace(/^@/, ''))?.id;
