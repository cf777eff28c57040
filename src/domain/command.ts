/** What people ask of an escalation, what comes of it, and why it may be refused. */
import type { ActKind, AsksOf } from './acts/index.ts';
import type { Instant, Span } from './calendars/calendar.ts';
import type { Directory } from './directory.ts';
import type {
  CallbackOutcome,
  Entry,
  Escalation,
  Facts,
  Notice,
  Priority,
  Source,
  Status,
  Via,
} from './escalation.ts';
import type { Actor } from './permission.ts';
import type { Policy } from './team.ts';

/** What an escalation is raised with; routing is done and free text is masked. */
export type Draft = Facts & {
  team: string;
  priority: Priority;
  reporter: string;
  source: Source | null;
  routed: 'chosen' | 'rule' | 'fallback';
  rule: number | null;
};

export type CommandOf<K extends ActKind> = { kind: K; by: Actor; via: Via } & AsksOf<K>;

/** What people ask for. */
export type Given = { [K in ActKind]: CommandOf<K> }[ActKind];

/** Whoever gives `asks` has them from the act of that kind. */
export const commandOf = (kind: ActKind, who: Pick<Given, 'by' | 'via'>, asks: object): Given =>
  ({ kind, ...who, ...asks }) as Given;

/** `tick` says only that time has passed. */
export type Command = Given | { kind: 'tick' };

/** Slack has closed the account of somebody; or others are on duty among the agents by now. */
export type Noticed = { kind: 'left'; person: string } | { kind: 'off duty' };

/** Everything outside an escalation that a decision needs. */
export type World = Pick<
  Directory,
  | 'policyOf'
  | 'restricted'
  | 'leadsOf'
  | 'leadsForAgents'
  | 'shiftsOf'
  | 'support'
  | 'membersOf'
  | 'calendars'
> & {
  now: Instant;
  /** The policy the escalation keeps. */
  policy: Policy;
  /** Spans in which the bot did not run. */
  down: readonly Span[];
};

export const isGiven = (command: Command | Noticed): command is Given =>
  command.kind !== 'tick' && command.kind !== 'left' && command.kind !== 'off duty';

export type Change = { escalation: Escalation; entry: Entry; notices: Notice[] };

/** Nothing has happened, but there is another instant at which to look again. It is no version of its own. */
export type Postponed = { postponed: Pick<Escalation, 'shiftEndsAt' | 'wakeAt'> };

export type Refusal =
  | { refused: 'not found'; id: string }
  | { refused: 'not allowed'; act: ActKind; team: string }
  /** It has gone to another team since it was found out what they are to the one that had it. */
  | { refused: 'moved'; team: string }
  /** The user group or channel of its responders is gone: who they are, nobody can tell. */
  | { refused: 'nobody responds'; team: string }
  | { refused: 'only raise'; priority: Priority }
  | { refused: 'closed'; status: Status }
  | { refused: 'not closed'; status: Status }
  | { refused: 'not resolved'; status: Status }
  | { refused: 'already owned'; owner: string }
  | { refused: 'already yours' }
  | { refused: 'nobody has it' }
  | { refused: 'not waiting' }
  | { refused: 'user is asked' }
  | { refused: 'waiting' }
  | { refused: 'nothing to undo' }
  | { refused: 'not a responder'; person: string; team: string }
  | { refused: 'already your side' }
  | { refused: 'already their side'; person: string }
  /** So lately that whoever asks cannot have seen it. */
  | { refused: 'just taken'; person: string }
  | { refused: 'not an agent'; person: string }
  | { refused: 'same team'; team: string }
  | { refused: 'unknown team'; team: string }
  | { refused: 'nothing changed' }
  | { refused: 'same priority'; priority: Priority }
  | { refused: 'not yours'; owner: string | null }
  | { refused: 'nothing to take over'; owner: string }
  | { refused: 'call is over' }
  | { refused: 'call goes on' }
  | { refused: 'time has passed' }
  | { refused: 'unknown duplicate'; of: string }
  | { refused: 'its own duplicate' }
  | { refused: 'cancelled duplicate'; of: string }
  /** Only a restricted team reads it. */
  | { refused: 'hidden duplicate'; of: string }
  | { refused: 'no callback' }
  | { refused: 'already called back'; outcome: CallbackOutcome };

export const isRefusal = (answer: Change | Refusal): answer is Refusal => 'refused' in answer;
