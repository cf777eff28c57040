/**
 * All that is used of Slack's Socket Mode client and of undici although neither promises it. test/receivers/private-api.test.ts fails when a
 * release changes it.
 */
import { channel } from 'node:diagnostics_channel';
import type { SocketModeReceiver } from '@slack/bolt';

type SocketModeClient = SocketModeReceiver['client'];

/** The client tells itself of each message of its web socket by this event. */
const arrival = 'ws_message';

/** `take` gets each message in the client's place; what it passes on, the client reads. Throws when the client hears its messages in another way. */
export function interceptMessages(
  client: SocketModeClient,
  take: (data: unknown, pass: () => Promise<void>) => void,
): void {
  const [read, ...more] = client.listeners(arrival);
  if (!read || more.length > 0) throw new Error('Slack’s Socket Mode client is not one that we know');
  client.removeAllListeners(arrival);
  client.on(arrival, (data: unknown, isBinary: unknown) =>
    take(data, async () => read.call(client, data, isBinary)),
  );
}

/** Pings are answered before anybody could see them; undici tells of them, for every web socket of the process. */
const pings = channel('undici:websocket:ping');

/** Calls `heard` at each ping of the web socket at this address; returns what ends that. */
export function onPing(address: () => string | undefined, heard: () => void): () => void {
  const listener = (message: unknown) => {
    const url = part(part(message, 'websocket'), 'url');
    if (url !== undefined && url === address()) heard();
  };
  pings.subscribe(listener);
  return () => pings.unsubscribe(listener);
}

const part = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
