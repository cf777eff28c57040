/** The check-up that a lead asks for in Slack: what concerns Slack, the queue and the disk, looked at from inside the running bot. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/environment.ts';
import { sizesOf } from '../db/inspect.ts';
import { isOnServer } from '../db/open.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Finding } from './finding.ts';
import { judgeCards, judgeLooked, judgeSizes } from './judge/database.ts';
import { judgeDisk } from './judge/machine.ts';
import { judgeQueue } from './judge/queue.ts';
import { judgeSending } from './judge/sending.ts';
import { judgeSlack } from './judge/slack.ts';
import { judgeSwaps } from './judge/swaps.ts';
import { look, lookAtCards, lookAtQueue, lookAtSending, lookAtSwaps } from './look/database.ts';
import { freeBytesBeside } from './look/machine.ts';
import { askSlack, manifestScopes } from './look/slack.ts';
import { wantedBy } from './wanted.ts';

/** A person waits for the answer. */
const patience = { callMs: 3000, allMs: 10_000 };

/** Whoever asks while a check-up is under way gets that one: Slack is not asked everything twice. */
export function createCheckUp(parts: {
  environment: Environment;
  config: Config;
  queries: Queries;
  now(): Instant;
}): () => Promise<readonly Finding[]> {
  const { environment, config, queries, now } = parts;
  const { botToken, slackApiUrl, databaseUrl } = environment;
  const { access } = config;
  const wanted = wantedBy(config);
  let underWay: Promise<readonly Finding[]> | undefined;

  async function checkUp(): Promise<readonly Finding[]> {
    const [slack, queue, cards, swaps, sending] = await Promise.all([
      askSlack({ botToken, wanted }, { slackApiUrl, now, ...patience }),
      look(() => lookAtQueue(queries.outbox, now())),
      lookAtCards(queries.posts, now()),
      lookAtSwaps(queries, now()),
      lookAtSending(queries.leases, now),
    ]);
    return [
      ...judgeSlack(slack, { wanted, access, scopes: manifestScopes() }),
      ...judgeSwaps(swaps, config.teams, now()),
      ...judgeCards(cards),
      ...judgeLooked('queue', queue, (stands) => judgeQueue(stands, now())),
      ...judgeSending(sending),
      // That the file is sound is not said: to look at all of it would hold up everybody else. switchboard doctor does.
      ...(isOnServer(databaseUrl) ? [] : judgeSizes(sizesOf(databaseUrl))),
      ...judgeDisk(await freeBytesBeside(isOnServer(databaseUrl) ? '.' : databaseUrl)),
    ];
  }

  return () => {
    underWay ??= checkUp().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
