/** All query modules over one store. */
import { callbackQueries } from './callbacks.ts';
import { escalationQueries } from './escalations.ts';
import { historyQueries } from './history.ts';
import { inboxQueries } from './inbox.ts';
import { lineQueries } from './lines.ts';
import { outboxQueries } from './outbox.ts';
import { peopleQueries } from './people.ts';
import { policyQueries } from './policies.ts';
import { postQueries } from './posts.ts';
import { pressableQueries } from './pressables.ts';
import { readingQueries } from './readings.ts';
import { requestQueries } from './requests.ts';
import { statsQueries } from './stats.ts';
import type { Store } from './store.ts';
import { uptimeQueries } from './uptime.ts';

export const queriesOf = (store: Store) => ({
  callbacks: callbackQueries(store),
  escalations: escalationQueries(store),
  figures: statsQueries(store),
  history: historyQueries(store),
  inbox: inboxQueries(store),
  lines: lineQueries(store),
  outbox: outboxQueries(store),
  people: peopleQueries(store),
  policies: policyQueries(store),
  posts: postQueries(store),
  pressables: pressableQueries(store),
  readings: readingQueries(store),
  requests: requestQueries(store),
  uptime: uptimeQueries(store),
});

export type Queries = ReturnType<typeof queriesOf>;
