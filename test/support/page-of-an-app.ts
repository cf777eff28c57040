/** The sandbox's page around any Bolt app, for what Block Kit has and Switchboard does not use. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { App } from '@slack/bolt';
import type { Bot } from '../../sandbox/bot/bot.ts';
import { createTurns } from '../../sandbox/in-turn.ts';
import { createLive } from '../../sandbox/live/live.ts';
import { createPages } from '../../sandbox/live/pages.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { createStandingClock } from '../../sandbox/standing-clock.ts';
import { createWalk } from '../../sandbox/walk.ts';
import { openWorkspace, startAt, startSocketApp } from '../sandbox/probe.ts';

export type PageOfAnApp = {
  address: string;
  workspace: Workspace;
  close(): Promise<void>;
};

export async function openPageOf(wire: (app: App) => void): Promise<PageOfAnApp> {
  const clock = createStandingClock(startAt);
  const doors = {
    serve: (_request: IncomingMessage, _response: ServerResponse): boolean => false,
    upgrade: (_request: IncomingMessage, _socket: Duplex, _head: Buffer): boolean => false,
  };
  const workspace = await openWorkspace({
    clock,
    ackTimeoutMs: 3_000,
    elsewhere: (request, response) => doors.serve(request, response),
    elsewhereUpgrade: (request, socket, head) => doors.upgrade(request, socket, head),
  });
  const probe = await startSocketApp(workspace, wire);
  const bot: Bot = {
    state: () => 'running',
    onChange: () => undefined,
    start: async () => undefined,
    settle: async () => null,
    kill: async () => undefined,
    forget: () => undefined,
    stop: probe.stop,
  };
  const live = createLive({
    slack: workspace,
    clock,
    walk: createWalk({ clock, quiet: workspace.quiet, settle: bot.settle }),
    bot,
    turns: createTurns(),
    as: 'UANN',
    beginsAt: startAt,
    hasPast: false,
    acts: () => undefined,
  });
  const pages = createPages();
  doors.serve = pages.serve;
  doors.upgrade = live.upgrade;
  return {
    address: workspace.url.replace('127.0.0.1', 'localhost'),
    workspace,
    async close() {
      live.close();
      await Promise.all([probe.stop(), pages.close()]);
      await workspace.close();
    },
  };
}
