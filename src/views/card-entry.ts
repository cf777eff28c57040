/** What the team's thread says about an entry of the history. People are named; only whoever must act now is mentioned. */
import type { Entry, Escalation } from '../domain/escalation.ts';
import { blank } from '../domain/read-by.ts';
import { sayingsOf } from './acts/index.ts';
import { line, type Message, message, notify, type Part, person } from './lines.ts';
import type { OnCallFacts } from './on-call-facts.ts';
import type { Wording } from './parts.ts';

export type CardEntryFacts = {
  escalation: Escalation;
  entry: Entry;
  /** What was typed is left out, for it is this team's alone. */
  only?: string;
  /** Mentioned where it has become what cannot wait; null where nobody needs to be called. */
  calls?: OnCallFacts | null;
  /** Nobody is called for it: it can wait until they work. */
  quiet?: boolean;
  wording: Wording;
};

/** Undefined for what the thread need not say. */
export function cardEntry(facts: CardEntryFacts): Message | undefined {
  const { escalation, entry, only, calls = null, quiet = false, wording } = facts;
  if (only !== undefined) return message(spared(facts, only));
  const { deed, by, via } = entry;
  const parts = sayingsOf(deed).toTeam?.(deed, {
    actor: person(wording, by),
    by,
    escalation,
    wording,
    acts: wording.words.acts,
    to: (user) => (user === null || user === by ? null : quiet ? person(wording, user) : notify(user)),
    calls,
    via,
  });
  return parts && message(parts);
}

/** That it was done, and whose it is what was written. */
function spared({ entry: { deed, by }, wording }: CardEntryFacts, only: string): Part[] {
  const sayings = sayingsOf(deed);
  const unsaid = blank(deed, false);
  const told = { actor: person(wording, by), by, wording, acts: wording.words.acts };
  const did = (sayings.toOthers ?? sayings.history)(unsaid, told);
  return [line(...wording.words.history.spared(did, wording.teamName(only)))];
}
