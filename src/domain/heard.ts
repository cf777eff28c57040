/** What somebody did under a message of ours, as it is kept until it has been carried out. Nothing in it is left to be masked. */
import type { Instant } from './calendars/calendar.ts';
import type { Masked } from './masking/redact.ts';

export type Heard = {
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
  /** What is for the other side; '' when there is nothing. */
  text: string;
  internal: boolean;
  masked: readonly Masked[];
};

export type HeardEyes = { kind: 'eyes' };

/** How it is carried out: it counts at the instant at which it was heard, and the last time it is not left for later. */
export type Hearing = { heardAt: Instant; last: boolean };
