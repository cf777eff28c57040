/** Every table, written once over a dialect's columns. Domain types give the columns their types. */
import { sql } from 'drizzle-orm';
import type { Board } from '../domain/board.ts';
import type { Clocks } from '../domain/clock.ts';
import type {
  ClockEnd,
  Deed,
  Escalation,
  FormerReporter,
  HandOver,
  Priority,
  Question,
  Reading,
  Resolution,
  SideOffer,
  Snooze,
  Source,
  Status,
  Via,
} from '../domain/escalation.ts';
import type { Heard } from '../domain/heard.ts';
import type { ClockFact, Holder } from '../domain/kept-facts.ts';
import type { Measure } from '../domain/process-change.ts';
import type { SwapState } from '../domain/swaps.ts';
import type { Policy } from '../domain/team.ts';
import type { Columns } from './columns.ts';
import type { NoticePayload } from './payload.ts';

export type OutboxStatus = 'pending' | 'sent' | 'dropped' | 'dead';
/** `asleep`: not at this hour. `card first`: its card is posted, or taken to an open channel, or its direct message opened anew. `fault`: it could not be rendered. */
export type OutboxHold = 'asleep' | 'card first' | 'fault' | 'interrupted';

/** Of facts of events: it was said that a document could have answered. In a query it has to stand as it does in the index. */
export const namesDocument = sql.raw("outcome in ('yes', 'wrong', 'missing')");

