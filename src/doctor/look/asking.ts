/** Asks Slack one thing after the other, never longer than agreed, and turns whatever comes of it into a fact. */
import { LogLevel, WebClient } from '@slack/web-api';
import { failureOf } from '../../slack/error-codes.ts';
import type { Answer } from '../facts.ts';

export type Asking = {
  slackApiUrl: string | undefined;
  /** How long one call may take, and all of them together. */
  callMs: number;
  allMs: number;
  now(): number;
};

export type Asker = {
  client(token: string): WebClient;
  ask<T>(call: () => Promise<T>): Promise<Answer<T>>;
  /** How far Slack's clock is ahead of this machine's, by the last answer; null before there was one. */
  skewMs(): number | null;
};

/** Nothing of a check-up is worth a line in the log: what goes wrong is what it tells. */
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
};

export function createAsker({ slackApiUrl, callMs, allMs, now }: Asking): Asker {
  const deadline = AbortSignal.timeout(allMs);
  let skewMs: number | null = null;
  const timed: typeof fetch = async (url, init) => {
    const signals = [deadline, AbortSignal.timeout(callMs), ...(init?.signal ? [init.signal] : [])];
    const sentAt = now();
    const response = await fetch(url, { ...init, signal: AbortSignal.any(signals) });
    const date = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds and was written somewhere between the question and the answer.
    if (Number.isFinite(date)) skewMs = date + 500 - (sentAt + now()) / 2;
    return response;
  };
  return {
    client: (token) =>
      new WebClient(token, {
        ...(slackApiUrl !== undefined && { slackApiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: callMs,
        fetch: timed,
        logger: { ...silent, getLevel: () => LogLevel.ERROR },
      }),
    async ask(call) {
      try {
        return { is: 'said', value: await call() };
      } catch (error) {
        return answerOf(error);
      }
    },
    skewMs: () => skewMs,
  };
}

function answerOf(error: unknown): Exclude<Answer<never>, { is: 'said' }> {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'wait':
      return { is: 'busy', waitMs: failure.ms };
    case 'away':
    case 'unsure':
      return { is: 'silent', reason: failure.reason };
    case 'later':
    case 'no place':
    case 'no message':
    case 'hopeless':
      return { is: 'refused', code: failure.reason };
  }
}
