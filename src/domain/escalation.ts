/**
 * Escalation: one user's problem handed to a team, and everything that is true of it now.
 *
 * Glossary
 * - reporter: the agent who has the user's side: who raised it, or took it over since. owner: the responder who has it.
 * - status: `open` (nobody has it yet) → `acknowledged` (somebody owns it) → `resolved`; `waiting` (an answer from the agent is
 *   needed); `cancelled` (raised by mistake).
 * - clock: a promise with a target: `acknowledge`, `update`, `resolve`; `callback`, the promise made to the user; and `answer`, awaited from the agent.
 * - entry: one line of history; there is exactly one for every version of an escalation.
 * - notice: something Slack must show because of a change; rendered when it is sent, not before.
 * - card: the message in the team's channel. A move to another team makes a new card; `card` numbers count from 0.
 * More words: docs/glossary.md.
 *
 * States, and the acts that lead from one to another (acts/ has each; what stands nowhere here changes no status):
 *
 *             ┌─────────── undo, hand back, move, no news when asked for it, owner left ──┐
 *             ▼                                                                          │
 *   raise ─▶ open ── acknowledge, assign, hold on, promise a callback (the team) ─▶ acknowledged
 *            ▲ │                                                                     ask │ ▲ answer
 *            │ │                                                                         ▼ │
 *            │ └── ask ────────────────────────────────────────────────────────────▶ waiting
 *            └──────────────────────────────────────────────── hand back, move ──────────┘
 *
 *   open, acknowledged, waiting ── resolve ─▶ resolved ──┐
 *   open, acknowledged, waiting ── cancel ──▶ cancelled ─┴── reopen ─▶ open
 *
 * `open` has no owner; `acknowledged`, `waiting` and `resolved` have one; `cancelled` keeps whoever had it. Assign and take over change the
 * owner of what somebody has, and not its status. Closed (`resolved`, `cancelled`), it still takes lines in its threads, and how the call went.
 */
import type { ActDeed } from './acts/index.ts';
import type { Instant, Span } from './calendars/calendar.ts';
import type { Clocks, Outcome } from './clock.ts';
import type { ClockName } from './team.ts';

export const statuses = ['open', 'acknowledged', 'waiting', 'resolved', 'cancelled'] as const;
export type Status = (typeof statuses)[number];
export const liveStatuses: readonly Status[] = ['open', 'acknowledged', 'waiting'];

/** Gravest first. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

export type Source = { channel: string; ts: string; permalink: string | null };

export type Question = { missing: string[]; text: string; by: string; at: Instant; onlyUser?: true };

/** For whose answer it waits: the agent's, or the user's where only they know. */
export const waitsFor = ({
  status,
  question,
}: Pick<Escalation, 'status' | 'question'>): 'agent' | 'user' | null => {
  if (status !== 'waiting') return null;
  return question?.onlyUser ? 'user' : 'agent';
};

export const documentAnswers = ['yes', 'wrong', 'missing', 'no'] as const;
export type DocumentAnswer = (typeof documentAnswers)[number];

/** What can be said later too; null where nobody has said it. */
export type Hindsight = {
  cause: string | null;
  /** Could a document have answered this? Which one, where it is known. */
  document: { answer: DocumentAnswer; which: string | null } | null;
};

export type Resolution = Hindsight & { fixed: string; tellUser: string };

/** In between nobody is reminded, except leads of a breach. */
export type Snooze = { from: Instant; until: Instant; by: string };

/** Who had the agent's side before, until when, and the version that took it from them. */
export type FormerReporter = { id: string; until: Instant; version: number };

/** Offered to the next shift since `at`, and still the owner's. */
export type HandOver = { at: Instant; leadsTold: boolean };

/** The agent's side is offered to other agents since `at`, and still the agent's. */
export type SideOffer = HandOver & { why: 'shift' | 'left' };

export const callbackOutcomes = ['satisfied', 'not satisfied', 'no answer', 'not needed'] as const;
export type CallbackOutcome = (typeof callbackOutcomes)[number];

