/** The body of a request, never more of it than is allowed, and only when Slack signed it: whoever has no secret costs a checksum at most. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Slack's largest requests are some hundred kilobytes. */
const limit = 2_000_000;
/** Slack signs everything but a request that only looks at the certificate, which is short. */
const unsignedLimit = 4_096;
/** Older requests are refused unread, as Slack advises. */
const oldestMs = 5 * 60_000;

/** Why it is not read: for metrics, and never with words of a stranger. */
export type Refused = {
  status: 400 | 401 | 413;
  reason: 'too long' | 'not signed' | 'old' | 'wrong signature';
};

const tooLong: Refused = { status: 413, reason: 'too long' };
const notSigned: Refused = { status: 401, reason: 'not signed' };

/** `v0=` and HMAC-SHA256 of `v0:<seconds>:<body>`: https://docs.slack.dev/authentication/verifying-requests-from-slack. Rejects when the connection breaks. */
export async function readSigned(
  request: IncomingMessage,
  signingSecret: string,
): Promise<Refused | { body: Buffer; signed: boolean }> {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = request.headers;
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return tooLong;
  if (signature === undefined && at === undefined) {
    if (declared > unsignedLimit) return notSigned;
    const body = await bodyOf(request, unsignedLimit);
    return body ? { body, signed: false } : notSigned;
  }
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return notSigned;
  if (typeof at !== 'string' || !/^\d{1,12}$/.test(at)) return notSigned;
  if (Date.now() - Number(at) * 1000 > oldestMs) return { status: 401, reason: 'old' };
  const body = await bodyOf(request, limit);
  if (!body) return tooLong;
  const ours = createHmac('sha256', signingSecret).update(`v0:${at}:`).update(body).digest();
  if (!timingSafeEqual(ours, Buffer.from(signature.slice(3), 'hex'))) {
    return { status: 401, reason: 'wrong signature' };
  }
  return { body, signed: true };
}

/** Undefined as soon as there is more than the limit; the rest is left unread. */
function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= most) return;
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
