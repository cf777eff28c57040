/** What a row of the outbox says has to be shown. It names things; the words are made when it is sent. */
import type { Notice } from '../domain/escalation.ts';

export type NoticePayload = (
  | (Notice & { version: number })
  /** Lines under the agent's message show what can still be pressed. */
  | { kind: 'buttons'; version: number }
  /** A line that goes into the round-up of its channel, which has had many. */
  | (Omit<Extract<Notice, { kind: 'reminder' }>, 'kind'> & { kind: 'round-up'; version: number })
  | { kind: 'digest'; lead: string; dueAt: number; asked: boolean }
  /** What somebody resolved before `dueAt` and left open. */
  | { kind: 'look back'; person: string; dueAt: number }
  /** A channel or a person could not be written to; told to a lead once. */
  | { kind: 'undeliverable'; lead: string; channel: string; reason: string; team: string }
  /** The user group of a team's responders is gone; told to a lead once. */
  | { kind: 'nobody responds'; lead: string; team: string }
) & {
  /** The first has gone, and has shown that it takes several messages. */
  part?: number;
};
