/** One connection of Socket Mode from its first word to its last. It never connects again by itself: another takes its place. */
import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import { readFrame } from './frames.ts';
import { interceptMessages, onPing } from './private-api.ts';
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
  const { client } = receiver;

  let address: string | undefined;
  let greeted = false;
  let closing = false;
  let heardAt = performance.now();
  let endPings = (): void => undefined;
  let end = (_why: Ending): void => undefined;
  const ending = new Promise<Ending>((resolve) => {
    end = resolve;
  });

  client.on('authenticated', ({ url }: { url?: string }) => {
    address = url === undefined ? undefined : new URL(url).href;
  });
  client.on('disconnected', () => {
    greeted = false;
    endPings();
    end('lost');
  });

  // Slack's client closes at once when Slack asks it to go; what it is answering then could not be acknowledged any more.
  interceptMessages(client, (data, pass) => {
    heardAt = performance.now();
    const frame = readFrame(data, client.eventNames());
    if (!frame) return logger.warn('a frame is not as Slack writes it and was not read');
    if (frame.type === 'hello') greeted = true;
    if (frame.type === 'disconnect') return end(frame.reason === 'link_disabled' ? 'disabled' : 'leave');
    if (frame.type !== 'hello' && !parts.takesRequests()) return;
    pass().catch((error: unknown) => log.error({ error }, 'what Slack sent could not be read'));
  });

  async function close(): Promise<void> {
    closing = true;
    await client.disconnect();
  }

  return {
    async open() {
      endPings = onPing(
        () => address,
        () => {
          heardAt = performance.now();
        },
      );
      let tooLate = false;
      const patience = setTimeout(() => {
        tooLate = true;
        if (address !== undefined) void client.disconnect();
      }, parts.helloMs);
      try {
        await client.start();
      } catch (error) {
        endPings();
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

/** What Slack's client says of its own affairs is a detail: what follows from it is said by whoever holds the lines. */
function asDetail(logger: Logger, log: ReceiverLog): Logger {
  const say = (...parts: unknown[]) => log.debug({ from: 'socket' }, parts.map(String).join(' '));
  return { ...logger, info: say, warn: say, error: say };
}