const nothing = <T>(): T | null => null;

/** What the agent types in the form. Whatever stands here is masked, found by a search, and may be written anew for a new team. */
const noTexts = { summary: '', details: '', need: nothing<string>(), account: nothing<string>() };
export type FreeTexts = typeof noTexts;
export const freeTexts = Object.keys(noTexts) as readonly (keyof FreeTexts)[];

/** The form with nothing filled in. What a fact is and what it is called follows from here. */
export const noFacts = {
  ...noTexts,
  country: nothing<string>(),
  category: nothing<string>(),
  callbackAt: nothing<Instant>(),
  contact: nothing<'phone' | 'email'>(),
  onPhone: false,
};
export type Facts = typeof noFacts;

/** The free texts and nothing else, each as `change` makes it; what is not there stays so. */
export const eachText = (
  texts: FreeTexts,
  change = (text: string, _name: keyof FreeTexts): string => text,
): FreeTexts => ({
  ...noTexts,
  ...Object.fromEntries(freeTexts.map((name) => [name, texts[name] && change(texts[name], name)])),
});

/** What may be corrected later; all else has an act of its own. */
export type CorrectableFacts = FreeTexts & Pick<Facts, 'country' | 'category'>;
export const correctableFacts: readonly (keyof CorrectableFacts)[] = [...freeTexts, 'country', 'category'];

/** Only what was changed. */
export type Edited = Partial<Record<keyof CorrectableFacts, { was: string | null; is: string | null }>>;

export const editedIn = (
  before: CorrectableFacts,
  after: Partial<CorrectableFacts>,
  facts: readonly (keyof CorrectableFacts)[],
): Edited => Object.fromEntries(facts.map((fact) => [fact, { was: before[fact], is: after[fact] ?? null }]));

export type AgentsSide = Pick<Escalation, 'reporter' | 'formerReporters'>;

export type Escalation = Facts & {
  /** The reference people say, such as `ESC-12`. */
  id: string;
  number: number;
  /** The number of history entries; also what two writers race for. */
  version: number;
  status: Status;
  team: string;
  priority: Priority;
  reporter: string;
  /** Oldest first: the first of them raised it. */
  formerReporters: FormerReporter[];
  owner: string | null;
  source: Source | null;
  openedAt: Instant;
  closedAt: Instant | null;
  updatedAt: Instant;
  clocks: Clocks;
  question: Question | null;
  resolution: Resolution | null;
  /** While the user is taken to be on the phone; null when no call is live. */
  liveUntil: Instant | null;
  snooze: Snooze | null;
  handOver: HandOver | null;
  sideOffer: SideOffer | null;
  /** When the owner's shift ends and a hand-over is thought of; null when that is never. */
  shiftEndsAt: Instant | null;
  /** How the last call to the user went. */
  calledBack: { outcome: CallbackOutcome; at: Instant; by: string } | null;
  /** The one that is about the same and goes on; this one was cancelled for it. */
  duplicateOf: string | null;
  moves: number;
  /** Since when the team has held it; a reopening moves it on, so that the time it was closed is nobody's. */
  heldSince: Instant;
  /** Which stored policy its clocks follow. */
  policyId: string;
  /** The earliest instant at which the clock has something to do; null when it never has. */
  wakeAt: Instant | null;
};

/** Who raised it, whoever has the agent's side now. */
export const raisedBy = ({ reporter, formerReporters }: AgentsSide): string =>
  formerReporters[0]?.id ?? reporter;

/** Who had the agent's side when this version was written. */
export const reporterAt = ({ reporter, formerReporters }: AgentsSide, version: number): string =>
  formerReporters.find((former) => version < former.version)?.id ?? reporter;

export const closed = (escalation: Pick<Escalation, 'status'>): boolean =>
  escalation.status === 'resolved' || escalation.status === 'cancelled';

/** The agent has something to do, or to hear: it is open, or the user is still to be called. */
export const hasAgentsWork = (escalation: Pick<Escalation, 'status' | 'clocks'>): boolean =>
  !closed(escalation) || escalation.clocks.callback?.runningSince != null;

