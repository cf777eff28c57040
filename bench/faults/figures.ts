/** What a run has to tell besides its violations, in lines. */
import type { Mishap } from '../../sandbox/slack/on-the-way.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import type { KillKind } from './kills.ts';
import type { Act, Ledger } from './ledger.ts';
import type { Places } from './places.ts';
import type { Stored } from './stored.ts';
import type { TrueAgain } from './true-again.ts';

export type Figures = {
  mode: string;
  seed: number;
  seconds: number;
  kills: number;
  killKinds: ReadonlyMap<KillKind, number>;
  /** As it was when peace began. */
  trouble: { struck: Ledger['struck']; mishaps: ReadonlyMap<Mishap, number>; calls: number };
  calls: Ledger['calls'];
  acts: readonly Act[];
  stored: Stored;
  slack: Workspace;
  /** After the start that followed the last kill. */
  again: TrueAgain;
  places: Places | undefined;
  outages: ReadonlyMap<string, number>;
  /** How often the sender was another one than before. */
  handedOver: number;
  lost: ReadonlyMap<string, number>;
  logged: ReadonlyMap<string, number>;
};

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, one) => all + one, 0);

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ') || 'none';

/** All of them as one. */
export function added(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [what, count] of all.flatMap((one) => [...one]))
    counts.set(what, (counts.get(what) ?? 0) + count);
  return counts;
}

function tally<T>(things: readonly T[], of: (thing: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(of(thing), (counts.get(of(thing)) ?? 0) + 1);
  return counts;
}

export function linesOf(figures: Figures): string[] {
  const { acts, calls, stored, slack, trouble } = figures;
  const touched = sum(trouble.struck.values());
  const deeds = [...stored.history.values()].flat();
  const messages = [...slack.state.messages.values()].flat().filter(({ byBot }) => byBot);
  const worked = acts.filter((act) => act.outcome === 'worked' || act.acknowledgedAt() !== undefined);
  return [
    `${figures.mode}, seed ${figures.seed}, ${figures.seconds.toFixed(0)} s`,
    `  killed ${figures.kills} times: ${listed(figures.killKinds)}`,
    `  ${stored.escalations.length} escalations, ${deeds.length} entries: ${listed(tally(deeds, ({ deed }) => deed.what))}`,
    `  ${acts.length} acts, ${worked.length} of them told to have worked: ${listed(tally(worked, ({ what }) => what))}`,
    `  people were told otherwise: ${listed(tally(acts, ({ outcome, acknowledgedAt }) => (outcome === 'unanswered' && acknowledgedAt() ? 'event taken' : outcome)))}`,
    `  ${calls.all} calls, ${trouble.calls} before peace, ${touched} of those touched (${((100 * touched) / Math.max(1, trouble.calls)).toFixed(1)} %): ${listed(trouble.struck)}`,
    `  on the way to the bot: ${listed(trouble.mishaps)}`,
    `  ${slack.deliveries.length} deliveries, ${slack.deliveries.filter(({ attempts }) => attempts > 1).length} tried again`,
    `  ${calls.look} look-ups; calls by method: ${listed(calls.byMethod)}`,
    `  ${messages.length} messages of the bot; outbox: ${listed(tally(stored.outbox, ({ kind, status }) => `${kind} ${status}`))}`,
    `  objections of a strict Slack: ${listed(tally(slack.problems, ({ kind }) => kind))}`,
    `  every card was true again ${(figures.again.tookMs / 1000).toFixed(1)} s after the last start, ${figures.again.first.length} messages were not, and ${figures.again.edits} were to be edited`,
    ...(figures.places ? [`  places and people: ${listed(figures.places.counts)}`] : []),
    `  outages: ${listed(figures.outages)}; the sender was another one ${figures.handedOver} times`,
    `  people found gone: ${listed(figures.lost)}`,
    `  the log: ${listed(figures.logged)}`,
  ];
}
