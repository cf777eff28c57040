/** The sandbox as pages see it: every open page is told what its person sees, and does what they do. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Bot } from '../bot/bot.ts';
import type { Turns } from '../in-turn.ts';
import { namedIn, personWith } from '../places.ts';
import { GoneError } from '../slack/gestures/find.ts';
import { personNamed } from '../slack/people.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { StandingClock } from '../standing-clock.ts';
import type { Walk } from '../walk.ts';
import { type Connection, createConnection } from './connection.ts';
import { perform } from './gestures.ts';
import { createJournal } from './journal.ts';
import { createMoves } from './moves.ts';
import { createNews } from './news.ts';
import type { Asked, Trouble, World } from './protocol.ts';
import { createReading } from './reading.ts';
import { seenBy } from './seen.ts';
import { createTroubles } from './troubles.ts';

export type LiveParts = {
  slack: Workspace;
  clock: StandingClock;
  walk: Walk;
  bot: Bot;
  turns: Turns;
  /** Who a page is that does not say. */
  as: string;
  /** The instant the sandbox begins at, and begins at again after a reset. */
  beginsAt: number;
  hasPast: boolean;
  /** Somebody does something through a page. */
  acts(who: string): void;
};

const path = '/sandbox/live';
const maxPayload = 1_000_000;
const gone = 'That has changed meanwhile: have another look.';

export type Live = ReturnType<typeof createLive>;

export function createLive({ slack, clock, walk, bot, turns, as, beginsAt, hasPast, acts }: LiveParts) {
  const { inTurn, behind } = turns;
  const open = new Set<Connection>();
  const gateway = new WebSocketServer({ noServer: true, maxPayload });
  const reading = createReading(slack.state);
  const troubles = createTroubles(slack);
  const news = createNews(slack, reading, open);
  const journal = createJournal(slack, (did) => news.tell(`did ${did.id}`, () => ({ kind: 'did', did })));
  const moves = createMoves(clock, walk, tellClock);

  const trouble = (): Trouble => ({ bot: bot.state(), ...troubles.now() });

  function tellClock(): void {
    news.tell('clock', () => ({ kind: 'clock', clock: moves.state() }));
  }
  function tellTrouble(): void {
    news.tell('trouble', () => ({ kind: 'trouble', trouble: trouble() }));
  }
  clock.onMove(tellClock);
  bot.onChange(tellTrouble);

  const world = (viewer: string): World => ({
    ...seenBy({ slack, reading }, viewer),
    clock: moves.state(),
    trouble: trouble(),
    did: journal.all(),
    hasPast,
  });

  function tellWorld(page: Connection): void {
    page.forget();
    page.send({ kind: 'world', world: world(page.viewer) });
  }

  async function startOver(): Promise<void> {
    await bot.kill();
    slack.reset();
    troubles.end();
    reading.forget();
    journal.forget();
    bot.forget();
    clock.set(beginsAt);
    for (const page of open) tellWorld(page);
    await bot.start();
  }

  /** What changes only the page's own view needs no turn. People act at once, but not while the clock is moved. */
  async function obey(asked: Asked, page: Connection): Promise<unknown> {
    const { viewer } = page;
    switch (asked.kind) {
      case 'be':
        page.viewer = personNamed(slack.state, asked.who).id;
        return tellWorld(page);
      case 'read':
        reading.read(viewer, asked.place, asked.thread);
        return news.places();
      case 'detail':
        return journal.detail(asked.id);
      case 'cannot show':
        return slack.state.object('cannot_show', `The page cannot show ${asked.what}.`);
      case 'suggest':
        return perform(slack, viewer, asked);
      case 'clock':
        return inTurn(() => moves.move(asked.move, personWith(slack, viewer).tz));
      // Trouble waits for nobody: a bot that starts while Slack is down would wait for it in turn.
      case 'trouble':
        troubles.set(asked.what, asked.on);
        return tellTrouble();
      case 'bot':
        return asked.to === 'killed' ? bot.kill() : bot.start();
      case 'reset':
        return inTurn(startOver);
      default:
        return behind(async () => {
          acts(viewer);
          const result = await perform(slack, viewer, asked);
          if (asked.kind === 'choose' && 'channel' in asked.spot.in) news.chosen(asked.spot.in, viewer);
          else if (asked.kind === 'choose' || asked.kind === 'submit') news.views(viewer);
          if (asked.kind !== 'choose' && asked.kind !== 'close') await inTurn(bot.settle);
          return result;
        });
    }
  }

  async function answer(asked: Asked, page: Connection): Promise<unknown> {
    try {
      return await obey(asked, page);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // Somebody was quicker, and the page did not yet show it.
      if (error instanceof GoneError) throw new Error(gone, { cause: error });
      throw new Error(namedIn(slack, error.message), { cause: error });
    }
  }

  return {
    /** True where it took the connection: only a page of this very sandbox may talk to it. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const { origin, host } = request.headers;
      const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
      if (pathname !== path || !origin || !URL.canParse(origin) || new URL(origin).host !== host)
        return false;
      gateway.handleUpgrade(request, socket, head, (opened) => {
        const page = createConnection({ socket: opened, viewer: as, answer });
        open.add(page);
        opened.on('close', () => open.delete(page));
        opened.on('error', () => opened.terminate());
      });
      return true;
    },
    close(): void {
      for (const client of gateway.clients) client.terminate();
    },
  };
}
