/** Socket Mode over two connections. When Slack asks one to go, another is open before it closes; what breaks is replaced, for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import type { App, Logger } from '@slack/bolt';
import type { ReceiverHandle, ReceiverLog } from './receiver-types.ts';
import { openLine, type SocketLine } from './socket-line.ts';
import { aloneError, disabledError, troubleOf, waitMs } from './socket-trouble.ts';

export type SocketWatch = {
  opened(): void;
  /** Why another was needed. */
  ended(why: 'leave' | 'lost' | 'silent'): void;
  failed(reason: string): void;
};

export type SocketModeParts = {
  appToken: string;
  slackApiUrl: string | undefined;
  timeoutMs: number;
  /** How many connections this process may have now, one at least: Slack takes ten in all. */
  most(): number;
  fetch: typeof fetch;
  watch: SocketWatch | undefined;
  logger: Logger;
  log: ReceiverLog;
  patience?: Partial<Patience>;
};

export type Patience = {
  helloMs: number;
  /** Slack pings several times a minute: a connection on which nothing comes for longer is none. */
  silenceMs: number;
  /** Without any connection for so long although Slack answers, the fault may be in this process. */
  aloneMs: number;
};

const patient: Patience = { helloMs: 15_000, silenceMs: 90_000, aloneMs: 300_000 };
const mostConnections = 2;
/** A connection that lasted less than this was no success: the next waits. */
const shortLifeMs = 10_000;
/** Slack waits three seconds for an acknowledgement; a connection that is replaced lives on for those. */
const acknowledgedWithinMs = 3_000;
const goodbyeMs = 1_000;
const glanceMs = 1_000;

export function createSocketMode(parts: SocketModeParts): ReceiverHandle {
  const { log, watch } = parts;
  const patience = { ...patient, ...parts.patience };
  const lines = new Set<SocketLine>();
  const stopped = new AbortController();
  let takes = true;
  let app: App | undefined;
  let openedLastAt = performance.now();
  let announce = (): void => undefined;
  const firstOpen = new Promise<void>((resolve) => {
    announce = resolve;
  });
  let despair = (_error: Error): void => undefined;
  const hopeless = new Promise<Error>((resolve) => {
    despair = resolve;
  });
  const openLines = () => [...lines].filter((line) => line.isOpen());

  function newLine(forApp: App): SocketLine {
    const line = openLine({
      app: forApp,
      appToken: parts.appToken,
      clientOptions: {
        ...(parts.slackApiUrl !== undefined && { slackApiUrl: parts.slackApiUrl }),
        timeout: parts.timeoutMs,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        fetch: parts.fetch,
      },
      helloMs: patience.helloMs,
      takesRequests: () => takes,
      logger: parts.logger,
      log,
    });
    lines.add(line);
    return line;
  }

  async function end(line: SocketLine): Promise<void> {
    await line.close();
    lines.delete(line);
  }

  /** How long to wait before the next try; undefined where none would help. */
  function waitAfter(error: unknown, line: SocketLine, attempt: number): number | undefined {
    const trouble = troubleOf(error, line.admitted(), attempt);
    watch?.failed(trouble.reason);
    if (openLines().length > 0) openedLastAt = performance.now();
    const alone = line.admitted() && performance.now() - openedLastAt > patience.aloneMs;
    if ('hopeless' in trouble || alone) {
      despair('hopeless' in trouble ? trouble.hopeless : aloneError());
      return undefined;
    }
    const { reason, waitMs } = trouble;
    log.warn({ reason, waitMs }, 'a connection to Slack could not be opened; it is tried again');
    return waitMs;
  }

  /** Why another line is needed. */
  async function lifeOf(
    line: SocketLine,
    n: number,
  ): Promise<'leave' | 'lost' | 'silent' | 'disabled' | 'spare'> {
    let glances: NodeJS.Timeout | undefined;
    const silent = new Promise<'silent' | 'spare'>((resolve) => {
      glances = setInterval(
        () => {
          if (line.silentMs() > patience.silenceMs) resolve('silent');
          if (n >= parts.most()) resolve('spare');
        },
        Math.min(glanceMs, patience.silenceMs),
      );
    });
    try {
      return await Promise.race([line.ending, silent]);
    } finally {
      clearInterval(glances);
    }
  }

  /** Keeps the nth line open until the bot stops. The line before it is closed when the next is open. */
  async function keepOpen(forApp: App, n: number): Promise<void> {
    let before: SocketLine | undefined;
    let attempt = 0;
    while (!stopped.signal.aborted) {
      if (n >= parts.most()) {
        if (!(await paused(glanceMs))) return;
        continue;
      }
      const line = newLine(forApp);
      try {
        await line.open();
      } catch (error) {
        lines.delete(line);
        if (stopped.signal.aborted) return;
        attempt += 1;
        const ms = waitAfter(error, line, attempt);
        if (ms === undefined || !(await paused(ms))) return;
        continue;
      }
      const bornAt = performance.now();
      openedLastAt = bornAt;
      watch?.opened();
      announce();
      if (before) void retire(before);
      const why = await lifeOf(line, n);
      if (stopped.signal.aborted) return;
      if (why === 'disabled') {
        despair(disabledError());
        return;
      }
      openedLastAt = performance.now();
      if (why === 'spare') {
        before = undefined;
        attempt = 0;
        void retire(line);
        continue;
      }
      watch?.ended(why);
      before = why === 'leave' ? line : undefined;
      if (why === 'silent') void end(line);
      if (why === 'lost') lines.delete(line);
      if (why !== 'leave') log.warn({ why }, 'a connection to Slack was lost; another is opened');
      attempt = performance.now() - bornAt < shortLifeMs && why !== 'leave' ? attempt + 1 : 0;
      if (attempt > 0 && !(await paused(waitMs(attempt)))) return;
    }
  }

  async function retire(line: SocketLine): Promise<void> {
    if (await paused(acknowledgedWithinMs)) await end(line);
  }

  /** False when the bot stops meanwhile. */
  async function paused(ms: number): Promise<boolean> {
    try {
      await pause(ms, undefined, { signal: stopped.signal });
      return true;
    } catch {
      return false;
    }
  }

  return {
    init(initialized: App) {
      app = initialized;
    },
    /** Resolves with the first connection; the other may come later. */
    async start() {
      const forApp = app;
      if (!forApp) throw new Error('a receiver is started before it is given its app');
      openedLastAt = performance.now();
      for (let n = 0; n < mostConnections; n++) keepOpen(forApp, n).catch((error: Error) => despair(error));
      const error = await Promise.race([firstOpen, hopeless]);
      if (error) throw error;
    },
    async stop() {
      takes = false;
      stopped.abort();
      announce();
      await Promise.race([Promise.all([...lines].map(end)), pause(goodbyeMs)]);
    },
    close() {
      takes = false;
    },
    port: () => undefined,
    connections: () => openLines().length,
    hopeless,
  };
}
