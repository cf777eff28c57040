/** Signed HTTP requests on `/slack/events`. Signature, age, size and shape are checked before anything else sees a request. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, HTTPReceiver, type Logger } from '@slack/bolt';
import type { Listening } from './listening.ts';

export function createHttp(parts: { signingSecret: string; port: number; logger: Logger }): Listening {
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    endpoints: '/slack/events',
    logger: parts.logger,
  });
  let server: Server | undefined;
  return {
    init: (app: App) => receiver.init(app),
    async start() {
      server = await receiver.start(parts.port);
      return server;
    },
    async stop() {
      server?.closeIdleConnections();
      await receiver.stop();
    },
    port: () => (server?.address() as AddressInfo | null)?.port ?? parts.port,
  };
}