export function makeSchema({ table, index, primaryKey, text, int, instant, bool, counted, json }: Columns) {
  const escalations = table(
    'escalations',
    {
      id: text('id').primaryKey(),
      number: int('number').notNull().unique(),
      version: int('version').notNull(),
      status: text('status').$type<Status>().notNull(),
      team: text('team').notNull(),
      priority: text('priority').$type<Priority>().notNull(),
      reporter: text('reporter').notNull(),
      formerReporters: json<FormerReporter[]>('former_reporters').notNull().default([]),
      owner: text('owner'),
      summary: text('summary').notNull(),
      details: text('details').notNull(),
      need: text('need'),
      account: text('account'),
      country: text('country'),
      category: text('category'),
      callbackAt: instant('callback_at'),
      contact: text('contact').$type<'phone' | 'email'>(),
      onPhone: bool('on_phone').notNull(),
      source: json<Source>('source'),
      openedAt: instant('opened_at').notNull(),
      closedAt: instant('closed_at'),
      updatedAt: instant('updated_at').notNull(),
      clocks: json<Clocks>('clocks').notNull(),
      question: json<Question>('question'),
      resolution: json<Resolution>('resolution'),
      liveUntil: instant('live_until'),
      snooze: json<Snooze>('snooze'),
      handOver: json<HandOver>('hand_over'),
      sideOffer: json<SideOffer>('side_offer'),
      shiftEndsAt: instant('shift_ends_at'),
      calledBack: json<NonNullable<Escalation['calledBack']>>('called_back'),
      duplicateOf: text('duplicate_of'),
      moves: int('moves').notNull(),
      heldSince: instant('held_since').notNull(),
      policyId: text('policy_id').notNull(),
      wakeAt: instant('wake_at'),
      /** When the first of its clocks that run is due; null when none runs. */
      dueAt: instant('due_at'),
      /** From when one of them has little time left; null when none runs, and of what has not changed since it was not known. */
      nearlyDueAt: instant('nearly_due_at'),
      /** What search looks in: reference, words and account, folded. */
      searchText: text('search_text').notNull(),
    },
    (t) => [
      index('escalations_wake').on(t.wakeAt),
      index('escalations_due').on(t.dueAt),
      index('escalations_team').on(t.team, t.status, t.openedAt),
      index('escalations_team_opened').on(t.team, t.openedAt),
      index('escalations_status').on(t.status, t.openedAt),
      index('escalations_owner').on(t.owner, t.status),
      index('escalations_reporter').on(t.reporter, t.status),
      index('escalations_opened').on(t.openedAt),
      index('escalations_callback').on(t.callbackAt),
      index('escalations_closed').on(t.closedAt),
      index('escalations_duplicates').on(t.duplicateOf),
    ],
  );

  /** Append-only. The key is what two writers race for: the loser decides again. */
  const history = table(
    'history',
    {
      escalationId: text('escalation_id').notNull(),
      version: int('version').notNull(),
      at: instant('at').notNull(),
      by: text('by').notNull(),
      via: text('via').$type<Via>().notNull(),
      what: text('what').$type<Deed['what']>().notNull(),
      deed: json<Deed>('deed').notNull(),
      ended: json<ClockEnd[]>('ended').notNull(),
      /** The team it was written under, and whether that was restricted then; null where nobody knows. */
      under: text('under'),
      restricted: bool('restricted'),
    },
    (t) => [primaryKey({ columns: [t.escalationId, t.version] }), index('history_at').on(t.at)],
  );

  /** What Slack must still show. Ids are derived, so that the same change is never queued twice. */
  const outbox = table(
    'outbox',
    {
      id: text('id').primaryKey(),
      /** Rows of one lane are sent one at a time, in the order of `major`, then `minor`. */
      lane: text('lane').notNull(),
      /** The version of the escalation; in a lane of many escalations the instant at which it was queued. */
      major: instant('major').notNull(),
      /** The nth notice of that version. */
      minor: int('minor').notNull().default(0),
      escalationId: text('escalation_id'),
      kind: text('kind').$type<NoticePayload['kind']>().notNull(),
      payload: json<NoticePayload>('payload').notNull(),
      status: text('status').$type<OutboxStatus>().notNull(),
      /** 0 goes first: the rank of the escalation's priority. */
      rank: int('rank').notNull(),
      /** Where a new message is expected to go, a channel or a person; empty for an edit. For keeping to Slack's limits, not for sending. */
      room: text('room').notNull().default(''),
      attempts: int('attempts').notNull(),
      /** Attempts that surely did nothing in Slack; when fewer than the earlier attempts, the row is looked up first. */
      refusals: int('refusals').notNull(),
      nextAt: instant('next_at').notNull(),
      createdAt: instant('created_at').notNull(),
      firstTriedAt: instant('first_tried_at'),
      settledAt: instant('settled_at'),
      /** For people to read: nothing is decided by it. */
      reason: text('reason'),
      /** What a row waits for besides its time. */
      hold: text('hold').$type<OutboxHold>(),
      /** The row in whose message this one is said. */
      sentWith: text('sent_with'),
      /** The message that said it, where it may be edited to say more. */
      ts: text('ts'),
      /** The channel or person that could not be written to. */
      place: text('place'),
    },
    (t) => [
      index('outbox_due').on(t.status, t.nextAt),
      index('outbox_lane').on(t.lane, t.status, t.major, t.minor),
      index('outbox_room').on(t.status, t.room, t.rank, t.nextAt, t.major, t.minor),
      index('outbox_eldest').on(t.status, t.room, t.createdAt, t.major, t.minor),
    ],
  );

  /** Messages of ours in Slack that are edited, or that people write under: cards (`card:0`, …) and the agent's (`agent`). */
  const posts = table(
    'posts',
    {
      escalationId: text('escalation_id').notNull(),
      name: text('name').notNull(),
      channel: text('channel').notNull(),
      ts: text('ts').notNull(),
      permalink: text('permalink'),
    },
    (t) => [primaryKey({ columns: [t.escalationId, t.name] }), index('posts_message').on(t.channel, t.ts)],
  );

  /** Where messages of `posts` stood before they were posted anew: deleted, or in a channel that was closed. What is written under them is still theirs. */
  const formerPosts = table(
    'former_posts',
    {
      channel: text('channel').notNull(),
      ts: text('ts').notNull(),
      escalationId: text('escalation_id').notNull(),
      name: text('name').notNull(),
      /** It is still there and says what was so when its place was closed. */
      stale: bool('stale').notNull(),
    },
    (t) => [primaryKey({ columns: [t.channel, t.ts] }), index('former_posts_of').on(t.escalationId, t.name)],
  );

  /** Lines of ours in the threads of cards that quote what was typed; taken back where a restricted team has it now. */
  const lines = table(
    'lines',
    {
      channel: text('channel').notNull(),
      ts: text('ts').notNull(),
      escalationId: text('escalation_id').notNull(),
      /** The card in whose lane it was sent. */
      card: int('card').notNull(),
      /** The entry whose words it quotes. */
      version: int('version').notNull(),
    },
    (t) => [primaryKey({ columns: [t.channel, t.ts] }), index('lines_card').on(t.escalationId, t.card)],
  );

  /** Messages of ours that have buttons and are not posts, until nothing is left to press; a row for each escalation they are about. */
  const pressables = table(
    'pressables',
    {
      channel: text('channel').notNull(),
      ts: text('ts').notNull(),
      escalationId: text('escalation_id').notNull(),
      /** The row of the outbox that it was said for, and that row's lane; null under the agent's message, where the entry is enough. */
      notice: text('notice'),
      lane: text('lane'),
      /** The entry that a line under the agent's message tells, and which part of it. */
      version: int('version').notNull(),
      part: int('part').notNull(),
      /** What can be pressed there. */
      actions: json<string[]>('actions').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.channel, t.ts, t.escalationId] }),
      index('pressables_escalation').on(t.escalationId),
      index('pressables_notice').on(t.notice),
    ],
  );

  /** Who opened what is a restricted team's; of its own, so that it makes no act stale. */
  const readings = table(
    'readings',
    {
      escalationId: text('escalation_id').notNull(),
      team: text('team').notNull(),
      reader: text('reader').notNull(),
      what: text('what').$type<Reading['what']>().notNull(),
      at: instant('at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.escalationId, t.team, t.reader, t.what, t.at] })],
  );

  /** Requests that were carried out: a second delivery of the same request changes nothing. */
  const requests = table(
    'requests',
    {
      key: text('key').primaryKey(),
      at: instant('at').notNull(),
      escalationId: text('escalation_id').notNull(),
    },
    (t) => [index('requests_at').on(t.at)],
  );

  /** What people did under messages of ours and with slow buttons, from before Slack is told that it arrived until it has been carried out: minutes at most. */
  const inbox = table(
    'inbox',
    {
      seq: counted('seq'),
      key: text('key').notNull().unique(),
      /** Rows of one lane are carried out in the order of `seq`: an escalation's, or a message's while nobody knows whose it is. */
      lane: text('lane').notNull(),
      escalationId: text('escalation_id'),
      heardAt: instant('heard_at').notNull(),
      request: json<Heard>('request').notNull(),
      /** The instance that heard it, and carries it out while it lives; empty where nobody knows. */
      hearer: text('hearer').notNull().default(''),
    },
    (t) => [index('inbox_lane').on(t.lane, t.seq), index('inbox_heard').on(t.escalationId, t.heardAt)],
  );

  /** How teams were shown when the bot last started; the name is null of one that the configuration did not know. */
  const shownTeams = table('shown_teams', {
    team: text('team').primaryKey(),
    name: text('name'),
    restricted: bool('restricted').notNull(),
  });

  /** What escalations were promised; one row for each distinct policy, named by its own hash. */
  const policies = table('policies', {
    id: text('id').primaryKey(),
    policy: json<Policy>('policy').notNull(),
  });

  /** The direct message channel with each person, opened ahead. */
  const directChannels = table(
    'direct_channels',
    { person: text('person').primaryKey(), channel: text('channel').notNull() },
    (t) => [index('direct_channels_channel').on(t.channel)],
  );

  /** What each lead has chosen to see on their board. */
  const boards = table('boards', {
    person: text('person').primaryKey(),
    board: json<Board>('board').notNull(),
    at: instant('at').notNull(),
  });

  /** How many contacts there were, as somebody has imported it; countries and channels that are not told are empty. */
  const volumes = table(
    'volumes',
    {
      day: text('day').notNull(),
      country: text('country').notNull(),
      channel: text('channel').notNull(),
      contacts: int('contacts').notNull(),
      activeUsers: int('active_users'),
    },
    (t) => [primaryKey({ columns: [t.day, t.country, t.channel] })],
  );

  /** When the bot last ran: one row. */
  const beats = table('beats', { id: int('id').primaryKey(), at: instant('at').notNull() });

  /** Spans in which it did not run. */
  const downtimes = table('downtimes', {
    from: instant('from_at').primaryKey(),
    to: instant('to_at').notNull(),
  });

  /** What one instance at a time may do, and that each instance lives: whose it is, and until when. On the database's clock. */
  const leases = table('leases', {
    name: text('name').primaryKey(),
    holder: text('holder').notNull(),
    since: instant('since_ms').notNull(),
    until: instant('until_ms').notNull(),
  });

  /** What Slack said about people, kept so that names and time zones survive an outage. */
  const people = table('people', {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    locale: text('locale').notNull(),
    /** The workspace the person belongs to; another one in a channel shared by Slack Connect. */
    workspace: text('workspace'),
    /** The organisation it is part of (Enterprise Grid). */
    enterprise: text('enterprise'),
    guest: bool('guest').notNull(),
    bot: bool('bot').notNull(),
    deleted: bool('deleted').notNull(),
    fetchedAt: instant('fetched_at').notNull(),
    /** Seconds on Slack's clock: what it said of somebody is never replaced by what it said before. */
    changedAt: int('changed_at').notNull().default(0),
  });

  /** When everybody was last listed, from beginning to end: one row, none while that is owed. */
  const listings = table('listings', { id: int('id').primaryKey(), at: instant('at').notNull() });

  /** Facts of the history, kept so that they can be asked for in SQL (docs/guides/sql.md); they follow from it and from nothing else. */
  const clockFacts = table(
    'clock_facts',
    {
      escalationId: text('escalation_id').notNull(),
      clock: text('clock').$type<ClockFact['clock']>().notNull(),
      startedAt: instant('started_at').notNull(),
      startedLocal: text('started_local').notNull(),
      team: text('team').notNull(),
      priority: text('priority').$type<Priority>().notNull(),
      targetMs: int('target_ms').notNull(),
      countedMs: int('counted_ms').notNull(),
      dueAt: instant('due_at'),
      endedAt: instant('ended_at'),
      endedBy: text('ended_by').$type<Deed['what']>(),
      outcome: text('outcome').$type<ClockFact['outcome']>().notNull(),
      missedAt: instant('missed_at'),
      judgedLocal: text('judged_local').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.escalationId, t.clock, t.startedAt] }),
      index('clock_facts_ended').on(t.team, t.clock, t.endedAt),
      index('clock_facts_missed').on(t.team, t.clock, t.missedAt),
    ],
  );

  const heldFacts = table(
    'held_facts',
    {
      escalationId: text('escalation_id').notNull(),
      startedAt: instant('started_at').notNull(),
      endedAt: instant('ended_at'),
      holder: text('holder').$type<Holder>().notNull(),
      team: text('team').notNull(),
      priority: text('priority').$type<Priority>().notNull(),
      person: text('person'),
    },
    (t) => [
      primaryKey({ columns: [t.escalationId, t.startedAt] }),
      index('held_facts_team').on(t.team, t.holder, t.startedAt),
    ],
  );

  const eventFacts = table(
    'event_facts',
    {
      escalationId: text('escalation_id').notNull(),
      version: int('version').notNull(),
      what: text('what').$type<Deed['what']>().notNull(),
      at: instant('at').notNull(),
      local: text('local').notNull(),
      by: text('by').notNull(),
      team: text('team').notNull(),
      priority: text('priority').$type<Priority>().notNull(),
      fromTeam: text('from_team'),
      outcome: text('outcome'),
      startedAt: instant('started_at'),
      endedAt: instant('ended_at'),
      endedBy: text('ended_by').$type<Deed['what']>(),
    },
    (t) => [
      primaryKey({ columns: [t.escalationId, t.version] }),
      index('event_facts_what').on(t.what, t.at),
      index('event_facts_documents').on(t.at).where(namesDocument),
    ],
  );

  /** Escalations of before facts were kept, or whose facts are to be worked out anew: until then nothing is added to them. */
  const factsOwed = table('facts_owed', { escalationId: text('escalation_id').primaryKey() });

  /** Turns on call that people asked each other to do, and what came of it. What is over stays: it says who was on call, and by whose word. */
  const swaps = table(
    'swaps',
    {
      id: text('id').primaryKey(),
      team: text('team').notNull(),
      /** Whose turn it is, and who does it instead. */
      giver: text('giver').notNull(),
      taker: text('taker').notNull(),
      from: instant('from_at').notNull(),
      to: instant('to_at').notNull(),
      /** The turn of the taker that the giver does in return, if any. */
      returnFrom: instant('return_from'),
      returnTo: instant('return_to'),
      state: text('state').$type<SwapState>().notNull(),
      askedAt: instant('asked_at').notNull(),
      answeredAt: instant('answered_at'),
      /** When and by whom it was taken back. */
      takenBackAt: instant('taken_back_at'),
      takenBackBy: text('taken_back_by'),
    },
    (t) => [index('swaps_state').on(t.state, t.to)],
  );

  /** What leads changed in how a team works, as they wrote it down. */
  const processChanges = table(
    'changes',
    {
      id: text('id').primaryKey(),
      at: instant('at').notNull(),
      by: text('by').notNull(),
      /** Whether its team was restricted when it was written. */
      restricted: bool('restricted').notNull(),
      title: text('title').notNull(),
      team: text('team').notNull(),
      category: text('category'),
      measure: text('measure').$type<Measure>().notNull(),
      /** The first day on which it held, on the team's clock: `2026-10-12`. */
      since: text('since').notNull(),
      /** Where a document was written: what it was called before, and its link. */
      document: text('document'),
      link: text('link'),
    },
    (t) => [index('changes_team').on(t.team, t.since)],
  );

  return {
    escalations,
    history,
    clockFacts,
    heldFacts,
    eventFacts,
    factsOwed,
    processChanges,
    outbox,
    posts,
    formerPosts,
    lines,
    pressables,
    readings,
    requests,
    inbox,
    policies,
    shownTeams,
    people,
    listings,
    directChannels,
    boards,
    volumes,
    beats,
    downtimes,
    leases,
    swaps,
  };
}

export type Tables = ReturnType<typeof makeSchema>;
