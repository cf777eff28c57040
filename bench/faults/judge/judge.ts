/** Everything that has to be true at the end, each violation as a sentence. */
import type { Workspace } from '../../../sandbox/slack/workspace.ts';
import type { Config } from '../../../src/config/config.ts';
import type { Ledger } from '../ledger.ts';
import type { Places } from '../places.ts';
import type { Span } from '../spans.ts';
import type { Stored, Term } from '../stored.ts';
import type { Violation } from '../violation.ts';
import { judgeActs } from './acts.ts';
import { judgeKept } from './kept.ts';
import { judgeLadders } from './ladders.ts';
import { judgeMessages } from './messages.ts';
import { judgeSenders, type Sent } from './senders.ts';
import { judgeSlack } from './slack.ts';

export type Evidence = {
  slack: Workspace;
  stored: Stored;
  ledger: Ledger;
  /** When it could tell what was due. */
  spans: readonly Span[];
  /** When the last instance ended. */
  endedAt: number;
  /** What instances sent, and who had the lease when. */
  sent: readonly Sent[];
  terms: readonly Term[];
  /** When the bot could not find out who was asking. */
  doubts: readonly number[];
  /** Whether an instance cannot take another, or its own predecessor, to be dead before that one's lease has ended. */
  waitsForLease: boolean;
  config: Config;
  /** What became of places and people; undefined where nothing did. */
  places: Places | undefined;
};

export async function judge(evidence: Evidence): Promise<Violation[]> {
  return [
    ...judgeActs(evidence),
    ...judgeMessages(evidence),
    ...(await judgeKept(evidence)),
    ...judgeLadders(evidence),
    ...judgeSenders(evidence.sent, evidence.terms),
    ...judgeSlack(evidence),
  ];
}
