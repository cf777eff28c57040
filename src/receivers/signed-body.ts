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
const wrongSignature: Refused = { status: 401, reason: 'wrong signature' };

/** `v0=` and HMAC-SHA256 of `v0:<seconds>:<body>`: https://docs.slack.dev/authentication/verifying-requests-from-slack. Rejects when the connection breaks. */
export async function readSigned(
  request: IncomingMessage,
  signingSecret: string,
): Promise<Refused | { body: string; signed: boolean }> {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = request.headers;
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return tooLong;
  if (signature === undefined && at === undefined) {
    const read = declared > unsignedLimit ? notSigned : await textOf(request, unsignedLimit);
    return typeof read === 'string' ? { body: read, signed: false } : notSigned;
  }
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return notSigned;
  if (typeof at !== 'string' || !/^\d{1,12}$/.test(at)) return notSigned;
  if (Date.now() - Number(at) * 1000 > oldestMs) return { status: 401, reason: 'old' };
  const theirs = Buffer.from(signature.slice(3), 'hex');
  const read = await textOf(request, limit, (body) => {
    const ours = createHmac('sha256', signingSecret).update(`v0:${at}:`).update(body).digest();
    return timingSafeEqual(ours, theirs);
  });
  return typeof read === 'string' ? { body: read, signed: true } : read;
}

/** What comes in more than one piece is put together here, one body after the other: as much memory for each would keep the collector busy. */
let spare: Buffer | undefined;

/** What is longer is refused as soon as that is known, and the rest is left unread. */
function textOf(
  request: IncomingMessage,
  most: number,
  isSigned: (body: Buffer) => boolean = () => true,
): Promise<string | Refused> {
  return new Promise((resolve, reject) => {
    let body: Buffer = Buffer.of();
    let long: Buffer | undefined;
    const take = (piece: Buffer) => {
      const size = body.length + piece.length;
      if (size > most) {
        request.off('data', take);
        return resolve(tooLong);
      }
      if (body.length > 0) {
        long ??= putTogether(body);
        piece.copy(long, body.length);
      }
      body = long?.subarray(0, size) ?? piece;
    };
    request
      .on('data', take)
      .once('end', () => resolve(isSigned(body) ? body.toString() : wrongSignature))
      .once('error', reject)
      .once('close', () => {
        spare = long ?? spare;
        if (!request.complete) reject(new Error('the connection broke'));
      });
  });
}

function putTogether(first: Buffer): Buffer {
  const long = spare ?? Buffer.allocUnsafeSlow(limit);
  spare = undefined;
  first.copy(long);
  return long;
}
