/**
 * The half that decides: who people are, what becomes of an escalation, and what was heard and is to be carried out. Every instance has
 * it; what falls due is done by the clockwork, wherever that runs, and is only to be woken.
 */
import type { Config } from '../config/config.ts';
import { holidaysOf } from '../config/public-holidays.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { createAgentShifts } from '../engine/agent-shifts.ts';
import { createBoardWeeks } from '../engine/board-weeks.ts';
import { createBoards } from '../engine/boards.ts';
import { createDigests } from '../engine/digests.ts';
import { createDirectory } from '../engine/directory.ts';
import { createDocuments } from '../engine/documents.ts';
import { createEngine } from '../engine/engine.ts';
import { createExports } from '../engine/exports.ts';
import { createInbox } from '../engine/inbox.ts';
import { createKnownLeads } from '../engine/known-leads.ts';
import { createKnownSwaps } from '../engine/known-swaps.ts';
import { createLeavers } from '../engine/leavers.ts';
import { createLookBacks } from '../engine/look-backs.ts';
import { createNobodyResponds } from '../engine/nobody-responds.ts';
import { createProcessChanges } from '../engine/process-changes.ts';
import { type Reports, reportsOf } from '../engine/reports.ts';
import { createSwaps } from '../engine/swaps.ts';
import type { Log } from '../log.ts';
import type { Watch } from '../metrics/watch.ts';
import { createAdoptOrphan } from '../outbox/adopt-orphan.ts';
import { createChannelRecovery } from '../outbox/channel-recovery.ts';
import { createHomecoming } from '../outbox/homecoming.ts';
import { createPostGone } from '../outbox/post-gone.ts';
import type { BotIdentity } from '../receivers/identify.ts';
import type { Slack } from '../slack/client.ts';
import { createRemembered } from '../slack/people/remembered.ts';
import { createPeople } from '../slack/people/slack-people.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import type { SlackClients } from './slack-clients.ts';
import type { Storage } from './storage.ts';

/** What both halves stand on. */
export type Ground = {
  config: Config;
  storage: Storage;
  /** Made in a thread of their own; undefined where a test makes them in this one. */
  reports: Reports | undefined;
  clients: SlackClients;
  slack: Slack;
  /** What Slack lets this process do, whoever does it. */
  pace: RateLimits;
  me: BotIdentity;
  /** The address of a message, for links. */
  permalink(channel: string, ts: string): string;
  watch: Watch | undefined;
  now(): Instant;
  log: Log;
};

export type Deciding = ReturnType<typeof createDeciding>;

/** `wake` tells the clockwork that something may be due now. */
export function createDeciding(ground: Ground, wake: () => void) {
  const { config, storage, clients, slack, pace, me, permalink, watch, now, log } = ground;
  const { store, queries, ranUntil } = storage;
  const house = { workspace: me.teamId, enterprise: me.enterpriseId, access: config.access };
  const remembered = createRemembered({ queries, store, house, log });
  const people = createPeople({ client: clients.lookUps, remembered, house, ranUntil, pace, now });
  const knownLeads = createKnownLeads({ teams: config.teams, support: config.support, people, now });
  const knownSwaps = createKnownSwaps({ queries, now });
  const directory = createDirectory({
    ...config,
    queries,
    holidaysOf,
    known: knownLeads,
    swapsOf: knownSwaps.of,
  });
  const swaps = createSwaps({ store, queries, directory, known: knownSwaps, now, committed: wake });
  const reports = ground.reports ?? reportsOf({ queries, directory, log });
  const engine = createEngine({
    store,
    queries,
    directory,
    prefix: config.reference.prefix,
    now,
    committed: wake,
    watch: watch?.engine,
  });
  const leavers = createLeavers({ queries, engine, haveLeft: people.haveLeft, now, wake });
  const agentShifts = createAgentShifts({ directory, engine, now });
  const inbox = createInbox({
    store,
    queries,
    now,
    log,
    carried: wake,
    watch: watch?.inbox,
  });
  const zoneOf = async (person: string) => (await people.person(person))?.timeZone ?? 'UTC';
  const mornings = { store, queries, hours: config.digest, zoneOf, now, committed: wake, log };
  const digests = createDigests({ ...mornings, directory, reports });
  const boards = createBoards({ store, queries, now });
  const boardWeeks = createBoardWeeks({ reports, now });
  const changes = createProcessChanges({ store, queries, reports, directory, holidaysOf, now });
  const exports = createExports({ store, queries, directory, url: storage.url, now, committed: wake });
  const documents = createDocuments({ store, queries, reports, directory, now });
  const lookBacks = createLookBacks({ ...mornings, asksCause: config.causes.length > 0 });
  const homecoming = createHomecoming({ ...config, queries, directory, now });
  const reopened = createChannelRecovery({
    store,
    queries,
    slack,
    pace,
    homecoming,
    now,
    log,
    revived: wake,
  });
  const recognise = createAdoptOrphan({ store, queries, slack, pace, permalink, now, log });
  const postGone = createPostGone({ store, queries, now, log, queued: wake });
  const nobodyResponds = createNobodyResponds({ queries, store, directory, now, committed: wake });
  const somebodyLeft = () => {
    knownLeads.look();
    leavers.look();
  };
  return {
    directory,
    people,
    engine,
    leavers,
    agentShifts,
    knownLeads,
    knownSwaps,
    swaps,
    somebodyLeft,
    inbox,
    boards,
    boardWeeks,
    digests,
    changes,
    documents,
    exports,
    lookBacks,
    reopened,
    recognise,
    postGone,
    nobodyResponds,
  };
}
