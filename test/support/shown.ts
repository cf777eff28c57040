/** What people were shown in a story, kept in a file: `npm run test:shown` tries whether the sandbox's page can draw it. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spot } from '../../sandbox/live/protocol.ts';
import type { Surface } from '../../sandbox/page/blocks/standing.tsx';
import type { JsonObject } from '../../sandbox/slack/json.ts';
import type { Channel, Ephemeral, Message, Person, UserGroup, View } from '../../sandbox/slack/state.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';

/** Emptied before each run of the tests (`clear-shown.ts`), so what lies there was said by the last one. */
export const shownFolder = join(import.meta.dirname, '../../node_modules/.cache/shown-in-stories');

/** One block or attachment, or the words of a message that has neither. */
export type Piece = { text: string } | { block: JsonObject; surface: Surface } | { attachment: JsonObject };
export type Sight = { piece: Piece; where: Spot['in']; viewer: string };

/** The sights of one story, and of its workspace what somebody needs to draw them. */
export type Shown = {
  story: string;
  now: number;
  botUser: string;
  people: Person[];
  userGroups: UserGroup[];
  channels: (Omit<Channel, 'members'> & { members: string[] })[];
  sights: Sight[];
};

export function watchShown({ on, state }: Pick<Workspace, 'on' | 'state'>) {
  const sights = new Set<string>();

  function see(pieces: Piece[], where: Spot['in'], viewer: string): void {
    for (const piece of pieces) sights.add(JSON.stringify({ piece, where, viewer }));
  }

  function said({ channel, ts, text, blocks, attachments }: Message | Ephemeral, viewer: string): void {
    const pieces: Piece[] = [
      ...blocks.map((block) => ({ block, surface: 'message' as const })),
      ...attachments.map((attachment) => ({ attachment })),
    ];
    see(pieces.length > 0 ? pieces : [{ text }], { channel, ts }, viewer);
  }

  const opened = ({ id, type, user, blocks }: View) =>
    see(
      blocks.map((block) => ({ block, surface: type })),
      { view: id },
      user,
    );
  const toWhom = ({ channel, user }: Message) =>
    [...(state.channels.get(channel)?.members ?? [])].find((id) => id !== state.botUser) ?? user;

  on('message', (message) => said(message, toWhom(message)));
  on('edit', (message) => said(message, toWhom(message)));
  on('ephemeral', (shown) => said(shown, shown.to));
  on('modal', ({ view }) => view && opened(view));
  on('home', opened);

  return {
    keep(story: string): void {
      const shown: Shown = {
        story,
        now: state.clock.now(),
        botUser: state.botUser,
        people: [...state.people.values()],
        userGroups: [...state.userGroups.values()],
        channels: [...state.channels.values()].map(({ members, ...channel }) => ({
          ...channel,
          members: [...members],
        })),
        sights: [...sights].map((sight) => JSON.parse(sight)),
      };
      mkdirSync(shownFolder, { recursive: true });
      const name = createHash('sha256').update(story).digest('hex').slice(0, 16);
      writeFileSync(join(shownFolder, `${name}.json`), JSON.stringify(shown));
    },
  };
}
