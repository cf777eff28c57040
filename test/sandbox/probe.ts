/** A small workspace and a real Bolt app on it, for the simulator's own tests. */

import { App, HTTPReceiver, type Logger, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace, type WorkspaceOptions } from '../../sandbox/slack/workspace.ts';

export const startAt = 1_764_000_000_000;

export const manifest = {
  display_information: { name: 'Probe' },
  features: {
    bot_user: { display_name: 'Probe' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    slash_commands: [{ command: '/probe', description: 'Probe', should_escape: false }],
    shortcuts: [
      { name: 'New probe', type: 'global', callback_id: 'new_probe', description: 'New' },
      { name: 'Probe this', type: 'message', callback_id: 'probe_this', description: 'This' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'users:read',
        'usergroups:read',
        'channels:read',
        'groups:read',
        'channels:history',
        'groups:history',
        'im:history',
        'im:write',
        'reactions:read',
      ],
    },
  },
  settings: {
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
    event_subscriptions: {
      bot_events: ['app_home_opened', 'message.channels', 'message.groups', 'message.im', 'reaction_added'],
    },
  },
};

const people = [
  { id: 'UANN', name: 'ann', realName: 'Ann', tz: 'Europe/Dublin', locale: 'en-IE' },
  { id: 'UBEN', name: 'ben', realName: 'Ben', tz: 'America/New_York', locale: 'en-US' },
  { id: 'UGUEST', name: 'gus', realName: 'Gus', tz: 'Europe/Berlin', locale: 'de-DE', isRestricted: true },
];

const channels = [
  { id: 'C0TEAM', name: 'team', members: ['UANN', 'UBEN', 'UBOT'] },
  { id: 'C0SECRET', name: 'secret', isPrivate: true, members: ['UBEN', 'UBOT'] },
  { id: 'C0ELSE', name: 'elsewhere', members: ['UANN', 'UBEN'] },
  { id: 'C0HIDDEN', name: 'hidden', isPrivate: true, members: ['UBEN'] },
];

const userGroups = [{ id: 'S0CALL', handle: 'on-call', name: 'On call', users: ['UBEN'] }];

export async function openWorkspace(overrides: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = createWorkspace({
    manifest,
    people,
    channels,
    userGroups,
    clock: createStillClock(startAt),
    ackTimeoutMs: 300,
    ...overrides,
  });
  await workspace.listen();
  return workspace;
}

/** Nothing of what these tests provoke is worth a line on the terminal. */
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export function clientFor(workspace: Workspace, token = workspace.botToken, timeout = 2_000): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });
}

/** The error code Slack answered with. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? (error as Error).message;
  }
}

export type Probe = { app: App; stop(): Promise<void> };

/** A Bolt app over Socket Mode; `wire` registers its listeners. */
export async function startSocketApp(workspace: Workspace, wire: (app: App) => void): Promise<Probe> {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logger: silent,
    clientPingTimeout: 300,
    installerOptions: {
      clientOptions: {
        slackApiUrl: workspace.apiUrl,
        retryConfig: { retries: 5, minTimeout: 20 },
      },
    },
  });
  const app = await startApp(workspace, receiver, wire);
  await app.start();
  return { app, stop: () => receiver.client.disconnect() };
}

/** A Bolt app behind signed HTTP requests. */
export async function startHttpApp(workspace: Workspace, wire: (app: App) => void): Promise<Probe> {
  const receiver = new HTTPReceiver({
    signingSecret: workspace.signingSecret,
    logger: silent,
    unhandledRequestTimeoutMillis: 200,
  });
  const app = await startApp(workspace, receiver, wire);
  const server = await receiver.start(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bot listens nowhere.');
  await workspace.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  return { app, stop: async () => void (await app.stop()) };
}

async function startApp(workspace: Workspace, receiver: Receiver, wire: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 }, timeout: 2_000 };
  const app = new App({
    token: workspace.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    clientOptions,
    logger: silent,
  });
  wire(app);
  await app.init();
  return app;
}
