/** A Slack workspace in memory on a real port: the Web API, Socket Mode, signed requests, and the people in it. */

import type { AddressInfo } from 'node:net';
import type { Backstage } from './api/method.ts';
import { type Clock, createWalkingClock } from './clock.ts';
import { createDeliveries, type Transport } from './delivery.ts';
import type { EventRetries } from './event-retries.ts';
import { createEvents } from './events.ts';
import { createFaults } from './faults.ts';
import { createAccounts } from './gestures/accounts.ts';
import { createActs } from './gestures/act.ts';
import { createCommands } from './gestures/commands.ts';
import { createModalGestures } from './gestures/modals.ts';
import { createPlaces } from './gestures/places.ts';
import { createSuggestions } from './gestures/suggestions.ts';
import { createTalk } from './gestures/talk.ts';
import { createHttpRequests } from './http-requests.ts';
import type { JsonObject } from './json.ts';
import { readManifest } from './manifest.ts';
import { createWay } from './on-the-way.ts';
import { createRates } from './rates.ts';
import { createSeen } from './seen.ts';
import { createDoors, type Doors } from './server.ts';
import { createSockets, type ElsewhereUpgrade } from './sockets.ts';
import { type Cast, createState, emptyState, populate } from './state.ts';
import { waitUntil } from './until.ts';

export type WorkspaceOptions = Cast & {
  /** The parsed manifest.yml. */
  manifest: JsonObject;
  /** Real time plus a movable offset where it is left out. */
  clock?: Clock;
  /** Keeps the identifiers of two workspaces apart. */
  seed?: number;
  rateLimits?: 'on' | 'off';
  /** Messages a channel takes at once before one a second. */
  burst?: number;
  /** Whether events are tried again by themselves; by hand where it is left out. */
  eventRetries?: EventRetries;
  /** Real time the bot has for an acknowledgement. */
  ackTimeoutMs?: number;
  /** Slack pings its sockets several times a minute. */
  pingEveryMs?: number;
  /** Serves what is not Slack's, such as a page. */
  elsewhere?: Doors['elsewhere'];
  /** Takes WebSockets that are not Slack's; what it does not take is refused. Also while Slack is down. */
  elsewhereUpgrade?: ElsewhereUpgrade;
};

export type Workspace = ReturnType<typeof createWorkspace>;

const slacksAckTimeoutMs = 3_000;

export function createWorkspace(options: WorkspaceOptions) {
  const { seed = 1, rateLimits = 'on', ackTimeoutMs = slacksAckTimeoutMs, burst = 5 } = options;
  const state = createState(
    readManifest(options.manifest),
    options,
    options.clock ?? createWalkingClock(),
    seed,
  );
  const sockets = createSockets(state, { ackTimeoutMs, pingEveryMs: options.pingEveryMs });
  const faults = createFaults();
  const rates = createRates(state.clock, { burst });
  let transport: Transport = sockets.send;
  let isDown = false;
  let origin = '';

  const down: Transport = async () => ({ ok: false, reason: 'no_connection' });
  const way = createWay({ ackTimeoutMs });
  const { eventRetries } = options;
  const deliveries = createDeliveries(state, () => (isDown ? down : transport), { way, eventRetries });
  const events = createEvents(state, deliveries);
  const backstage: Backstage = { state, events, origin: () => origin, socketUrl };
  const doors = createDoors({
    backstage,
    faults,
    rates: rateLimits === 'on' ? rates : undefined,
    isDown: () => isDown,
    elsewhere: options.elsewhere,
  });
  const stage = { ...backstage, deliveries };
  sockets.attach(doors, options.elsewhereUpgrade);

  function socketUrl(): string | undefined {
    const ticket = sockets.ticket();
    return ticket && `${origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${state.appId}`;
  }

  return {
    ...createCommands(stage),
    ...createActs(stage),
    ...createSuggestions(stage),
    ...createModalGestures(stage),
    ...createTalk(stage),
    ...createPlaces(stage),
    ...createAccounts(stage),
    ...createSeen(state),
    state,
    clock: state.clock,
    faults,
    calls: state.calls,
    problems: state.problems,
    botToken: state.botToken,
    appToken: state.appToken,
    signingSecret: state.signingSecret,
    get url() {
      return origin;
    },
    get apiUrl() {
      return `${origin}/api/`;
    },
    /** Hears live what happens; call the answer to stop. */
    on: state.on,
    /** Port 0 takes any free one. */
    async listen(port = 0, host = '127.0.0.1'): Promise<void> {
      await new Promise<void>((resolve, reject) => {
        doors.once('error', reject);
        doors.listen(port, host, resolve);
      });
      origin = `http://${host}:${(doors.address() as AddressInfo).port}`;
    },
    async close(): Promise<void> {
      way.clear();
      deliveries.giveUp();
      sockets.close();
      const closed = new Promise<void>((resolve) => doors.close(() => resolve()));
      doors.closeAllConnections();
      await closed;
    },
    /** As on the first day; connections, tokens and the clock stay. */
    reset(): void {
      emptyState(state);
      state.ids.forgetTimes();
      populate(state, options);
      deliveries.forget();
      faults.clear();
      way.clear();
      rates.forget();
    },
    /** From now on signed HTTP requests go there; the address must answer Slack's challenge. */
    async deliverTo(requestUrl: string): Promise<void> {
      const requests = createHttpRequests(state, requestUrl, { ackTimeoutMs });
      await requests.verify();
      transport = requests.send;
    },
    /** Everything taken to the bot, in order. */
    deliveries: deliveries.all,
    redeliver: deliveries.redeliver,
    duplicateNext: deliveries.duplicateNext,
    pendingEvents: deliveries.pending,
    retryPending: deliveries.retryPending,
    giveUpPending: deliveries.giveUp,
    /** What goes wrong on the way to the bot. */
    way,
    quiet: deliveries.quiet,
    /** Resolves when it is true, looked at after everything that happens; rejects when it stays false. */
    until: (isTrue: () => boolean, about: string, withinMs?: number) =>
      waitUntil(state, isTrue, about, withinMs),
    connections: sockets.count,
    refreshSockets: sockets.refresh,
    cutSockets: sockets.cut,
    muteSockets: sockets.mute,
    /** The Web API gives addresses for sockets, and nobody answers there. */
    refuseSockets: sockets.refuse,
    sendFrame: sockets.sendFrame,
    /** Slack is down: every call gets 503, nothing reaches the bot. */
    outage(yes: boolean): void {
      isDown = yes;
      sockets.refuse(yes);
      if (yes) sockets.cut();
    },
  };
}
