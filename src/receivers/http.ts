/** Signed HTTP requests on `/slack/events`. Signature, age, size and shape are checked before anything else sees a request. */
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, defaultBodyLimit, HTTPReceiver, type Logger } from '@slack/bolt';
import { admitOnlyWhole, answerFailed } from './admission.ts';
import type { Listening } from './listening.ts';

const endpoint = '/slack/events';

export function createHttp(parts: { signingSecret: string; port: number; logger: Logger }): Listening {
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    endpoints: endpoint,
    logger: parts.logger,
    processEventErrorHandler: answerFailed,
  });
  turnAwayNothing(receiver);
  let server: Server | undefined;
  return {
    init(app: App) {
      admitOnlyWhole(app, parts.logger);
      receiver.init(app);
    },
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

/** Bolt ends the process over a body that is JSON's `null`. It gets the body already read, and never that one. */
function turnAwayNothing(receiver: HTTPReceiver): void {
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    // Bolt cannot read an address like `//`, and answers with 500.
    if (!URL.canParse(request.url ?? '', 'http://localhost')) {
      response.writeHead(400).end();
      return;
    }
    if (request.method !== 'POST' || request.url?.split('?')[0] !== endpoint) {
      listen(request, response);
      return;
    }
    const turnAway = (status: number) => response.writeHead(status).end();
    bodyOf(request).then(
      (body) => {
        if (body === undefined) turnAway(413);
        else if (isNothing(body.toString(), request.headers['content-type'])) turnAway(400);
        else listen(Object.assign(request, { rawBody: body }), response);
      },
      // The connection broke while the body came in: there is nobody left to answer.
      () => response.destroy(),
    );
  };
}

/** Undefined when it is larger than Bolt would take. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= defaultBodyLimit) chunks.push(chunk);
  }
  return size <= defaultBodyLimit ? Buffer.concat(chunks) : undefined;
}

function isNothing(body: string, contentType = ''): boolean {
  const said = contentType.includes('urlencoded') ? new URLSearchParams(body).get('payload') : body;
  return said?.trim() === 'null';
}
