/** Everything that is watched, one small interface a stage; each stage is given its own and knows no other. */

import type { InboxWatch } from '../engine/inbox-worker.ts';
import type { LoopWatch } from '../engine/loop.ts';
import type { EngineWatch } from '../engine/perform.ts';
import type { DeliveryWatch } from '../outbox/watch.ts';
import type { SocketWatch } from '../receivers/socket-mode.ts';
import type { CallWatch } from './calls.ts';
import type { RequestWatch } from './requests.ts';
import type { StoreWatch } from './store.ts';

export type Watch = {
  requests: RequestWatch;
  engine: EngineWatch;
  inbox: InboxWatch;
  store: StoreWatch;
  delivery: DeliveryWatch;
  calls: CallWatch;
  loop: LoopWatch;
  sockets: SocketWatch;
};
