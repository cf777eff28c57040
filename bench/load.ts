/** Sends signed requests over keep-alive connections, as fast as they are acknowledged. */
import { Pool } from 'undici';
import { sign } from '../sandbox/slack/http-requests.ts';
import type { Written } from './slack-process.ts';

export const connections = 50;
const path = '/slack/events';

export type Load = {
  /** From the first request to the last acknowledgement. */
  seconds: number;
  /** Of each request, in milliseconds. */
  waits: number[];
  /** When each was sent, by its key. */
  sentAt: Map<string, number>;
};

export type Gun = {
  fire(requests: readonly Written[]): Promise<Load>;
  close(): Promise<void>;
};

/** Throws when a request is not acknowledged with 200, or is told of errors in a form. */
export function aimAt(port: number, signingSecret: string): Gun {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 });

  async function send({ body, headers }: Signed): Promise<void> {
    const answer = await pool.request({ method: 'POST', path, headers, body });
    const said = await answer.body.text();
    if (answer.statusCode !== 200 || said.includes('"response_action":"errors"'))
      throw new Error(`answered ${answer.statusCode}: ${said}`);
  }

  return {
    async fire(requests) {
      const signed = requests.map((request) => signedNow(request, signingSecret));
      const waits: number[] = [];
      const sentAt = new Map<string, number>();
      let next = 0;
      const person = async (): Promise<void> => {
        for (let one = signed[next++]; one; one = signed[next++]) {
          sentAt.set(one.key, Date.now());
          const from = performance.now();
          await send(one);
          waits.push(performance.now() - from);
        }
      };
      const from = performance.now();
      await Promise.all(Array.from({ length: connections }, person));
      return { seconds: (performance.now() - from) / 1000, waits, sentAt };
    },
    close: () => pool.close(),
  };
}

type Signed = Written & { headers: Record<string, string> };

/** Ahead of the round, so that signing is no part of what is measured. */
function signedNow({ key, body }: Written, secret: string): Signed {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    key,
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
    },
  };
}
