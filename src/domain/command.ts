/** What people ask of an escalation, what comes of it, and why it may be refused. */
import type { Calendars, Instant } from './calendar.ts';
import type {
  Entry,
  Escalation,
  Facts,
  Notice,
  Priority,
  Resolution,
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

export type Command =
  | { kind: 'acknowledge'; by: Actor; via: Via }
  | { kind: 'undo'; by: Actor; via: Via }
  | { kind: 'hand back'; by: Actor; via: Via }
  | { kind: 'assign'; by: Actor; via: Via; to: { id: string; responder: boolean } }
  | { kind: 'ask'; by: Actor; via: Via; missing: string[]; text: string }
  | { kind: 'answer'; by: Actor; via: Via; text: string }
  | { kind: 'change priority'; by: Actor; via: Via; to: Priority }
  | { kind: 'move'; by: Actor; via: Via; to: string; reason: string }
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
  calendars: Calendars;
  /** The policy the escalation keeps. */
  policy: Policy;
  /** Today's policy of a team, for moves; undefined when there is no such team. */
  policyOf(team: string): { id: string; policy: Policy } | undefined;
  /** The leads of a team; never empty. */
  leadsOf(team: string): readonly string[];
};

export type Change = { escalation: Escalation; entry: Entry; notices: Notice[] };

export type Refusal =
  | { refused: 'not found'; id: string }
  | { refused: 'not allowed'; act: Command['kind']; team: string }
  | { refused: 'only raise'; priority: Priority }
  | { refused: 'closed'; status: Status }
  | { refused: 'not closed'; status: Status }
  | { refused: 'already owned'; owner: string }
  | { refused: 'already yours' }
  | { refused: 'nobody has it' }
  | { refused: 'not waiting' }
  | { refused: 'nothing to undo' }
  | { refused: 'not a responder'; person: string; team: string }
  | { refused: 'same team'; team: string }
  | { refused: 'unknown team'; team: string }
  | { refused: 'same priority'; priority: Priority };

export const isRefusal = (answer: Change | Refusal): answer is Refusal => 'refused' in answer;
