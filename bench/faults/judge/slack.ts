/** What a strict Slack objects to, but for what comes of killing the bot and of trouble on the way. */

import { other, type Violation } from '../violation.ts';
import type { Evidence } from './judge.ts';

/** A bot that was killed acknowledges nothing, or too late, and one that is brought the same twice acknowledges twice. */
const toBeExpected = new Set(['no_ack', 'late_ack', 'double_ack', 'bot_failed']);

export function judgeSlack({ slack }: Pick<Evidence, 'slack'>): Violation[] {
  const found = slack.problems.filter(({ kind }) => !toBeExpected.has(kind));
  return [
    ...new Set(found.map(({ kind, detail }) => `Slack objects (${kind}): ${detail.slice(0, 300)}`)),
  ].map(other);
}
