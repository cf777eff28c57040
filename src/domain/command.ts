/** What people ask of an escalation, what comes of it, and why it may be refused. */
import type { Calendar, Calendars, Instant, Span } from './calendars/calendar.ts';
import type {
  CallbackOutcome,
  Entry,
  Escalation,
  Facts,
  FreeTexts,
  Notice,
  Priority,
  Resolution,
  Source,
  Status,
  Via,
} from './escalation.ts';
import type { Actor } from './permission.ts';
import type { Policy, Shift } from './team.ts';

/** What an escalation is raised with; routing is done and free text is masked. */
export type Draft = Facts & {
  team: string;
  priority: Priority;
  reporter: string;
  source: Source | null;
  routed: 'chosen' | 'rule' | 'fallback';
  rule: number | null;
};

export type Command =
  | { kind: 'acknowledge'; by: Actor; via: Via }
  | { kind: 'undo'; by: Actor; via: Via }
  | { kind: 'hand back'; by: Actor; via: Via }
  | { kind: 'take over'; by: Actor; via: Via }
  /** Theirs although the shift is over: the hand-over is withdrawn. */
  | { kind: 'keep'; by: Actor; via: Via }
  | { kind: 'promise news'; by: Actor; via: Via; newsBy: Instant }
  /** "Hold on, 2 min", to an agent whose user is on the phone. */
  | { kind: 'hold on'; by: Actor; via: Via }
  | { kind: 'end call'; by: Actor; via: Via }
  | { kind: 'promise callback'; by: Actor; via: Via; callbackAt: Instant }
  | {
      kind: 'call back';
      by: Actor;
      via: Via;
      outcome: CallbackOutcome;
      /** Only where there was no answer. */
      retryAt: Instant | null;
    }
  /** Null: reminded as usual again. */
  | { kind: 'snooze'; by: Actor; via: Via; until: Instant | null }
  | { kind: 'assign'; by: Actor; via: Via; to: { id: string; responder: boolean } }
  | { kind: 'ask'; by: Actor; via: Via; missing: string[]; text: string }
  | { kind: 'answer'; by: Actor; via: Via; text: string }
  | { kind: 'change priority'; by: Actor; via: Via; to: Priority }
  | {
      kind: 'move';
      by: Actor;
      via: Via;
      to: string;
      reason: string;
      /** What the new team reads; who moves it out of a restricted team has seen it. */
      texts?: FreeTexts;
    }
  | { kind: 'resolve'; by: Actor; via: Via; resolution: Resolution }
  | { kind: 'reopen'; by: Actor; via: Via; reason: string }
  | { kind: 'cancel'; by: Actor; via: Via; reason: string }
  | {
      kind: 'say';
      by: Actor;
      via: Via;
      side: 'team' | 'agent';
      text: string;
      /** It stays on its own side, as everything written in a restricted team's thread does. */
      kept?: boolean;
    }
  | { kind: 'tick' };

export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Everything outside an escalation that a decision needs. */
export type World = {
  now: Instant;
  /** By the ids policies know them by. */
  calendars: Calendars;
  /** The policy the escalation keeps. */
  policy: Policy;
  /** Today's policy of a team, for moves; undefined when there is no such team. */
  policyOf(team: string): { id: string; policy: Policy } | undefined;
  /** Whether what is written under a team is for its people only. */
  restricted(team: string): boolean;
  /** The leads of a team; never empty. */
  leadsOf(team: string): readonly string[];
  /** Who is on call when, as the configuration says today, with its calendars by name. */
  shiftsOf(team: string): readonly Shift[];
  shiftCalendars(name: string): Calendar;
  /** Spans in which the bot did not run. */
  down: readonly Span[];
};

export type Change = { escalation: Escalation; entry: Entry; notices: Notice[] };

/** Nothing has happened, but there is another instant at which to look again. It is no version of its own. */
export type Postponed = { postponed: Pick<Escalation, 'shiftEndsAt' | 'wakeAt'> };

export type Refusal =
  | { refused: 'not found'; id: string }
  | { refused: 'not allowed'; act: Command['kind']; team: string }
  /** It has gone to another team since it was found out what they are to the one that had it. */
  | { refused: 'moved'; team: string }
  | { refused: 'only raise'; priority: Priority }
  | { refused: 'closed'; status: Status }
  | { refused: 'not closed'; status: Status }
  | { refused: 'already owned'; owner: string }
  | { refused: 'already yours' }
  | { refused: 'nobody has it' }
  | { refused: 'not waiting' }
  | { refused: 'waiting' }
  | { refused: 'nothing to undo' }
  | { refused: 'not a responder'; person: string; team: string }
  | { refused: 'same team'; team: string }
  | { refused: 'unknown team'; team: string }
  | { refused: 'same priority'; priority: Priority }
  | { refused: 'not yours'; owner: string | null }
  | { refused: 'nothing to take over'; owner: string }
  | { refused: 'call is over' }
  | { refused: 'time has passed' }
  | { refused: 'no callback' }
  | { refused: 'already called back'; outcome: CallbackOutcome };

export const isRefusal = (answer: Change | Refusal): answer is Refusal => 'refused' in answer;
