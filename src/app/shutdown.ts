/** The graceful stop: nothing new is taken in, what is under way is finished, and it is over in time whatever Slack does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { MetricsServer } from '../metrics/server.ts';
import type { Deciding } from './deciding.ts';
import type { Ingress } from './ingress.ts';
import type { Instance } from './instance.ts';
import type { ReportsAside } from './reports-aside.ts';
import type { Storage } from './storage.ts';

/** What comes all the same, and what is under way, gets this long; closing takes two or three seconds more at worst, and a supervisor often gives ten in all. */
const farewellMs = 6_000;

/** Where others may take what comes next, whoever balances between them notices within this that it is stopping, as /readyz says from the first moment. */
export const lingersMs = 3_000;

export type StopParts = {
  front: Ingress;
  deciding: Pick<Deciding, 'inbox'>;
  instance: Instance;
  reports: Pick<ReportsAside, 'close'> | undefined;
  storage: Storage;
  metrics: MetricsServer | undefined;
  lingerMs: number;
  log: Log;
};

export async function shutDown(parts: StopParts): Promise<void> {
  const { front, deciding, instance, reports, storage, metrics, log } = parts;
  const { receiver } = front;
  const lingerMs = receiver.leave && !storage.alone ? parts.lingerMs : 0;
  metrics?.stopping();
  if (lingerMs > 0) receiver.leave?.();
  else receiver.close();
  async function hearOut(): Promise<void> {
    if (lingerMs > 0) await pause(lingerMs);
    receiver.close();
    await Promise.all([
      front.attendance.stop(),
      front.requests.idle(farewellMs - lingerMs),
      deciding.inbox.stop(),
    ]);
  }
  const finished = await within(farewellMs, Promise.all([instance.stop(), hearOut()]));
  if (!finished) {
    log.warn(
      {},
      'not all was answered in time; what was being sent is looked up in Slack after the next start',
    );
  }
  await front.app.stop();
  await instance.end();
  await reports?.close();
  await storage.close();
  await metrics?.close();
  log.info({}, 'Switchboard has stopped');
}

/** False when it is not done by then. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
