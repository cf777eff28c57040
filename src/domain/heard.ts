/** What somebody did under a message of ours or with a button, as it is kept until it has been carried out. Nothing in it is left to be masked. */
import type { Instant } from './calendars/calendar.ts';
import type { Masked } from './masking/redact.ts';

export type Heard = HeardUnder | HeardPress;

export type HeardUnder = {
  key: string;
  user: string;
  /** The message it was done under. */
  channel: string;
  root: string;
} & (HeardReply | HeardEyes);

export type HeardReply = {
  kind: 'reply';
  /** The workspaces it came from, where Slack says so. */
  workspaces: string[];
  /** What is for the other side; '' when there is nothing. Whom it mentions is not named yet. */
  text: string;
  /** All of it stays on its own side, or at least a part. */
  internal: boolean;
  noted: boolean;
  masked: readonly Masked[];
  /** It stands beside the thread, in the direct messages themselves: `root` is the message it was taken to be meant for. */
  beside?: true;
};

export type HeardEyes = { kind: 'eyes' };

/** A button that does its act at once. */
export type HeardPress = {
  kind: 'press';
  key: string;
  user: string;
  workspaces: string[];
  /** The button's name: it says which act it does, and what it asks for. */
  action: string;
  escalation: string;
  via: 'button' | 'home';
  /** Where its message stands; null for one in Home or in a modal. */
  place: { channel: string; thread?: string } | null;
  /** It stood in an answer that only this person sees, or in a modal. */
  ephemeral: boolean;
  inModal: boolean;
};

/** How it is carried out: it counts at the instant at which it was heard, and the last time it is not left for later. */
export type Hearing = { heardAt: Instant; last: boolean };
