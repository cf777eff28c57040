/** What an entry of the history means for the agent, in the agent's own thread. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Entry, Escalation, Recorded } from '../domain/escalation.ts';
import { sayingsOf } from './acts/index.ts';
import type { ToAgent } from './acts/view.ts';
import { type Message, message, notify, person } from './lines.ts';
import type { Wording } from './parts.ts';
import { promiseLine } from './promises.ts';

export type AgentEntryFacts = {
  escalation: Escalation;
  /** As the agent reads it. */
  entry: Entry & Partial<Pick<Recorded, 'under'>>;
  wording: Wording;
  /** The calendar on which its clocks run is closed now, and opens then. */
  closedUntil?: Instant | null;
  now: Instant;
};

/** `broadcast`: it must not be missed, so it also stands in the conversation itself. */
export type AgentEntry = Message & { broadcast: boolean };

/** Undefined for what the agent did, or need not know. */
export function agentEntry(facts: AgentEntryFacts): AgentEntry | undefined {
  const { escalation, entry, wording, closedUntil = null, now } = facts;
  const { words } = wording;
  const { at, deed, by, under } = entry;
  const sayings = sayingsOf(deed);
  const theirs = by === escalation.reporter;
  if (theirs && !sayings.ofTheirOwn) return undefined;
  const told: ToAgent = {
    actor: person(wording, by),
    by,
    at,
    escalation,
    wording,
    acts: words.acts,
    to: (user) => (user === null || user === by ? null : notify(user)),
    inTeam: (user) => words.history.inTeam(person(wording, user), wording.teamName(under ?? escalation.team)),
    promise: promiseLine(escalation, {
      teamName: wording.teamName(escalation.team),
      closedUntil,
      now,
      words,
    }),
    closedUntil,
    now,
  };
  const parts = sayings.toAgent?.(deed, told);
  if (!parts) return undefined;
  const rows = sayings.agentRows?.(told) ?? [];
  const { broadcast = false } = sayings;
  const isBroadcast = typeof broadcast === 'function' ? broadcast(told) : broadcast;
  return { ...message(parts, ...rows), broadcast: isBroadcast && !theirs };
}
