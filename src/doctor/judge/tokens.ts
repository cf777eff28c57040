/** Judges the two tokens, and how far the clocks of Slack and of this machine are apart. */
import type { Answer, Identity, SlackFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { unanswered } from './unanswered.ts';

const second = 1000;
/** Worth a look. */
const skewNoticedMs = 5 * second;
/** At five minutes, signatures of requests are not accepted. */
const skewHarmfulMs = 60 * second;

export function judgeTokens({ token, appToken }: SlackFacts): Finding[] {
  if (token.is === 'silent') {
    return [{ level: 'wrong', area: 'Slack', what: 'silence', reason: token.reason }];
  }
  return [...botToken(token), ...(appToken === null ? [] : judgeAppToken(appToken))];
}

function botToken(token: Exclude<Answer<Identity>, { is: 'silent' }>): Finding[] {
  const area = 'bot token';
  if (token.is === 'refused') return [{ level: 'wrong', area, what: 'token refused', code: token.code }];
  if (token.is === 'busy') return unanswered(area, [token]);
  const { botId, botName, workspace, workspaceId } = token.value;
  if (botId === null) return [{ level: 'wrong', area, what: 'not a bot' }];
  return [{ level: 'ok', area, what: 'identity', botName, workspace, workspaceId }];
}

function judgeAppToken(appToken: Answer<true>): Finding[] {
  const area = 'app token';
  if (appToken.is === 'said') return [{ level: 'ok', area, what: 'app token' }];
  if (appToken.is === 'refused')
    return [{ level: 'wrong', area, what: 'app token refused', code: appToken.code }];
  return unanswered(area, [appToken]);
}

export function judgeClock({ token }: SlackFacts): Finding[] {
  if (token.is !== 'said') return [];
  const { skewMs } = token.value;
  if (skewMs === null) return [{ level: 'look', area: 'clock', what: 'clock unknown' }];
  const apartMs = Math.abs(skewMs);
  const level = apartMs > skewHarmfulMs ? 'wrong' : apartMs > skewNoticedMs ? 'look' : 'ok';
  return [{ level, area: 'clock', what: 'clock', skewMs }];
}
