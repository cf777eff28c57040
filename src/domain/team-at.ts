/** Which team held an escalation when an entry of its history was written. */
import type { Entry } from './escalation.ts';

/** The team before the act, so a move belongs to the team that gave it away. Undefined when the history has no such entry. */
export function teamAt(history: readonly Entry[], version: number): string | undefined {
  const moved = history.find((entry) => entry.version >= version && entry.deed.what === 'moved');
  if (moved?.deed.what === 'moved') return moved.deed.from;
  const last = history.findLast(({ deed }) => deed.what === 'moved' || deed.what === 'raised');
  if (last?.deed.what === 'moved') return last.deed.to;
  return last?.deed.what === 'raised' ? last.deed.team : undefined;
}

/** The team under which something was written. The reason of a move is for the team it goes to; empty when nobody knows. */
export const writtenUnder = (history: readonly Entry[], { version, deed }: Entry): string =>
  (deed.what === 'moved' ? deed.to : teamAt(history, version)) ?? '';
