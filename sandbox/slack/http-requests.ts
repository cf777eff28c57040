/** HTTP mode: signed requests to the bot's address, as Slack sends them. */

import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Delivery, Reply } from './delivery.ts';
import { asObject, parseJson } from './json.ts';
import type { State } from './state.ts';

export type Posted = {
  status: number;
  body: string;
  headers: { [name: string]: string | string[] | undefined };
};

/** `v0=…` over the timestamp and the raw body. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export function createHttpRequests(
  state: State,
  url: string,
  { ackTimeoutMs, realNow = Date.now }: { ackTimeoutMs: number; realNow?: () => number },
) {
  /** Signed with real time, because the bot compares it with its own clock. */
  function post(
    body: string,
    contentType: string,
    retry: { number: number; reason: string } | undefined,
  ): Promise<Posted> {
    const timestamp = Math.floor(realNow() / 1000);
    const headers = {
      'content-type': contentType,
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(state.signingSecret, timestamp, body),
      ...(retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        { method: 'POST', headers, agent: false, timeout: ackTimeoutMs },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              headers: response.headers,
            }),
          );
          response.on('error', reject);
        },
      );
      sent.on('timeout', () => sent.destroy(new TimedOut()));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  return {
    async send(delivery: Delivery, retry: { number: number; reason: string } | undefined): Promise<Reply> {
      const { body, contentType } = written(delivery);
      try {
        return replyOf(await post(body, contentType, retry));
      } catch (error) {
        if (error instanceof TimedOut) return { ok: false, reason: 'timeout' };
        return { ok: false, reason: 'no_connection' };
      }
    },
    /** Slack's question before it trusts an address; the bot must echo the challenge. */
    async verify(): Promise<void> {
      const challenge = state.ids.uuid();
      const asked = { token: state.verificationToken, challenge, type: 'url_verification' };
      const { status, body } = await post(JSON.stringify(asked), 'application/json', undefined);
      const echoed = asObject(parseJson(body)).challenge ?? body;
      if (status !== 200 || echoed !== challenge)
        throw new Error(`${url} did not answer the challenge: ${status} ${body}`);
    },
  };
}

class TimedOut extends Error {}

function written({ kind, payload }: Delivery): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form = new URLSearchParams();
  if (kind === 'slash_commands')
    for (const [name, value] of Object.entries(payload)) form.set(name, String(value));
  else form.set('payload', JSON.stringify(payload));
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

function replyOf({ status, body, headers }: Posted): Reply {
  if (status !== 200)
    return { ok: false, reason: 'http_error', noRetry: headers['x-slack-no-retry'] === '1' };
  return { ok: true, body: body === '' ? undefined : (parseJson(body) ?? { text: body }) };
}
