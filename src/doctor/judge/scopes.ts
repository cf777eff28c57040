/** Judges the scopes that were granted against those the bot is made for. */
import type { SlackFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';

/** Without these it does less, and some will not want to grant them. */
const choices: ReadonlySet<string> = new Set([
  'channels:history',
  'groups:history',
  'im:history',
  'reactions:read',
]);

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
