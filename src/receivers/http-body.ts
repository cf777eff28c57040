/** The body of a request, never more of it than is allowed. */
import type { IncomingMessage } from 'node:http';

/** What the sender says its length is; 0 where it does not say. */
export const declaredLength = (request: IncomingMessage): number =>
  Number(request.headers['content-length'] ?? 0);

/** Undefined as soon as there is more than the limit; the rest is left unread. Rejects when the connection breaks. */
export function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      chunks = [];
      request.off('data', take);
      resolve(undefined);
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', reject)
      .once('close', () => {
        if (!request.complete) reject(new Error('the connection broke'));
      });
  });
}

/** Bolt ends the process over a body that is JSON's `null`. */
export function isNothing(body: string, contentType = ''): boolean {
  // Hardly any request has the word in it, and taking one apart takes its time.
  if (!body.includes('null')) return false;
  const said = contentType.includes('urlencoded') ? new URLSearchParams(body).get('payload') : body;
  return said?.trim() === 'null';
}
