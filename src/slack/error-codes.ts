/** What came of a call to Slack. The only place that knows Slack's error codes. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

export type Failure =
  /** Slack said: not now. Nothing was done. */
  | { kind: 'wait'; ms: number; reason: string }
  /** Slack said no, but not because of this message: a token, a scope, a workspace. Nothing was done. */
  | { kind: 'later'; reason: string }
  /** Slack could not be reached. Nothing was done. */
  | { kind: 'away'; reason: string }
  /** Nobody knows whether it was done. `afterMs` is when it may be asked, where that is known. */
  | { kind: 'unsure'; reason: string; timedOut: boolean; afterMs?: number }
  /** The place cannot be written to: archived, gone, or the bot is not in it. Nothing was done. */
  | { kind: 'no place'; reason: string }
  /** The message to be edited or written under is gone, or cannot be edited. Nothing was done, unless a line went `astray`: into the channel. */
  | { kind: 'no message'; reason: string; astray?: { channel: string; ts: string } }
  /** Slack will never take this message. Nothing was done. */
  | { kind: 'hopeless'; reason: string };

/** There is no such channel, or none that the bot is in. */
export const notKnown = 'channel_not_found';

const noPlace = new Set([
  notKnown,
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'messages_tab_disabled',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'method_not_supported_for_channel_type',
]);
const noMessage = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
  'block_mismatch',
]);
const later = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'missing_scope',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
  'access_denied',
  'unknown_method',
  'accesslimited',
]);
/** Errors of Slack's own side, answered with HTTP 200: the work may have been done. */
const unsure = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  // Connections of a process that died are counted until Slack notices.
  'too_many_websockets',
]);

/** There was no connection through which anything could have been asked. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Without a Retry-After, wait this long. */
const politeWaitMs = 30_000;

export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'wait', ms: error.retryAfter * 1000, reason: 'ratelimited' };
  }
  if (error instanceof WebAPIPlatformError) return platform(String(error.data.error));
  if (error instanceof WebAPIHTTPError) {
    return { kind: 'unsure', reason: `http_${error.statusCode}`, timedOut: false };
  }
  const code = causes(error).flatMap((cause) => ('code' in cause ? String(cause.code) : []));
  if (code.some((one) => unreachable.has(one))) return { kind: 'away', reason: 'unreachable' };
  const timedOut = causes(error).some(
    (cause) => cause.name === 'TimeoutError' || cause.name === 'AbortError',
  );
  if (error instanceof WebAPIRequestError || timedOut) {
    return { kind: 'unsure', reason: timedOut ? 'timeout' : 'connection', timedOut };
  }
  // A 429 without Retry-After reaches us as a plain Error, and so may things nobody has met yet.
  return { kind: 'unsure', reason: error instanceof Error ? error.name : 'unknown', timedOut: false };
}

function platform(code: string): Failure {
  if (code === 'ratelimited' || code === 'rate_limited')
    return { kind: 'wait', ms: politeWaitMs, reason: code };
  // What an edit in an archived channel is refused with is the same trouble.
  if (code === 'is_inactive') return { kind: 'no place', reason: 'is_archived' };
  if (noPlace.has(code)) return { kind: 'no place', reason: code };
  if (noMessage.has(code)) return { kind: 'no message', reason: code };
  if (later.has(code)) return { kind: 'later', reason: code };
  // A page of HTML instead of an answer comes from something in between.
  if (unsure.has(code) || !/^[a-z_]+$/.test(code)) {
    return { kind: 'unsure', reason: unsure.has(code) ? code : 'not_slack', timedOut: false };
  }
  return { kind: 'hopeless', reason: code };
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 5; ) {
    found.push(one);
    one = 'original' in one ? one.original : one.cause;
  }
  return found;
}

/** Whether Slack refused the place, and not this one message. */
export const refusesPlace = (reason: string): boolean => platform(reason).kind === 'no place';

/** Waiting longer each time, a minute at most. */
export const backOffMs = (attempts: number): number =>
  Math.min(60_000, 1000 * 2 ** Math.min(attempts - 1, 6));
