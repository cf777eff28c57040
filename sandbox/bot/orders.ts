/** What the sandbox and the bot's process say to each other over its IPC channel. */

import type { ClockReading } from '../standing-clock.ts';

export type Order =
  | {
      kind: 'start';
      slack: { botToken: string; appToken: string; apiUrl: string };
      databaseUrl: string;
      configPath: string;
      /** With twelve weeks behind it, where it has no database yet. */
      withHistory: boolean;
    }
  | { kind: 'clock'; reading: ClockReading }
  | { kind: 'settle'; number: number }
  | { kind: 'stop' };

export type Report =
  | { kind: 'running' }
  | { kind: 'settled'; number: number; next: number | null }
  | { kind: 'error'; sentence: string };
