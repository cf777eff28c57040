/**
 * What the bot says, by what it means: each is one of the bot's own views, read through the simulator's eyes. A story says *that* somebody
 * has it; how that is worded is asserted in `test/views` alone. Whoever needs a sentence that is not here adds the view that says it.
 */
import { createStillClock } from '../../../sandbox/slack/clock.ts';
import { asObjects } from '../../../sandbox/slack/json.ts';
import { blocksSeen } from '../../../sandbox/slack/render/blocks.ts';
import { mrkdwnSeen, textSeen } from '../../../sandbox/slack/render/words.ts';
import type { State } from '../../../sandbox/slack/state.ts';
import { valuesFor } from '../../../sandbox/slack/view-state.ts';
import type { Config } from '../../../src/config/config.ts';
import type { Instant } from '../../../src/domain/calendars/calendar.ts';
import type { Refusal } from '../../../src/domain/command.ts';
import type { Digest, Need } from '../../../src/domain/digest.ts';
import type { DigestNumbers } from '../../../src/domain/digest-numbers.ts';
import type { Deed, Entry, Escalation, Reading, Reminder, Status } from '../../../src/domain/escalation.ts';
import { asReadBy } from '../../../src/domain/read-by.ts';
import type { TeamNumbers } from '../../../src/domain/tally.ts';
import { newsPromised, newsQuestion } from '../../../src/views/acts/promise-news.ts';
import { acknowledgedByEyes, acknowledgedByReply } from '../../../src/views/acts/undo.ts';
import type { GoesOn } from '../../../src/views/acts/view.ts';
import { agentEntry, followedEntry } from '../../../src/views/agent-entry.ts';
import { type AgentMessageFacts, agentMessage } from '../../../src/views/agent-message.ts';
import { type CardFacts, card } from '../../../src/views/card.ts';
import { cardEntry } from '../../../src/views/card-entry.ts';
import { digest } from '../../../src/views/digest.ts';
import { explainModal } from '../../../src/views/explain.ts';
import { moreMenu } from '../../../src/views/forms/more-menu.ts';
import { notice, type Said } from '../../../src/views/forms/notice.ts';
import { handOverLine, personalHandOver } from '../../../src/views/hand-over.ts';
import { historyModal } from '../../../src/views/history.ts';
import { home } from '../../../src/views/home.ts';
import { leadNotice } from '../../../src/views/lead-notice.ts';
import { leftOpenPassed, leftOpenQuestion } from '../../../src/views/left-open.ts';
import type { Message } from '../../../src/views/lines.ts';
import { listAnswer, listTitle, mineAnswer, searchAnswer } from '../../../src/views/lists.ts';
import type { OnCallFacts } from '../../../src/views/on-call-facts.ts';
import { mention, type Wording } from '../../../src/views/parts.ts';
import { personalReminders } from '../../../src/views/personal-reminders.ts';
import { raisedAnswer } from '../../../src/views/raised.ts';
import { readBy } from '../../../src/views/read-by.ts';
import { inReadersTime, messageInReadersTime } from '../../../src/views/readers-time.ts';
import { type RefusedAbout, refusal } from '../../../src/views/refusals.ts';
import { reminder } from '../../../src/views/reminder.ts';
import { roundUp } from '../../../src/views/round-up.ts';
import type { LookingToAct } from '../../../src/views/rows.ts';
import { showAnswer } from '../../../src/views/show-answer.ts';
import { type SwapReading, type SwapTold, swapMessage } from '../../../src/views/swap.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { aDigest, noNumbers } from '../digests.ts';
import { type About, about, at as instant, onDuty } from './about.ts';
import { type Explained, explanation } from './explained.ts';
import { type OfferName, offer } from './offers.ts';

/** The workspace and the configuration that the bot of a story has. */
type Parts = { state: State; config(): Config };

/** `by`: who did it. `now`: when it was said, where the day has changed since. */
type Done = About & { by?: string; now?: Instant };
type Shown = Done & {
  onCall?: OnCallFacts;
  closedUntil?: Instant | null;
  /** Whether somebody may follow a link to it. */
  linked?: boolean;
  /** Of which it is a duplicate. */
  goesOn?: GoesOn;
};

/** A digest of these Mondays, unless told otherwise; its hours are the lead's own, wherever they are. */
export type DigestTold = Partial<Omit<Digest, 'needsYou' | 'teams' | 'numbers'>> & {
  needsYou?: readonly { about?: About; needs: Need[] }[];
  numbers?: Partial<DigestNumbers>;
  /** What is not told of a team is none. */
  teams?: readonly (Partial<TeamNumbers> & { team: string })[];
};

