/** What a row of the outbox says has to be shown. It names things; the words are made when it is sent. */
import type { DigestTo } from '../domain/digest.ts';
import type { Notice } from '../domain/escalation.ts';
import type { SwapState } from '../domain/swaps.ts';

export type NoticePayload = (
  | (Notice & { version: number })
  /** Its team's channel may be open again: the card goes there. */
  | (Extract<Notice, { kind: 'card' }> & { version: number; home: true })
  /** A message that was left when its channel was closed says where it goes on. */
  | { kind: 'former'; name: string; channel: string; ts: string }
  /** What was said shows what can still be pressed: the message of a row of the outbox, else the lines under the agent's message. */
  | { kind: 'buttons'; version: number; notice?: string }
  /** To the reporter of a duplicate: what happened to the one that goes on, `of`. */
  | { kind: 'followed'; of: string; version: number }
  /** A line that goes into the round-up of its channel, which has had many. */
  | (Omit<Extract<Notice, { kind: 'reminder' }>, 'kind'> & { kind: 'round-up'; version: number })
  /** A line that Slack put into the channel, because its thread is gone, is taken back. */
  | { kind: 'astray'; channel: string; ts: string }
  | ({ kind: 'digest'; dueAt: number; asked: boolean } & DigestTo)
  /** A table of what was opened in that time, for a lead. */
  | { kind: 'export'; lead: string; from: number; to: number }
  /** What has become of a swap of turns on call, told to the one of the two. */
  | { kind: 'swap'; swap: string; says: SwapState; to: string }
  /** A form that could not be opened can be from then on, by that button; null where there is none. */
  | { kind: 'form waits'; to: string; at: number; button: { action: string; value: string } | null }
  /** What somebody resolved before `dueAt` and left open. */
  | { kind: 'look back'; person: string; dueAt: number }
  /** A channel or a person could not be written to; told to a lead once. */
  | { kind: 'undeliverable'; lead: string; channel: string; reason: string; team: string }
  /** Slack did not take what was to be said about one escalation, in a team's channel or to the person it was `meantFor`. */
  | {
      kind: 'not taken';
      to: string;
      escalation: string;
      meantFor: string | null;
      channel: string;
      team: string;
      reason: string;
    }
  /** The user group of a team's responders is gone; told to a lead once. */
  | { kind: 'nobody responds'; lead: string; team: string }
) & {
  /** The first has gone, and has shown that it takes several messages. */
  part?: number;
};
