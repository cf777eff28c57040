/** All query modules over one store. */
import { boardQueries } from './boards.ts';
import { callbackQueries } from './callbacks.ts';
import { digestFactQueries } from './digest-facts.ts';
import { directChannelQueries } from './direct-channels.ts';
import { documentQueries } from './documents.ts';
import { escalationQueries } from './escalations.ts';
import { exportQueries } from './export-rows.ts';
import { historyQueries } from './history.ts';
import { inboxQueries } from './inbox.ts';
import { keptFactQueries } from './kept-facts.ts';
import { leaseQueries } from './leases.ts';
import { lineQueries } from './lines.ts';
import { measuredFactQueries } from './measured-facts.ts';
import { outboxQueries } from './outbox.ts';
import { peopleQueries } from './people.ts';
import { policyQueries } from './policies.ts';
import { postQueries } from './posts.ts';
import { pressableQueries } from './pressables.ts';
import { processChangeQueries } from './process-changes.ts';
import { readingQueries } from './readings.ts';
import { requestQueries } from './requests.ts';
import { shownTeamQueries } from './shown-teams.ts';
import { statsQueries } from './stats.ts';
import type { Store } from './store.ts';
import { swapQueries } from './swaps.ts';
import { uptimeQueries } from './uptime.ts';
import { volumeQueries } from './volumes.ts';

export const queriesOf = (store: Store) => ({
  boards: boardQueries(store),
  callbacks: callbackQueries(store),
  digestFacts: digestFactQueries(store),
  directChannels: directChannelQueries(store),
  documents: documentQueries(store),
  escalations: escalationQueries(store),
  exports: exportQueries(store),
  figures: statsQueries(store),
  history: historyQueries(store),
  inbox: inboxQueries(store),
  keptFacts: keptFactQueries(store),
  leases: leaseQueries(store),
  lines: lineQueries(store),
  measuredFacts: measuredFactQueries(store),
  outbox: outboxQueries(store),
  people: peopleQueries(store),
  policies: policyQueries(store),
  posts: postQueries(store),
  pressables: pressableQueries(store),
  processChanges: processChangeQueries(store),
  readings: readingQueries(store),
  requests: requestQueries(store),
  shownTeams: shownTeamQueries(store),
  swaps: swapQueries(store),
  uptime: uptimeQueries(store),
  volumes: volumeQueries(store),
});

export type Queries = ReturnType<typeof queriesOf>;
