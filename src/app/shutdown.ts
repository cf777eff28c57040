/** The graceful stop: nothing new is taken in, what is under way is finished, and it is over in time whatever Slack does. */
import type { Log } from '../log.ts';
import type { MetricsServer } from '../metrics/server.ts';
import type { createIngress } from './ingress.ts';
import type { Services } from './services.ts';

/** What is under way gets this long; closing takes two or three seconds more at worst, and a supervisor often gives ten in all. */
const farewellMs = 6_000;

export type StopParts = {
  front: Awaited<ReturnType<typeof createIngress>>;
  works: Services;
  metrics: MetricsServer | undefined;
  log: Log;
};

export async function shutDown({ front, works, metrics, log }: StopParts): Promise<void> {
  const { loop, delivery, inbox, reopened, listing, uptime, store, held } = works;
  metrics?.stopping();
  front.receiver.close();
  const finished = await within(
    farewellMs,
    Promise.all([
      loop.stop(),
      front.requests.idle(farewellMs),
      inbox.stop(),
      delivery.idle(),
      reopened.idle(),
      listing.stop(),
    ]),
  );
  if (!finished) {
    log.warn(
      {},
      'not all was answered in time; what was being sent is looked up in Slack after the next start',
    );
  }
  await front.app.stop();
  await uptime.end();
  await store.close();
  held.release();
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
