/** The graceful stop: nothing new is taken in, what is under way is finished, and it is over in time whatever Slack does. */
import type { Log } from '../log.ts';
import type { MetricsServer } from '../metrics/server.ts';
import type { Deciding } from './deciding.ts';
import type { Ingress } from './ingress.ts';
import type { Instance } from './instance.ts';
import type { ReportsAside } from './reports-aside.ts';
import type { Storage } from './storage.ts';

/** What is under way gets this long; closing takes two or three seconds more at worst, and a supervisor often gives ten in all. */
const farewellMs = 6_000;

export type StopParts = {
  front: Ingress;
  deciding: Pick<Deciding, 'inbox'>;
  instance: Instance;
  reports: Pick<ReportsAside, 'close'> | undefined;
  storage: Storage;
  metrics: MetricsServer | undefined;
  log: Log;
};

export async function shutDown(parts: StopParts): Promise<void> {
  const { front, deciding, instance, reports, storage, metrics, log } = parts;
  metrics?.stopping();
  front.receiver.close();
  const finished = await within(
    farewellMs,
    Promise.all([
      instance.stop(),
      front.attendance.stop(),
      front.requests.idle(farewellMs),
      deciding.inbox.stop(),
    ]),
  );
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
