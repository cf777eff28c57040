/** The prompt over HTTP: POST /sandbox/do and GET /sandbox/look. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InTurn } from './in-turn.ts';
import { helpText } from './prompt/help.ts';
import { lookText } from './prompt/look.ts';
import type { Answer, Obeying } from './prompt/obey.ts';
import { bodyOf } from './slack/http-body.ts';
import { asObject, asText, parseJson } from './slack/json.ts';
import { personNamed } from './slack/people.ts';
import type { Workspace } from './slack/workspace.ts';

export type Remote = {
  slack: Workspace;
  obeying: Obeying;
  inTurn: InTurn;
  /** As it is put on the terminal. */
  written(answer: Answer): string;
  /** Somebody elsewhere did something; the terminal says so. */
  heard(who: string, typed: string, answer: Answer): void;
  address(): string;
};

type Reply = { status: number; text?: string; json?: unknown };

/** True where it took the request. */
export function createRemote(remote: Remote) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const asked = `${request.method} ${url.pathname}`;
    const work = {
      'GET /': async (): Promise<Reply> => ({ status: 200, text: helpText(remote.address()) }),
      'POST /sandbox/do': () => doIt(remote, request),
      'GET /sandbox/look': () => lookAround(remote, request, url.searchParams),
    }[asked];
    if (!work) return false;
    work().then(
      (reply) => write(response, reply),
      (error: unknown) =>
        write(response, { status: 400, text: error instanceof Error ? error.message : 'It did not work.' }),
    );
    return true;
  };
}

async function doIt(remote: Remote, request: IncomingMessage): Promise<Reply> {
  const body = asObject(parseJson(await bodyOf(request)));
  const [as, typed] = [asText(body.as), asText(body.do)];
  if (as === '' || typed === '') {
    throw new Error(`Send {"as": "Priya", "do": "help"} as JSON.\n\n${helpText(remote.address())}`);
  }
  const who = personNamed(remote.slack.state, as);
  const answer = await remote.inTurn(async () => {
    const done = await remote.obeying.obey(typed, who.id);
    remote.heard(who.realName, typed, done);
    return done;
  });
  return { status: 200, text: remote.written(answer) };
}

async function lookAround(remote: Remote, request: IncomingMessage, query: URLSearchParams): Promise<Reply> {
  const as = query.get('as');
  if (!as) throw new Error('Say as whom: /sandbox/look?as=Priya');
  const who = personNamed(remote.slack.state, as);
  const seen = await remote.inTurn(() => remote.obeying.look(who.id));
  if (request.headers.accept?.includes('application/json')) return { status: 200, json: seen };
  const at = query.get('at');
  const lines = lookText(seen, at);
  if (!lines) throw new Error(`${who.realName} sees no ${at}.`);
  return { status: 200, text: lines.join('\n') };
}

function write(response: ServerResponse, { status, text, json }: Reply): void {
  const type = json === undefined ? 'text/plain' : 'application/json';
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8` })
    .end(`${json === undefined ? text : JSON.stringify(json, null, 2)}\n`);
}
