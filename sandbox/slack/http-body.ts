/** Reading a Web API request: its body, its arguments, its token. */

import type { IncomingMessage } from 'node:http';
import type { Args } from './api/method.ts';
import { asObject, isObject, parseJson } from './json.ts';

const maxBodyBytes = 8_000_000;

export const bodyOf = async (request: IncomingMessage): Promise<string> =>
  (await bytesOf(request)).toString();

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBodyBytes) throw new Error('A request was larger than 8 MB.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Undefined where the body is neither a form nor a JSON object. */
export function argumentsIn(request: IncomingMessage, body: string): Args | undefined {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim();
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://sandbox').searchParams);
  if (type === 'application/json') {
    const parsed = parseJson(body);
    return isObject(parsed) ? { ...query, ...parsed } : undefined;
  }
  if (body !== '' && type !== 'application/x-www-form-urlencoded') return undefined;
  const form = Object.fromEntries(new URLSearchParams(body));
  const payload = form.payload === undefined ? {} : asObject(parseJson(form.payload));
  return { ...query, ...form, ...payload };
}

export function tokenIn(request: IncomingMessage, args: Args): string {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  return bearer ?? (typeof args.token === 'string' ? args.token : '');
}
