/** What an entry of the history means for the agent, in the agent's own thread. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Entry, type Escalation, type Recorded } from '../domain/escalation.ts';
import { answerButton, buttonRow, outcomeButtons, reopenButton } from './buttons.ts';
import { callbackIsOpen, reachTheUser } from './callback.ts';
import {
  bold,
  lasting,
  line,
  type Message,
  message,
  notify,
  type Part,
  type Piece,
  person,
  quote,
} from './lines.ts';
import { missingList } from './outcome.ts';
import { typed, type Wording } from './parts.ts';
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
  const { escalation, entry } = facts;
  const { deed, by } = entry;
  const theirs = by === escalation.reporter;
  if (deed.what === 'asked') {
    const row = escalation.status === 'waiting' ? buttonRow(answerButton(escalation)) : [];
    return { ...message(asked(facts, deed), ...row), broadcast: !theirs };
  }
  if (deed.what === 'resolved') {
    const outcomes = callbackIsOpen(escalation) ? buttonRow(...outcomeButtons(escalation)) : [];
    const row = closed(escalation) ? buttonRow(reopenButton(escalation)) : [];
    return { ...message(resolved(facts, deed.tellUser), ...outcomes, ...row), broadcast: !theirs };
  }
  if (theirs) return undefined;
  const parts = quietParts(facts);
  return parts && { ...message(parts), broadcast: inTheOpen.has(deed.what) };
}

/** What the agent tells the user now. */
const inTheOpen: ReadonlySet<Entry['deed']['what']> = new Set(['cancelled', 'held on', 'callback promised']);

type Deed<W extends Entry['deed']['what']> = Extract<Entry['deed'], { what: W }>;

const to = ({ escalation, entry }: AgentEntryFacts): Piece[] =>
  entry.by === escalation.reporter ? [] : [notify(escalation.reporter), ', '];

function asked(facts: AgentEntryFacts, { missing, text }: Deed<'asked'>): Part[] {
  return [
    line(...to(facts), ...who(facts), ' needs something from you:'),
    ...missingList(missing),
    ...quote(text),
    ...(facts.escalation.status === 'waiting' ? [line('The clock is paused until you answer.')] : []),
  ];
}

function resolved(facts: AgentEntryFacts, tellUser: string): Part[] {
  return [
    line(...to(facts), `${facts.escalation.id} is resolved. `, bold('Tell the user:')),
    ...quote(tellUser),
    ...callback(facts),
  ];
}

function callback({ escalation }: AgentEntryFacts): Part[] {
  const { callbackAt, account } = escalation;
  if (callbackAt === null || !callbackIsOpen(escalation)) return [];
  const whom: Piece[] = account ? [' (', typed(account), ')'] : [];
  return [line(bold(reachTheUser(escalation)), ' by ', lasting(callbackAt), ...whom, '.')];
}

function quietParts(facts: AgentEntryFacts): Part[] | undefined {
  const { escalation, entry, wording, now } = facts;
  const { deed } = entry;
  const teamName = wording.teamName(escalation.team);
  const promise = promiseLine(escalation, { teamName, closedUntil: facts.closedUntil ?? null, now });
  const actor = person(wording, entry.by);
  /** A sentence that leads to a quote, or ends where there is none. */
  const leading = (pieces: Piece[], text: string): Part[] => {
    const quoted = quote(text);
    return [line(...pieces, quoted.length > 0 ? ':' : '.'), ...quoted];
  };
  switch (deed.what) {
    case 'acknowledged':
      return [line(...who(facts), ' has it.')];
    case 'assigned':
      return [line(...who(facts, deed.to), ' has it now.')];
    case 'taken over':
      return [line(...who(facts), ' has it now.')];
    case 'promised news':
      return [line(actor, ' will have news by ', lasting(deed.newsBy), '.')];
    case 'held on':
      return [line(...who(facts), ': hold on, about 2 minutes.')];
    case 'callback promised':
      return [
        line(
          'Tell the user that we ',
          escalation.contact === 'email' ? 'write' : 'call back',
          ' by ',
          lasting(deed.callbackAt),
          '.',
        ),
      ];
    case 'acknowledgement undone':
    case 'handed back':
    case 'went quiet':
      return [line(`${teamName} is finding somebody else.`), ...promise];
    case 'answered':
      return leading([actor, ' answered for you'], deed.text);
    case 'priority changed':
      return [line(actor, ` changed the priority from ${deed.from} to ${deed.to}.`), ...promise];
    case 'moved':
      return [
        ...leading([`${escalation.id} moved to `, bold(wording.teamName(deed.to))], deed.reason),
        ...promise,
      ];
    case 'reopened':
      return [...leading([actor, ` reopened ${escalation.id}`], deed.reason), ...promise];
    case 'cancelled':
      return leading([actor, ` cancelled ${escalation.id}`], deed.reason);
    case 'said':
      return deed.side === 'team' && deed.text ? [line(actor, ' writes:'), ...quote(deed.text)] : undefined;
    case 'asked':
    case 'resolved':
    case 'raised':
    case 'reminded':
    case 'call ended':
    case 'called back':
    case 'snoozed':
    case 'hand-over offered':
    case 'hand-over not taken':
    case 'kept':
      return undefined;
  }
}

/** A person with their team, which is the one that had it then: the agent may never have met them. */
const who = (facts: AgentEntryFacts, user = facts.entry.by): Piece[] => [
  person(facts.wording, user),
  ` in ${facts.wording.teamName(facts.entry.under ?? facts.escalation.team)}`,
];
