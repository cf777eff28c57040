/** Judges all that Slack said: the two tokens, the scopes, how far its clock and this machine's are apart, and what the configuration names. */
import type { Answer, Identity, SlackFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type { Wanted } from '../wanted.ts';
import { unanswered } from './answers.ts';
import { judgeChannels } from './channels.ts';
import { judgeGroups } from './groups.ts';
import { judgeLeads } from './leads.ts';
import { type Access, judgePeople } from './people.ts';

const second = 1000;
/** Worth a look. */
const skewNoticedMs = 5 * second;
/** At five minutes, signatures of requests are not accepted. */
const skewHarmfulMs = 60 * second;

/** Without these it does less, and some will not want to grant them. */
const choices: ReadonlySet<string> = new Set([
  'channels:history',
  'groups:history',
  'im:history',
  'files:write',
  'reactions:read',
]);

export type Expected = { wanted: Wanted; access: Access; scopes: readonly string[] };

export function judgeSlack(facts: SlackFacts, { wanted, access, scopes }: Expected): Finding[] {
  const whoIsThere = [
    ...judgeGroups(facts, wanted.groups, access),
    ...judgePeople(facts, wanted.people, access),
  ];
  return [
    ...judgeTokens(facts),
    ...judgeScopes(facts, scopes),
    ...judgeClock(facts),
    ...judgeChannels(facts, wanted.channels),
    ...whoIsThere,
    ...judgeLeads(whoIsThere, wanted),
  ];
}

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

export function judgeScopes({ token }: SlackFacts, needed: readonly string[]): Finding[] {
  if (token.is !== 'said' || token.value.botId === null) return [];
  const area = 'scopes';
  const { scopes } = token.value;
  if (scopes === null) return [{ level: 'look', area, what: 'scopes unknown' }];
  const missing = needed.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return [{ level: 'ok', area, what: 'scopes', count: needed.length }];
  return missing.map((scope): Finding => {
    const isChoice = choices.has(scope);
    return { level: isChoice ? 'look' : 'wrong', area, what: 'scope missing', scope, isChoice };
  });
}

export function judgeClock({ token }: SlackFacts): Finding[] {
  if (token.is !== 'said') return [];
  const { skewMs } = token.value;
  if (skewMs === null) return [{ level: 'look', area: 'clock', what: 'clock unknown' }];
  const apartMs = Math.abs(skewMs);
  const level = apartMs > skewHarmfulMs ? 'wrong' : apartMs > skewNoticedMs ? 'look' : 'ok';
  return [{ level, area: 'clock', what: 'clock', skewMs }];
}
