/** What an entry of the history means for the agent, in the agent's own thread. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Deed, Entry, Escalation, Recorded } from '../domain/escalation.ts';
import { sayingsOf } from './acts/index.ts';
import type { GoesOn, Sayings, ToAgent } from './acts/view.ts';
import { bold, line, type Message, message, notify, person } from './lines.ts';
import type { Wording } from './parts.ts';
import { promiseLine } from './promises.ts';

export type AgentEntryFacts = {
  escalation: Escalation;
  /** As the agent reads it. */
  entry: Entry & Partial<Pick<Recorded, 'under'>>;
  wording: Wording;
  /** The calendar on which its clocks run is closed now, and opens then. */
  closedUntil?: Instant | null;
  goesOn?: GoesOn | null;
  now: Instant;
};

/** `broadcast`: it must not be missed, so it also stands in the conversation itself. */
export type AgentEntry = Message & { broadcast: boolean };

/** Undefined for what the agent did, or need not know. */
export function agentEntry(facts: AgentEntryFacts): AgentEntry | undefined {
  const { escalation, entry } = facts;
  const sayings = sayingsOf(entry.deed);
  const theirs = entry.by === escalation.reporter;
  if (theirs && !sayings.ofTheirOwn?.(entry.deed)) return undefined;
  const told = toldOf(facts);
  const parts = sayings.toAgent?.(entry.deed, told);
  if (!parts) return undefined;
  const rows = sayings.agentRows?.(told) ?? [];
  return { ...message(parts, ...rows), broadcast: isBroadcast(sayings, told) && !theirs };
}

/** The same for whoever follows it, because theirs was a duplicate: there is nothing for them to press. `only` as in the card's thread. */
export function followedEntry(facts: AgentEntryFacts & { only?: string }): AgentEntry | undefined {
  const { escalation, entry, only, wording } = facts;
  const { acts, history } = wording.words;
  const sayings = sayingsOf(entry.deed);
  const told = { ...toldOf(facts), to: () => null };
  const parts =
    only === undefined
      ? sayings.toAgent?.(entry.deed, told)
      : [
          line(
            ...history.spared(
              (sayings.toOthers ?? sayings.history)(entry.deed, told),
              wording.teamName(only),
            ),
          ),
        ];
  if (!parts) return undefined;
  const heading = line(...acts.cancel.newsOf(bold(escalation.id)));
  return { ...message([heading, ...parts]), broadcast: isBroadcast(sayings, told) };
}

const isBroadcast = ({ broadcast }: Sayings<Deed>, told: ToAgent): boolean =>
  typeof broadcast === 'function' ? broadcast(told) : broadcast === true;

function toldOf({
  escalation,
  entry,
  wording,
  closedUntil = null,
  goesOn = null,
  now,
}: AgentEntryFacts): ToAgent {
  const { words } = wording;
  const { at, by, under } = entry;
  return {
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
    goesOn,
    now,
  };
}