/** A team's name, or null for all; a status, or null for all that are not closed. */
type Listing = readonly [teamName: string | null, status: Status | null];

const noFlow = {
  before: 0,
  opened: 0,
  movedIn: 0,
  movedOut: 0,
  resolved: 0,
  cancelled: 0,
  reopened: 0,
  open: 0,
};

export type Words = ReturnType<typeof wordsOf>;

export function wordsOf({ state, config }: Parts) {
  const nameOf = (id: string): string => state.people.get(id)?.realName ?? mention(id);
  const wording: Wording = {
    nameOf,
    words: en,
    teamName: (id) => config().teams[id]?.name ?? id,
    categoryName: (id) => config().categories.find((each) => each.id === id)?.name ?? id,
    causeName: (id) => config().causes.find((each) => each.id === id)?.name ?? id,
  };
  const clockNow = (): Instant => state.clock.now();
  const at = (now: Instant): State => ({ ...state, clock: createStillClock(now) });

  /** Text as `bot.said()` has it: as it is read in Dublin. */
  const read = (text: string, now = clockNow()): string =>
    mrkdwnSeen(text, { tz: 'Europe/Dublin', locale: 'en-IE', state: at(now) });

  /** Blocks line by line, as `viewer` sees them. */
  function seen({ blocks }: { blocks: readonly unknown[] }, viewer = 'UAOIFE', now = clockNow()): string[] {
    const person = state.people.get(viewer);
    if (!person) throw new Error(`there is no ${viewer}`);
    const objects = asObjects(blocks);
    return blocksSeen(objects, {
      tz: person.tz,
      locale: person.locale,
      state: at(now),
      values: valuesFor(objects),
    }).flatMap((line) => line.split('\n'));
  }

  /** What only one person reads, as `read` and `seen` have it. */
  const reading = (viewer: string, now: Instant) => {
    const person = state.people.get(viewer);
    if (!person) throw new Error(`there is no ${viewer}`);
    return { clock: { timeZone: person.tz, locale: person.locale }, now, words: en };
  };
  const seenAlone = (
    { blocks }: { blocks: readonly unknown[] },
    viewer = 'UAOIFE',
    now = clockNow(),
  ): string[] => seen({ blocks: inReadersTime(blocks, reading(viewer, now)) }, viewer, now);
  const spokenAlone = (message: Message, now = clockNow(), viewer = 'UAOIFE'): string =>
    spokenOf(messageInReadersTime(message, reading(viewer, now)), now);

  const entry = (deed: Deed, by: string): Entry => ({
    version: 2,
    at: clockNow(),
    by,
    via: 'button',
    deed,
    ended: [],
  });

  const cardEntryOf = (
    deed: Deed,
    { by = 'UKENJI', now: _, ...facts }: Done,
    { only, calls }: { only?: string; calls?: OnCallFacts | undefined } = {},
  ) =>
    cardEntry({
      escalation: about(facts),
      entry: entry(deed, by),
      calls: calls ?? null,
      wording,
      ...(only !== undefined && { only }),
    });

  const linesOf = (message: Message | undefined, viewer: string): string[] => {
    if (!message) throw new Error('nothing is said of it');
    return seen(message, viewer);
  };

  const spokenOf = (message: Message | undefined, now?: Instant): string => {
    if (!message) throw new Error('nothing is said of it');
    return read(message.text, now);
  };

  const link = (linked: boolean): string | null =>
    linked ? 'https://sandbox.slack.com/archives/C1/p1' : null;

  function cardOf(
    { by: _, onCall, closedUntil = null, linked = false, now = clockNow(), ...facts }: Shown,
    more: Partial<CardFacts> = {},
  ) {
    const escalation = about(facts);
    return card({
      escalation,
      card: escalation.moves,
      first: false,
      onCall: onCall ?? onDuty[escalation.team] ?? nobodyAtAll,
      closedUntil,
      sourceLink: link(linked),
      movedTo: null,
      wording,
      now,
      ...more,
    });
  }

  function agentMessageOf(
    { by: _, onCall, closedUntil = null, linked = true, now = clockNow(), ...facts }: Shown,
    more: Partial<AgentMessageFacts> = {},
  ) {
    const escalation = about(facts);
    const restricted = config().teams[escalation.team]?.restricted ?? false;
    return agentMessage({
      escalation,
      onCall: onCall ?? onDuty[escalation.team] ?? nobodyAtAll,
      closedUntil,
      cardLink: link(linked),
      restricted,
      wording,
      now,
      ...more,
    });
  }

  const restrictedFor = (team: string) => config().teams[team]?.restricted ?? true;
  function agentEntryOf(
    deed: Deed,
    { by = 'UKENJI', now = clockNow(), closedUntil = null, goesOn, ...facts }: Shown,
  ): Message {
    const asked = deed.what === 'asked' && facts.status === 'waiting';
    const escalation = about({ ...(asked && { question: { ...deed, by, at: clockNow() } }), ...facts });
    const restricted = restrictedFor;
    const recorded = { ...entry(deed, by), under: escalation.team, restricted: restricted(escalation.team) };
    const reader = { id: escalation.reporter, teams: new Set<string>() };
    const read = asReadBy(reader, recorded, { ...escalation, restricted });
    const said = agentEntry({ escalation, entry: read, wording, closedUntil, goesOn: goesOn ?? null, now });
    if (!said) throw new Error('the agent is not told of it');
    return said;
  }

  /** What somebody is reminded of: `as` the owner, a lead, or the reporter. */
  type Told = {
    reminder: Reminder;
    as: 'owner' | 'lead' | 'reporter';
    about?: About;
    account?: string | null;
    hasLeft?: boolean;
  };
  const personal = (told: readonly Told[], now: Instant): Message =>
    personalReminders(
      told.map(({ about: facts = {}, ...item }) => {
        const escalation = about(facts);
        const restricted = restrictedFor(escalation.team);
        const readable = item.as === 'reporter' || !restricted;
        return { ...item, escalation, link: null, readable, restricted };
      }),
      wording,
      now,
    );

  function digestOf(
    { needsYou = [], teams = [], numbers: told = {}, ...more }: DigestTold,
    now: Instant,
  ): Message {
    const none = { met: 0, missed: 0 };
    const numbers = { ...noFlow, acknowledge: none, resolve: none, callback: none };
    const facts = aDigest({
      to: { lead: 'UNORA' },
      since: instant('09:00', -3),
      until: now,
      needsYou: needsYou.map(({ about: those, needs }) => ({ escalation: about(those), needs })),
      teams: teams.map((team) => ({ ...numbers, ...team })),
      numbers: { ...noNumbers, ...told },
      ...more,
    });
    // Where it opens is on no screen; a channel has no board.
    const board = 'lead' in facts.to ? 'slack://app' : null;
    return digest({ digest: facts, links: new Map(), wording, now, board });
  }

  /** `mayRead` and `actsFor` of the person who looks. */
  type Looking = Partial<Pick<LookingToAct, 'actsFor' | 'mayRead'>> & { linked?: boolean; now?: Instant };
  const looking = (
    viewer: string,
    all: readonly Escalation[],
    { linked = true, now = clockNow(), ...more }: Looking,
  ): LookingToAct => ({
    viewer,
    links: new Map(all.map(({ id }) => [id, link(linked)])),
    wording,
    now,
    mayRead: () => true,
    actsFor: () => false,
    // No agents are named: everybody may take over what is not restricted.
    supports: ({ team }) => (config().teams[team]?.restricted ? undefined : 'agent'),
    ...more,
  });

  const listOf = (
    [teamName, status]: Listing,
    all: readonly About[],
    viewer: string,
    more: Looking,
  ): Message => {
    const escalations = all.map(about);
    return listAnswer({
      title: listTitle(teamName, status, en),
      escalations,
      ...looking(viewer, escalations, more),
    });
  };
  const foundOf = (words: string, all: readonly About[], viewer: string, more: Looking): Message => {
    const escalations = all.map(about);
    return searchAnswer({ words, escalations, ...looking(viewer, escalations, more) });
  };

  /** The lines of a modal, with its title and its buttons, as `modalLines` has them. */
  function modal(
    view: { title: unknown; close?: unknown; submit?: unknown; blocks: readonly unknown[] },
    viewer = 'UAOIFE',
  ): string[] {
    const eyes = { tz: 'Etc/UTC', locale: 'en-IE', state };
    const buttons = [view.close, view.submit].filter(Boolean).map((each) => `[${textSeen(each, eyes)}]`);
    return [
      textSeen(view.title, eyes),
      ...seenAlone(view, viewer),
      ...(buttons.length > 0 ? [buttons.join(' ')] : []),
    ];
  }

  return {
    wording,
    read,
    seen,
    modal,

    /** What the form of a new escalation turns into. */
    raised: (facts: Shown = {}, masked = ''): string[] => {
      const { closedUntil = null, now = clockNow() } = facts;
      const { teamName, words } = wording;
      return modal(notice(raisedAnswer(about(facts), { closedUntil, masked, now, teamName, words }), en));
    },

    /** In the card's thread: what the team reads of what was done. */
    inThread: (
      deed: Deed,
      done: Done = {},
      more: { only?: string; calls?: OnCallFacts | undefined } = {},
    ): string => spokenOf(cardEntryOf(deed, done, more), done.now),
    inThreadLines: (deed: Deed, done: Done, viewer: string): string[] =>
      linesOf(cardEntryOf(deed, done), viewer),
    /** In the agent's thread: what the agent reads of what was done. */
    toAgent: (deed: Deed, facts: Shown = {}, viewer = facts.reporter): string =>
      spokenAlone(agentEntryOf(deed, facts), facts.now, viewer),
    toAgentLines: (deed: Deed, facts: Shown = {}, viewer = 'UAOIFE'): string[] =>
      seenAlone(agentEntryOf(deed, facts), viewer, facts.now),
    /** In the card's thread, and in the agent's. */
    hasIt: (by = 'UKENJI'): string =>
      spokenOf(cardEntry({ escalation: about(), entry: entry({ what: 'acknowledged' }, by), wording })),

    /** Under a duplicate: what its reporter reads of the one that goes on. */
    followed: (
      deed: Deed,
      { by = 'UKENJI', now = clockNow(), ...facts }: Done = {},
      { only }: { only?: string } = {},
    ): string =>
      spokenOf(
        followedEntry({
          escalation: about(facts),
          entry: { ...entry(deed, by), under: about(facts).team },
          wording,
          now,
          ...(only !== undefined && { only }),
        }),
      ),

    /** In the agent's thread: what somebody wrote in the card's. */
    writes: (text: string, by = 'UKENJI'): string =>
      spokenOf(
        agentEntry({
          escalation: about(),
          entry: entry({ what: 'said', side: 'team', text }, by),
          wording,
          now: clockNow(),
        }),
      ),

    /** The card, line by line, as `viewer` sees it. */
    card: (facts: Shown, viewer = 'UKENJI', more: Partial<CardFacts> = {}): string[] =>
      seen(cardOf(facts, more), viewer, facts.now),
    /** The same when it is posted, as it is read aloud. */
    cardPosted: (facts: Shown = {}, more: Partial<CardFacts> = {}): string =>
      spokenOf(cardOf(facts, { first: true, ...more }), facts.now),
    /** The agent's own message about it. */
    agentMessage: (facts: Shown = {}, viewer = 'UAOIFE', more: Partial<AgentMessageFacts> = {}): string[] =>
      seenAlone(agentMessageOf(facts, more), viewer, facts.now),
    agentPosted: (
      facts: Shown = {},
      more: Partial<AgentMessageFacts> = {},
      viewer = facts.reporter,
    ): string => spokenAlone(agentMessageOf(facts, more), facts.now, viewer),

    refused: (refused: Refusal, facts: About = {}, more: Partial<RefusedAbout> = {}): string =>
      read(refusal(refused, { escalation: about(facts), wording, ...more }).text),
    refusedLines: (
      refused: Refusal,
      facts: About = {},
      viewer = 'UKENJI',
      more: Partial<RefusedAbout> = {},
    ): string[] => seen(refusal(refused, { escalation: about(facts), wording, ...more }), viewer),

    /** The same in a modal, where there is no message to answer in; `typed` is what somebody had written. */
    refusedNotice: (
      refused: Refusal,
      facts: About = {},
      viewer = 'UKENJI',
      { typed = '', ...more }: Partial<RefusedAbout> & { typed?: string } = {},
    ): string[] =>
      modal(notice(refusal(refused, { escalation: about(facts), wording, ...more }), en, { typed }), viewer),

    /** What anything that is said says: an answer, a note in a thread. */
    say: ({ text }: Said, now?: Instant): string => read(text, now),
    /** An answer with its buttons. */
    answer: ({ text, blocks }: Said, viewer = 'UAOIFE'): string[] =>
      blocks ? seen({ blocks }, viewer) : read(text).split('\n'),
    /** A modal that only says something; `typed` is what somebody had written. */
    notice: (said: Said, viewer = 'UAOIFE', typed = ''): string[] =>
      modal(notice(said, en, { typed }), viewer),
    newsQuestion: (id = 'ESC-1'): Said => newsQuestion({ id }, en),
    newsPromised: (newsBy: Instant, facts: About = {}): string =>
      read(newsPromised(about(facts), newsBy, wording).text),
    tookByReply: (id = 'ESC-1'): Message => acknowledgedByReply({ id }, en),
    tookByEyes: (id = 'ESC-1'): Message => acknowledgedByEyes({ id }, en),

    /** A reminder in the card's thread. */
    reminded: (
      told: Pick<Reminder, 'clock' | 'kind' | 'dueAt'> & Partial<Reminder>,
      {
        to = 'thread',
        onCall,
        now = clockNow(),
        by: _,
        ...facts
      }: Shown & { to?: 'thread' | 'on-call' } = {},
    ): string => {
      const escalation = about(facts);
      return spokenOf(
        reminder({
          escalation,
          reminder: { startedAt: 0, ...told },
          to,
          onCall: onCall ?? onDuty[escalation.team] ?? nobodyAtAll,
          readable: true,
          restricted: restrictedFor(escalation.team),
          wording,
          now,
        }),
        now,
      );
    },
    /** One message to one person, of one or of several reminders. */
    personal: (told: readonly Told[], now = clockNow(), viewer = 'UAOIFE'): string =>
      spokenAlone(personal(told, now), now, viewer),
    personalLines: (told: readonly Told[], viewer: string, now = clockNow()): string[] =>
      seenAlone(personal(told, now), viewer, now),

    /** What was resolved and left open, asked about in the morning. */
    leftOpen: (all: readonly About[], readable = true): string =>
      read(
        leftOpenQuestion(
          all.map((facts) => ({ escalation: about(facts), link: link(readable), readable })),
          { asksCause: true, words: en },
        ).text,
      ),
    passed: (): string => read(leftOpenPassed(en).text),

    /** What one of the two of a swap is told, as they read it; `lines` with its buttons. */
    swap: (swap: Omit<SwapTold, 'id'>, reading: Omit<SwapReading, 'wording'>, why = ''): string =>
      spokenAlone(swapMessage({ id: '', ...swap }, { ...reading, wording }, why), clockNow(), reading.reader),
    swapLines: (swap: Omit<SwapTold, 'id'>, reading: Omit<SwapReading, 'wording'>, why = ''): string[] =>
      seenAlone(swapMessage({ id: '', ...swap }, { ...reading, wording }, why), reading.reader),

    /** One message in a channel that has had many lines; it calls whoever is on call, or nobody. */
    roundUp: (
      told: readonly Pick<Told, 'reminder' | 'about'>[],
      { calls = true, now = clockNow() }: { calls?: boolean; now?: Instant } = {},
    ): string => {
      const items = told.map(({ reminder: one, about: facts = {} }) => {
        const escalation = about(facts);
        const restricted = restrictedFor(escalation.team);
        return { escalation, reminder: one, link: null, restricted };
      });
      const team = items[0]?.escalation.team ?? '';
      const crews = calls ? (onDuty[team]?.crews ?? []) : [];
      return spokenOf(roundUp(items, { crews, wording, now }), now);
    },

    /** A lead's digest. */
    digest: (told: DigestTold = {}, now = clockNow(), viewer = 'UNORA'): string =>
      spokenAlone(digestOf(told, now), now, viewer),
    digestLines: (told: DigestTold, viewer = 'UNORA', now = clockNow()): string[] =>
      seenAlone(digestOf(told, now), viewer, now),
    /** The day of the lead that this is the digest of, of the weeks around the stories; undefined when it is none. */
    digestDay: (text: string): string | undefined =>
      storyDays.find((date) => text.startsWith(`${seen({ blocks: digestOf({ date }, 0).blocks })[0]}.`)),

    /** In the card's thread: who takes it over; `last` is what was said last. */
    whoTakesOver: (
      { by = 'UKENJI', onCall, now = clockNow(), ...facts }: Shown = {},
      last: Deed | null = null,
    ): string => {
      const escalation = about(facts);
      const onDutyNow = onCall ?? onDuty[escalation.team] ?? nobodyAtAll;
      const lastEntry = last && entry(last, by);
      const shown = { escalation, onCall: onDutyNow, readable: true, last: lastEntry, wording, now };
      return spokenOf(handOverLine(shown), now);
    },
    /** To the owner whose shift is over, or to a lead where nobody takes it over. */
    handOver: (
      as: 'owner' | 'lead',
      { by: _, onCall, now = clockNow(), linked = false, ...facts }: Shown = {},
    ): string => {
      const escalation = about(facts);
      const onDutyNow = onCall ?? onDuty[escalation.team] ?? nobodyAtAll;
      return spokenAlone(
        personalHandOver({
          escalation,
          as,
          link: link(linked),
          readable: !restrictedFor(escalation.team),
          onCall: onDutyNow,
          wording,
          now,
        }),
        now,
      );
    },
    /** To the leads on both sides, where it has gone in circles. */
    circling: (deed: Deed, { by = 'UKENJI', ...facts }: Done = {}, readable = true): string =>
      spokenOf(
        leadNotice({
          escalation: about(facts),
          entry: entry(deed, by),
          link: null,
          wording,
          readable,
          now: clockNow(),
        }),
      ),

    /** Answers to `/escalate`. */
    list: (of: Listing, all: readonly About[], viewer: string, more: Looking = {}): string[] =>
      seen(listOf(of, all, viewer, more), viewer),
    /** A list as it is read aloud. */
    listSaid: (of: Listing, all: readonly About[], viewer: string, more: Looking = {}): string =>
      read(listOf(of, all, viewer, more).text),
    mine: (all: readonly About[], viewer: string, more: Looking = {}): string[] => {
      const escalations = all.map(about);
      return seen(mineAnswer({ escalations, ...looking(viewer, escalations, more) }), viewer);
    },
    found: (words: string, all: readonly About[], viewer: string, more: Looking = {}): string[] =>
      seen(foundOf(words, all, viewer, more), viewer),
    foundSaid: (words: string, all: readonly About[], viewer: string, more: Looking = {}): string =>
      read(foundOf(words, all, viewer, more).text),
    shown: (facts: About, viewer: string, more: Looking = {}): string[] => {
      const escalation = about(facts);
      return seen(showAnswer({ escalation, ...looking(viewer, [escalation], more) }), viewer);
    },
    home: (
      lists: Partial<Record<'callbacks' | 'mine' | 'owned' | 'unacknowledged', readonly About[]>>,
      viewer: string,
      more: Looking = {},
    ): string[] => {
      const [callbacks, mine, owned, unacknowledged] = [
        lists.callbacks,
        lists.mine,
        lists.owned,
        lists.unacknowledged,
      ].map((all = []) => all.map(about));
      const all = [callbacks, mine, owned, unacknowledged].flatMap((each = []) => each);
      return seenAlone(
        home({
          callbacks: callbacks ?? [],
          mine: mine ?? [],
          owned: owned ?? [],
          unacknowledged: unacknowledged ?? [],
          ...looking(viewer, all, more),
        }),
        viewer,
      );
    },
    /** The modal, from the oldest entry to the newest. */
    history: (
      entries: readonly (Pick<Entry, 'deed' | 'by' | 'at'> & Partial<Entry>)[],
      viewer: string,
      id = 'ESC-1',
    ): string[] => {
      const all = entries.map((each): Entry => ({ ...entry(each.deed, each.by), ...each }));
      return modal(historyModal({ id, via: 'button' }, all, { wording }), viewer);
    },
    /** Below it, for the leads of a restricted team. */
    readBy: (readings: readonly Reading[], viewer: string): string[] =>
      seenAlone({ blocks: readBy(readings, wording) }, viewer),
    explained: (clocks: readonly Explained[], viewer: string, id = 'ESC-1'): string[] => {
      const context = { now: clockNow(), wording };
      return modal(explainModal({ id, via: 'button' }, clocks.map(explanation), context), viewer);
    },
    moreMenu: (offers: readonly OfferName[], viewer = 'UAOIFE', id = 'ESC-1'): string[] =>
      modal(moreMenu({ id, via: 'button' }, offers.map(offer), en), viewer),
  };
}

/** ISO dates. */
const storyDays = Array.from({ length: 42 }, (_, index) =>
  new Date(instant('12:00', index - 14)).toISOString().slice(0, 10),
);

const nobodyAtAll: OnCallFacts = { crews: [], names: [], fallback: false, next: null };
