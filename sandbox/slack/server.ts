/** The workspace's own web server: the Web API under /api/, response_url under /response/, sockets under /link/. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { takeUpload } from './api/files.ts';
import { callMethod, scopesOf } from './api/index.ts';
import { type Answer, type Args, type Backstage, refuse, withParsedArguments } from './api/method.ts';
import type { Fault, FaultKind, Faults } from './faults.ts';
import { argumentsIn, bodyOf, bytesOf, tokenIn } from './http-body.ts';
import { copyOf } from './json.ts';
import type { Rates } from './rates.ts';
import { answerTo } from './response-urls.ts';
import type { State } from './state.ts';

export type Doors = {
  backstage: Backstage;
  faults: Faults;
  /** Undefined where rate limits are off. */
  rates: Rates | undefined;
  isDown(): boolean;
  /** Whatever is not Slack's: a page, a remote control. True where it took the request. */
  elsewhere?: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
};

/** `place` is which response_url it is. */
type Asked = { method: string; args: Args; token: string; place?: string };
type Written = { status: number; answer: Answer; headers?: { [name: string]: string } };

export function createDoors(doors: Doors) {
  return createServer((request, response) => {
    serve(doors, request, response).catch((error: unknown) => {
      doors.backstage.state.object('sandbox_failed', String(error instanceof Error ? error.stack : error));
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function serve(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname;
  const [, area, name = ''] = path.split('/');
  if (area === 'upload') return serveUpload(doors, path.split('/').at(-1) ?? '', request, response);
  if (area !== 'api' && area !== 'response') {
    if (doors.elsewhere?.(request, response)) return;
    response.writeHead(404).end();
    return;
  }
  const body = await bodyOf(request);
  const parsed = argumentsIn(request, body);
  const asked: Asked = {
    method: area === 'api' ? name : 'response_url',
    args: parsed ?? {},
    token: tokenIn(request, parsed ?? {}),
    ...(area === 'response' && { place: name }),
  };
  if (doors.isDown())
    return record(doors, asked, response, { status: 503, answer: refuse('service_unavailable') });
  if (!parsed)
    return record(doors, asked, response, {
      status: 200,
      answer: refuse(body === '' ? 'missing_post_type' : 'invalid_arguments'),
    });
  const work = area === 'api' ? () => callApi(doors, asked) : () => callResponseUrl(doors, name, asked);
  const fault = doors.faults.strike(asked);
  if (fault) await misbehave(doors, fault, asked, response, work);
  else record(doors, asked, response, work());
}

/** Neither form nor JSON: the bytes, and an answer in words. */
async function serveUpload(
  doors: Doors,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await bytesOf(request);
  const asked: Asked = { method: 'upload', args: { file: id }, token: '' };
  if (doors.isDown())
    return record(doors, asked, response, { status: 503, answer: refuse('service_unavailable') });
  const work = (): Written => {
    const { status, text } = takeUpload(id, bytes, doors.backstage);
    return { status, answer: { ok: status === 200, text } };
  };
  const fault = doors.faults.strike(asked);
  if (fault) await misbehave(doors, fault, asked, response, work);
  else record(doors, asked, response, work());
}

function callApi({ backstage, rates }: Doors, { method, args, token }: Asked): Written {
  const { answer, retryAfterS } = callMethod(method, token, withParsedArguments(args), backstage, rates);
  const headers = scopeHeaders(backstage.state, method, token);
  return retryAfterS
    ? { status: 429, answer, headers: { ...headers, 'retry-after': String(retryAfterS) } }
    : { status: 200, answer, headers };
}

/** Slack tells the scopes of whatever token it knows, and those the method would take. */
function scopeHeaders(state: State, method: string, token: string): { [name: string]: string } {
  const granted =
    token === state.botToken
      ? [...state.manifest.scopes]
      : token === state.appToken
        ? ['connections:write']
        : undefined;
  const accepted = scopesOf(method);
  return {
    ...(granted && { 'x-oauth-scopes': granted.join(',') }),
    ...(granted && accepted.length > 0 && { 'x-accepted-oauth-scopes': accepted.join(',') }),
  };
}

function callResponseUrl({ backstage }: Doors, id: string, { args }: Asked): Written {
  const answer = answerTo(id, withParsedArguments(args), backstage);
  if (!answer.ok)
    backstage.state.object(
      'response_url',
      `An answer to a response_url was refused: ${String(answer.error)}`,
    );
  return { status: answer.ok ? 200 : 404, answer };
}

async function misbehave(
  doors: Doors,
  fault: Fault,
  asked: Asked,
  response: ServerResponse,
  work: () => Written,
): Promise<void> {
  const { kind, retryAfterS = 1, error = 'internal_error', delayMs = 200 } = fault;
  doors.backstage.state.tell('fault', { method: asked.method, kind });
  const pause = () => new Promise((resolve) => setTimeout(resolve, delayMs));
  const notedAs = (written: Written | undefined) => note(doors, asked, written, kind);
  const recordAs = (written: Written) => {
    notedAs(written);
    write(doors, response, written);
  };
  switch (kind) {
    case 'rate_limited':
      return recordAs({
        status: 429,
        answer: refuse('ratelimited'),
        headers: { 'retry-after': String(retryAfterS) },
      });
    case 'error':
      return recordAs({ status: 200, answer: refuse(error) });
    case 'http_500':
      return recordAs({ status: 500, answer: refuse('internal_error') });
    case 'error_after':
      notedAs(work());
      return write(doors, response, { status: 200, answer: refuse(error) });
    case 'http_500_after':
      notedAs(work());
      return write(doors, response, { status: 500, answer: refuse('internal_error') });
    case 'slow':
      await pause();
      return recordAs(work());
    case 'late': {
      const written = work();
      notedAs(written);
      await pause();
      return write(doors, response, written);
    }
    case 'drop_after':
      notedAs(work());
      response.destroy();
      return;
    case 'drop_before':
      notedAs(undefined);
      response.destroy();
      return;
    case 'hang':
      notedAs(undefined);
      return;
  }
}

function record(doors: Doors, asked: Asked, response: ServerResponse, written: Written): void {
  note(doors, asked, written);
  write(doors, response, written);
}

function note(
  { backstage: { state } }: Doors,
  { method, args, place }: Asked,
  written: Written | undefined,
  fault?: FaultKind,
): void {
  const { token: _hidden, ...shown } = withParsedArguments(args);
  const call = {
    method,
    args: copyOf(shown),
    answer: written?.answer ?? null,
    status: written?.status ?? 0,
    at: state.clock.now(),
    ...(place !== undefined && { place }),
    ...(fault && { fault }),
  };
  state.calls.push(call);
  state.tell('call', call);
}

/** Slack's answers say what time it is there. */
function write(
  { backstage: { state }, faults }: Doors,
  response: ServerResponse,
  { status, answer, headers = {} }: Written,
): void {
  const date = new Date(state.clock.now() + faults.skewMs()).toUTCString();
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', date, ...headers })
    .end(JSON.stringify(answer));
}
