/** What the team's thread says about an entry of the history. People are named; only whoever must act now is mentioned. */
import type { Entry, Escalation } from '../domain/escalation.ts';
import { bold, line, type Message, message, notify, type Part, type Piece, person, quote } from './lines.ts';
import { missingList, resolutionParts } from './outcome.ts';
import type { Wording } from './parts.ts';

export type CardEntryFacts = {
  escalation: Escalation;
  entry: Entry;
  /** It stands outside the channel of the restricted team that has it now: nothing that was typed is shown. */
  outside?: boolean;
  wording: Wording;
};

/** Undefined for what the thread need not say. */
export function cardEntry(facts: CardEntryFacts): Message | undefined {
  const parts = partsOf(facts);
  return parts && message(parts);
}

function partsOf({ escalation, entry, outside = false, wording }: CardEntryFacts): Part[] | undefined {
  const { deed, by } = entry;
  const { id, owner } = escalation;
  const actor = person(wording, by);
  /** A mention at the start, unless there is nobody or they did it themselves. */
  const to = (user: string | null): Piece[] => (user === null || user === by ? [] : [notify(user), ', ']);
  switch (deed.what) {
    case 'acknowledged':
      return [line(actor, ' has it.')];
    case 'acknowledgement undone':
      return [line(actor, ' took the acknowledgement back. Nobody has it now.')];
    case 'handed back':
      return [line(actor, ' handed it back. Nobody has it now.')];
    case 'assigned':
      return [deed.to === by ? line(actor, ' has it.') : line(actor, ' gave it to ', notify(deed.to), '.')];
    case 'asked':
      return [
        line(actor, ' asked ', person(wording, escalation.reporter), ':'),
        ...missingList(deed.missing),
        ...quote(deed.text),
      ];
    case 'answered':
      return [line(...to(owner), actor, ' answered:'), ...quote(deed.text)];
    case 'priority changed':
      return [line(actor, ` changed the priority from ${deed.from} to ${deed.to}.`)];
    case 'moved':
      return moved(actor, deed, { outside, wording });
    case 'resolved':
      return [line(actor, ' resolved it.'), ...resolutionParts(deed, wording, whole)];
    case 'reopened':
      return [line(...to(deed.owner), actor, ` reopened ${id}:`), ...quote(deed.reason)];
    case 'cancelled': {
      const reason = quote(deed.reason);
      return [line(actor, reason.length > 0 ? ' cancelled it:' : ' cancelled it.'), ...reason];
    }
    case 'said':
      return deed.side === 'agent' ? [line(...to(owner), actor, ' writes:'), ...quote(deed.text)] : undefined;
    case 'raised':
    case 'reminded':
      return undefined;
  }
}

/** The same in both teams' threads. */
function moved(
  actor: Piece,
  { from, to, reason }: Extract<Entry['deed'], { what: 'moved' }>,
  { outside, wording: { teamName } }: { outside: boolean; wording: Wording },
): Part[] {
  const teams = [bold(teamName(from)), ' to ', bold(teamName(to))];
  return outside
    ? [line(actor, ' moved it from ', ...teams, '.')]
    : [line(actor, ' moved it from ', ...teams, ':'), ...quote(reason)];
}

/** A thread carries what was written to its last word. */
const whole = 3000;
