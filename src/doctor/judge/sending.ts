/** Judges who of the instances sends, and whether their clocks agree with the database's. */
import type { Looked, SendingFound } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { judgeLooked } from './database.ts';

const area = 'sender';

/** Reminders come when they are due on the sender's clock; nobody notices less. */
const apartMs = 1000;

export const judgeSending = (looked: Looked<SendingFound> | undefined): Finding[] =>
  looked === undefined
    ? []
    : judgeLooked(area, looked, ({ sender, instances, skewMs }) => [
        sender
          ? { level: 'ok', area, what: 'sender', ...sender, instances }
          : { level: 'look', area, what: 'no sender', instances },
        ...(Math.abs(skewMs) > apartMs
          ? [{ level: 'look', area, what: 'database clock', skewMs } satisfies Finding]
          : []),
      ]);