/** Its time never runs backwards: while the clock on the wall is behind what has happened, that is when it is. */
export const nowFor = ({ updatedAt }: Pick<Escalation, 'updatedAt'>, now: Instant): Instant =>
  Math.max(now, updatedAt);

/** Where an act came from, as History shows it. */
export type Via = 'form' | 'button' | 'reply' | 'eyes' | 'home' | 'clock';

/** One clock that ended, or runs on (`outcome: null`) because its end was taken back or its due time passed. The last for a clock and start counts. */
export type ClockEnd = {
  clock: ClockName;
  team: string;
  priority: Priority;
  startedAt: Instant;
  countedMs: number;
  targetMs: number;
  outcome: Outcome | null;
  /** Since when it is late, where it is. */
  missedAt?: Instant;
};

export type ReminderKind = 'warning' | 'breach' | 'overdue';
export type Reminder = {
  clock: ClockName;
  kind: ReminderKind;
  startedAt: Instant;
  dueAt: Instant;
  /** It comes late because the bot was down then. */
  late?: Span;
};

/** What happened, as data; the words are in `views`. */
export type Deed = ActDeed | DeedOfTime;
export type DeedOf<W extends Deed['what']> = Extract<Deed, { what: W }>;

/** How it began, what nobody does, and what was done to another; what people do to it is in `acts`. */
export type DeedOfTime =
  | {
      what: 'raised';
      team: string;
      priority: Priority;
      routed: 'chosen' | 'rule' | 'fallback';
      rule: number | null;
      onPhone: boolean;
      callbackAt: Instant | null;
      policyId: string;
    }
  /** Promised news did not come, nor an answer to the reminder: nobody has it any more. */
  | { what: 'went quiet'; owner: string }
  /** Slack says that the owner is not in the workspace any more: nobody has it any more. */
  | { what: 'owner left'; owner: string }
  | { what: 'hand-over offered'; owner: string }
  | { what: 'hand-over not taken'; owner: string }
  /** The agent's shift is over, or Slack says that they are not in the workspace any more. */
  | { what: 'agent side offered'; agent: string; why: SideOffer['why'] }
  | { what: 'agent side not taken'; agent: string }
  | { what: 'reminded'; reminders: Reminder[] }
  /** Another one was cancelled because it is about the same; its reporter hears the news of this one. */
  | { what: 'duplicate found'; duplicate: string; reporter: string };

export type Entry = {
  version: number;
  at: Instant;
  /** A Slack user id, or `switchboard` for the clock's own acts. */
  by: string;
  via: Via;
  deed: Deed;
  ended: ClockEnd[];
};

/** As it is kept: with the team it was written under, and whether that was restricted then; null where nobody knows. */
export type Recorded = Entry & { under: string | null; restricted: boolean | null };

/** Somebody opened what is this restricted team's. */
export type Reading = {
  team: string;
  reader: string;
  what: 'shown' | 'history' | 'clock' | 'move form';
  at: Instant;
};

export type Notice =
  | { kind: 'card'; card: number }
  | { kind: 'card entry'; card: number }
  /** What was said in the thread of this card is rewritten for those who read there now. */
  | { kind: 'lines'; card: number }
  | { kind: 'agent' }
  | { kind: 'agent entry' }
  | { kind: 'lead'; lead: string }
  /** `personally` hear of it by a direct message too, and need no mention here. */
  | { kind: 'reminder'; reminder: Reminder; card: number; to: 'thread' | 'on-call'; personally: string[] }
  /** A direct message; several for one person inside a minute are one. */
  | { kind: 'personal reminder'; reminder: Reminder; person: string; as: 'owner' | 'lead' | 'reporter' }
  /** The line in the thread that asks the open shift to take it over. */
  | { kind: 'hand-over'; card: number }
  | { kind: 'personal hand-over'; person: string; as: 'owner' | 'lead' }
  /** Who takes over the agent's side? */
  | { kind: 'side offer'; to: { channel: string } | { user: string }; as: 'agents' | 'lead' };
