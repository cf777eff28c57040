/** One connection of Socket Mode from its first word to its last. It never connects again by itself: another takes its place. */
import { channel } from 'node:diagnostics_channel';
import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import { readOnlyWholeFrames } from './frames.ts';
import { type ReceiverLog, TurnedAway } from './receiver-types.ts';

/** `leave`: Slack asks for another in its place. `lost`: it is closed. `disabled`: the app may not use Socket Mode any more. */
export type Ending = 'leave' | 'lost' | 'disabled';

export type SocketLine = {
  /** Resolves when Slack has said hello; rejects when it does not come to that. */
  open(): Promise<void>;
  /** Whether Slack gave an address to connect to. */
  admitted(): boolean;
  isOpen(): boolean;
  /** For how long Slack has said nothing: no message and no ping. */
  silentMs(): number;
  /** Resolves once, with the first reason why another is needed. */
  ending: Promise<Ending>;
  close(): Promise<void>;
};

export type SocketLineParts = {
  app: App;
  appToken: string;
  clientOptions: object;
  /** How long Slack may take to say hello. */
  helloMs: number;
  /** False while the bot stops: what comes then is left unanswered, and Slack sends it again. */
  takesRequests(): boolean;
  logger: Logger;
  log: ReceiverLog;
};

/** Not open within the time, or closed before it was ready. */
export class NoHelloError extends Error {
  override name = 'NoHelloError';
}

const pings = channel('undici:websocket:ping');

export function openLine(parts: SocketLineParts): SocketLine {
  const { log, logger } = parts;
  const receiver = new SocketModeReceiver({
    appToken: parts.appToken,
    autoReconnectEnabled: false,
    logger: asDetail(logger, log),
    // What the bot fails at is said as loudly as in HTTP mode.
    processEventErrorHandler: async ({ error, event }) => {
      if (!(error instanceof TurnedAway))
        logger.error(`A request of Slack failed (${event.body?.type}): ${error.name}: ${error.message}`);
      return false;
    },
    installerOptions: { clientOptions: parts.clientOptions },
  });
  receiver.init(parts.app);
  readOnlyWholeFrames(receiver, logger);
  const { client } = receiver;

  let address: string | undefined;
  let greeted = false;
  let closing = false;
  let heardAt = performance.now();
  let end = (_why: Ending): void => undefined;
  const ending = new Promise<Ending>((resolve) => {
    end = resolve;
  });

  // These fire for every web socket of the process.
  const onPing = (message: unknown) => {
    if (isAbout(message, address)) heardAt = performance.now();
  };
  client.on('authenticated', ({ url }: { url?: string }) => {
    address = url === undefined ? undefined : new URL(url).href;
  });
  client.on('disconnected', () => {
    greeted = false;
    pings.unsubscribe(onPing);
    end('lost');
  });

  // Slack's client closes at once when Slack asks it to go; what it is answering then could not be acknowledged any more.
  const [hear] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    heardAt = performance.now();
    const { type, reason } = typeof data === 'string' ? headOf(data) : {};
    if (type === 'hello') greeted = true;
    if (type === 'disconnect') return end(reason === 'link_disabled' ? 'disabled' : 'leave');
    if (type !== 'hello' && !parts.takesRequests()) return;
    Promise.resolve(hear?.(data, isBinary)).catch((error: unknown) =>
      log.error({ error }, 'what Slack sent could not be read'),
    );
  });

  async function close(): Promise<void> {
    closing = true;
    await client.disconnect();
  }

  return {
    async open() {
      pings.subscribe(onPing);
      let tooLate = false;
      const patience = setTimeout(() => {
        tooLate = true;
        if (address !== undefined) void client.disconnect();
      }, parts.helloMs);
      try {
        await client.start();
      } catch (error) {
        pings.unsubscribe(onPing);
        throw error ?? new NoHelloError(tooLate ? 'Slack did not say hello' : 'Slack closed the connection');
      } finally {
        clearTimeout(patience);
      }
      if (closing) {
        await client.disconnect();
        throw new NoHelloError('closed while it was opened');
      }
    },
    admitted: () => address !== undefined,
    isOpen: () => greeted && !closing,
    silentMs: () => performance.now() - heardAt,
    ending,
    close,
  };
}

/** What kind of message it is; nothing where it is none of Slack's. */
function headOf(text: string): { type?: string; reason?: string } {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || !('type' in said)) return {};
    const reason = 'reason' in said && typeof said.reason === 'string' ? { reason: said.reason } : {};
    return typeof said.type === 'string' ? { type: said.type, ...reason } : {};
  } catch {
    return {};
  }
}

const isAbout = (message: unknown, address: string | undefined): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'websocket' in message &&
  typeof message.websocket === 'object' &&
  message.websocket !== null &&
  'url' in message.websocket &&
  message.websocket.url === address;

/** What Slack's client says of its own affairs is a detail: what follows from it is said by whoever holds the lines. */
function asDetail(logger: Logger, log: ReceiverLog): Logger {
  const say = (...parts: unknown[]) => log.debug({ from: 'socket' }, parts.map(String).join(' '));
  return { ...logger, info: say, warn: say, error: say };
}
