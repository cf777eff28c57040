/** An act: something that one person does to an escalation. Whatever else is to be known of it follows from its record. */
import type { Instant } from '../calendars/calendar.ts';
import type { Consequence } from '../change.ts';
import type { Refusal, World } from '../command.ts';
import { closed, type Entry, type Escalation, type Via } from '../escalation.ts';
import type { Actor } from '../permission.ts';

/** The team are its responders and leads. */
export type Whose =
  | 'the team'
  | 'the reporter'
  | 'the team and the reporter'
  | 'the agents'
  | 'the reporter and the leads of support'
  | 'everybody';

/** `Deed` is what stands in the history when it is done, `Asks` what is asked for besides the act itself. */
export type Act<Deed extends { what: string }, Asks extends object = object> = {
  deed: Deed['what'];
  who: Whose;
  /** Why this person cannot do it as things stand, whatever exactly they would ask for: it is not offered then. */
  when(escalation: Escalation, by: Actor): Refusal | undefined;
  /** Only asked where `when` has no objection. */
  decide(escalation: Escalation, asked: Asked & Asks, world: World): Consequence<Deed> | Refusal;
  /** What was asked for when it was done, so that a history can be done again. */
  replay(deed: Deed): Asks;
  /** Whether they have just done the same, and it still stands. What refuses the second time by itself does not say. */
  repeats?(before: Escalation, asked: Asked & Asks, now: Instant, history: readonly Entry[]): boolean;
  /** That cannot be told without the history. */
  looksBack?: true;
  /** What somebody typed; without it, nothing in the deed is kept from anybody. */
  texts?: Texts<Deed>;
};

type Asked = { by: Actor; via: Via };

export type Texts<Deed> = {
  /** As far as a line about it quotes them. */
  quoted(deed: Deed): readonly (string | null)[];
  /** The deed for those who may not read them; the reporter reads what was written to them. */
  blank(deed: Deed, toReporter: boolean): Deed;
};

export const unlessClosed = (escalation: Escalation): Refusal | undefined =>
  closed(escalation) ? { refused: 'closed', status: escalation.status } : undefined;
