/** Whatever people type, and however much of it, Slack takes every message, and no typed text notifies anybody. */
import { describe, expect, test } from 'vitest';
import { checkMessage, checkView } from '../../sandbox/slack/limits.ts';
import { boardPage, wholeBoard } from '../../src/domain/board.ts';
import type { Digest } from '../../src/domain/digest.ts';
import {
  type Deed,
  type Escalation,
  priorities,
  type Resolution,
  statuses,
} from '../../src/domain/escalation.ts';
import type { ChangeAnswer } from '../../src/domain/process-change.ts';
import { calledBack } from '../../src/views/acts/call-back.ts';
import { newsPromised, newsQuestion } from '../../src/views/acts/promise-news.ts';
import { acknowledgedByReply } from '../../src/views/acts/undo.ts';
import { agentEntry } from '../../src/views/agent-entry.ts';
import { agentMessage } from '../../src/views/agent-message.ts';
import { card } from '../../src/views/card.ts';
import { cardEntry } from '../../src/views/card-entry.ts';
import { changesAnswer } from '../../src/views/changes.ts';
import { digest } from '../../src/views/digest.ts';
import { documentsAnswer } from '../../src/views/documents.ts';
import { handOverLine, personalHandOver } from '../../src/views/hand-over.ts';
import { helpAnswer, unknownReferenceAnswer, unknownTeamAnswer } from '../../src/views/help.ts';
import { history } from '../../src/views/history.ts';
import { home } from '../../src/views/home.ts';
import { leadNotice } from '../../src/views/lead-notice.ts';
import { leftOpenQuestion } from '../../src/views/left-open.ts';
import type { Message } from '../../src/views/lines.ts';
import { listAnswer, searchAnswer } from '../../src/views/lists.ts';
import { fitted } from '../../src/views/message-size.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { bytesOf } from '../../src/views/parts.ts';
import { personalReminders } from '../../src/views/personal-reminders.ts';
import { reminder } from '../../src/views/reminder.ts';
import { roundUp } from '../../src/views/round-up.ts';
import { showAnswer } from '../../src/views/show-answer.ts';
import { sideOffer } from '../../src/views/side-offer.ts';
import { undeliverable } from '../../src/views/undeliverable.ts';
import { en } from '../../src/views/words/en/index.ts';
import { aClock, after, anEscalation, morning } from '../support/factories.ts';
import { anEntry } from './entries.ts';
import { pings } from './seeing.ts';

const upTo = (piece: string, max: number) => piece.repeat(Math.floor(max / piece.length));

/** Each made as long as the field allows. */
const hostile: Record<string, string> = {
  'one letter': 'a',
  ampersands: '&',
  emoji: '👩🏽‍🚀',
  'right-to-left': 'مرحبا ',
  broadcasts: '<!channel> ',
  mentions: '<@UKENJI> <!subteam^S0ENG> ',
  'a date and a link': '<!date^1^{date}|x> <https://evil.example|bank> ',
  markup: '*`_~```>',
  'line breaks': '\n',
  Japanese: '口座の出金が止まり、',
  'what JSON writes as six': '\u0001',
};

const escalationOf = (piece: string, changes: Partial<Escalation> = {}): Escalation => ({
  ...anEscalation(),
  id: `LONGPREFIX-${'9'.repeat(12)}`,
  summary: upTo(piece, 150),
  details: upTo(piece, 3000),
  need: upTo(piece, 3000),
  account: upTo(piece, 150),
  country: upTo(piece, 75),
  category: upTo(piece, 75),
  callbackAt: after(240),
  contact: 'phone',
  onPhone: true,
  liveUntil: after(30),
  snooze: { from: morning, until: after(300), by: 'UOWNER' },
  ...changes,
});

/** As many as are worked out, with as much beside each as there can be. */
const manyChanges = (piece: string): ChangeAnswer[] =>
  Array.from({ length: 10 }, (_, n) => ({
    change: {
      id: `view:V${n}`,
      at: morning,
      by: 'UOWNER',
      restricted: false,
      title: upTo(piece, 100),
      team: upTo(piece, 75),
      category: upTo(piece, 75),
      measure: 'questions',
      since: '2025-10-12',
      document: upTo(piece, 150),
      link: null,
    },
    verdict: {
      before: { median: 1e6, weeks: 12, cases: 1e6 },
      after: { median: 1e6, weeks: 12, cases: 1e6 },
      share: 0.001,
    },
    meanwhile: {
      changes: Array.from({ length: 5 }, () => ({ title: upTo(piece, 100), since: '2025-11-12' })),
      daysOff: ['2025-10-26'],
      came: Array.from({ length: 3 }, () => 'UOWNER'),
      went: [],
    },
  }));

/** A whole page, each with as much as is shown of it. */
const manyGaps = (piece: string) => {
  const gap = {
    key: piece,
    name: upTo(piece, 150),
    link: null,
    answers: { missing: 1e6, wrong: 1e6, yes: 1e6 },
    countries: Array.from({ length: 200 }, () => ({ country: upTo(piece, 75), times: 1e6 })),
    teams: ['engineering'],
    examples: [],
  };
  const examples = [escalationOf(piece), escalationOf(piece)];
  return Array.from({ length: boardPage }, () => ({ gap, examples }));
};

const resolutionOf = (piece: string): Resolution => ({
  fixed: upTo(piece, 3000),
  tellUser: upTo(piece, 3000),
  cause: upTo(piece, 75),
  document: { answer: 'yes', which: upTo(piece, 3000) },
});

const questionOf = (piece: string) => ({
  missing: Array<string>(10).fill(upTo(piece, 75)),
  text: upTo(piece, 3000),
});

function inEveryState(piece: string): Escalation[] {
  return statuses.flatMap((status) =>
    priorities.map((priority) =>
      escalationOf(piece, {
        status,
        priority,
        owner: status === 'open' ? null : 'UOWNER',
        question: status === 'waiting' ? { ...questionOf(piece), by: 'UOWNER', at: morning } : null,
        resolution: status === 'resolved' ? resolutionOf(piece) : null,
        closedAt: status === 'resolved' || status === 'cancelled' ? after(10) : null,
        clocks:
          status === 'open'
            ? { acknowledge: aClock(), update: aClock({ promised: true }), resolve: aClock() }
            : { callback: aClock() },
        handOver: status === 'open' ? null : { at: after(4), leadsTold: false },
        moves: 12,
      }),
    ),
  );
}

const deedsOf = (piece: string): Deed[] => [
  { what: 'acknowledged' },
  { what: 'handed back' },
  { what: 'assigned', to: 'UOTHER' },
  { what: 'asked', ...questionOf(piece) },
  { what: 'answered', text: upTo(piece, 3000) },
  { what: 'priority changed', from: 'low', to: 'urgent' },
  {
    what: 'moved',
    from: 'risk',
    to: 'engineering',
    reason: upTo(piece, 3000),
    heldMs: 1,
    owner: null,
    policyId: 'p',
  },
  { what: 'resolved', ...resolutionOf(piece) },
  { what: 'looked back', cause: upTo(piece, 75), document: { answer: 'wrong', which: upTo(piece, 150) } },
  { what: 'reopened', reason: upTo(piece, 3000), owner: null },
  { what: 'cancelled', reason: upTo(piece, 3000) },
  { what: 'said', side: 'team', text: upTo(piece, 3000) },
  { what: 'said', side: 'agent', text: upTo(piece, 3000) },
  { what: 'went quiet', owner: 'UOTHER' },
  { what: 'promised news', newsBy: after(60) },
  { what: 'held on', newsBy: after(60) },
  { what: 'call ended' },
  { what: 'callback promised', callbackAt: after(60), before: after(30) },
  { what: 'called back', outcome: 'no answer', retryAt: after(60) },
  { what: 'snoozed', until: after(60) },
  { what: 'hand-over offered', owner: 'UOTHER' },
  { what: 'hand-over not taken', owner: 'UOTHER' },
  { what: 'kept' },
  { what: 'taken over', from: 'UOTHER' },
  { what: 'agent side taken', from: 'UOTHER' },
  { what: 'agent side given', from: 'UOTHER', to: 'USOME' },
  { what: 'agent side offered', agent: 'UOTHER', why: 'left' },
  { what: 'agent side not taken', agent: 'UOTHER' },
];

function everyMessage(piece: string): Message[] {
  const wording = { words: en, nameOf: () => upTo(piece, 80), teamName: () => upTo(piece, 75) };
  const link = `https://example.slack.com/archives/C0ENG/p1?${'q'.repeat(500)}`;
  const names = Array<string>(200).fill(upTo(piece, 80));
  const onCall: OnCallFacts = {
    crews: [{ users: Array.from({ length: 200 }, (_, n) => `U${n}`) }],
    names,
    fallback: false,
    next: null,
  };
  const nobody: OnCallFacts = { crews: [], names: [], fallback: false, next: { at: after(900), names } };
  const states = inEveryState(piece);
  const looking = {
    viewer: 'UAOIFE',
    links: new Map(states.map(({ id }) => [id, link])),
    wording,
    now: after(70),
    mayRead: () => true,
    actsFor: () => true,
  };
  const teams = Array.from({ length: 90 }, (_, n) => ({
    id: `team-${n}`,
    name: upTo(piece, 75),
  }));
  const most = 1e6;
  const numbers = {
    before: most,
    opened: most,
    movedIn: most,
    movedOut: most,
    resolved: most,
    cancelled: most,
    reopened: most,
    open: most,
  };
  const took = { median: 1e12, p90: 1e12 };
  const slow = { of: most, counted: took, wall: { median: 2e12, p90: 2e12 } };
  const facts: Digest = {
    to: { lead: 'UMARCUS' },
    date: '2026-11-23',
    timeZone: 'UTC',
    since: morning,
    until: morning,
    needsYou: states.map((escalation) => ({
      escalation,
      needs: ['breached', 'about to breach', 'nobody has it', 'hand-over not taken', 'no news'],
    })),
    teams: teams.map(({ id }) => ({
      team: id,
      ...numbers,
      acknowledge: { met: 1e6, missed: 1e6 },
      resolve: { met: 1e6, missed: 1e6 },
      callback: { met: 1e6, missed: 1e6 },
    })),
    numbers: {
      missed: teams.flatMap(({ id }) =>
        priorities.map((priority) => ({
          team: id,
          priority,
          acknowledge: { met: 1e6, missed: 1e6 },
          resolve: { met: 1e6, missed: 1e6 },
        })),
      ),
      speeds: { acknowledge: slow, resolve: slow },
      held: { nobody: 1e12, team: 1e12, agent: 1e12, user: 1e12, 'out of hours': 1e12 },
      satisfaction: { satisfied: most, notSatisfied: most },
      weekBefore: { opened: most, resolved: most, open: most },
      days: Array.from({ length: 7 }, (_, n) => ({
        at: morning + n * 86_400_000,
        opened: most,
        resolved: most,
        open: most,
      })),
    },
    documents: ['', '2', '3'].map((n) => ({
      team: 'engineering',
      answer: 'wrong',
      which: `${n}${upTo(piece, 300)}`,
    })),
    uncounted: most,
  };
  return [
    ...states.flatMap((escalation) => [
      card({
        escalation,
        card: escalation.moves,
        first: false,
        onCall: nobody,
        closedUntil: after(900),
        sourceLink: link,
        movedTo: null,
        wording,
        now: after(5),
      }),
      card({
        escalation,
        card: 0,
        first: false,
        onCall: nobody,
        closedUntil: after(900),
        sourceLink: link,
        movedTo: link,
        wording,
        now: after(5),
      }),
      agentMessage({
        escalation,
        onCall,
        closedUntil: after(900),
        cardLink: link,
        restricted: false,
        wording,
        now: after(5),
      }),
      agentMessage({
        escalation,
        onCall: nobody,
        closedUntil: null,
        cardLink: link,
        restricted: false,
        wording,
        now: after(5),
      }),
      sideOffer({
        escalation,
        offer: { at: after(1), leadsTold: true, why: 'left' },
        as: 'lead',
        crews: [],
        link,
        readable: true,
        wording,
        now: after(5),
      }),
      personalHandOver({ escalation, onCall, as: 'owner', link, readable: true, wording, now: after(5) }),
      personalHandOver({
        escalation,
        onCall: nobody,
        as: 'lead',
        link,
        readable: true,
        wording,
        now: after(5),
      }),
      acknowledgedByReply(escalation, en),
      ...[
        newsQuestion(escalation, en),
        newsPromised(escalation, after(60), wording),
        calledBack(escalation, 'not satisfied', en),
      ].map(({ text, blocks = [] }) => ({ text, blocks: [...blocks] })),
      showAnswer({ escalation, ...looking }),
      leadNotice({ escalation, link, wording, readable: true, now: after(5) }),
    ]),
    ...states.slice(0, 8).flatMap((escalation) =>
      deedsOf(piece).flatMap((deed) => {
        const given = { escalation, entry: anEntry(deed, { by: 'UACTOR' }), wording, now: after(5) };
        return [cardEntry(given) ?? [], agentEntry(given) ?? []].flat();
      }),
    ),
    ...(['acknowledge', 'update', 'resolve', 'callback'] as const).flatMap((clock) => {
      const told = {
        clock,
        kind: 'breach' as const,
        startedAt: morning,
        dueAt: after(60),
        late: { from: morning - 1e9, to: morning },
      };
      const given = { escalation: escalationOf(piece, { owner: 'UOWNER' }), reminder: told };
      const thread = { ...given, wording, now: after(70), readable: true, restricted: false };
      return [
        reminder({ ...thread, to: 'thread', onCall }),
        reminder({ ...thread, to: 'on-call', onCall: nobody }),
        ...[1, 2, 12, 40].map((amount) =>
          roundUp(Array(amount).fill({ ...given, link, restricted: false }), {
            crews: nobody.crews,
            wording,
            now: after(70),
          }),
        ),
        ...(['owner', 'lead', 'reporter'] as const).flatMap((as) =>
          [1, 2, 12, 40].map((amount) =>
            personalReminders(
              Array(amount).fill({ ...given, as, link, readable: true, restricted: false }),
              wording,
              after(70),
            ),
          ),
        ),
      ];
    }),
    ...([null, anEntry({ what: 'said', side: 'agent', text: upTo(piece, 3000) })] as const).map((last) =>
      handOverLine({
        escalation: { ...escalationOf(piece), owner: 'UOWNER' },
        onCall: nobody,
        readable: true,
        last,
        wording,
        now: after(5),
      }),
    ),
    ...[1, 12, 40].map((amount) =>
      leftOpenQuestion(
        Array.from({ length: amount }, () => ({ escalation: escalationOf(piece), link, readable: true })),
        { asksCause: true, words: en },
      ),
    ),
    digest({ digest: facts, links: looking.links, wording, now: after(70), board: link }),
    digest({ digest: { ...facts, to: { channel: 'C0ENG' } }, links: looking.links, wording, now: after(70) }),
    listAnswer({
      title: upTo(piece, 500),
      escalations: states,
      of: { asked: { team: piece.slice(0, 40) }, page: 9999, matching: 1e6 },
      ...looking,
    }),
    searchAnswer({ words: upTo(piece, 3000), escalations: [], ...looking }),
    searchAnswer({
      words: upTo(piece, 3000),
      escalations: states,
      searchedTo: { below: 999_999, openedAt: after(0) },
      ...looking,
    }),
    changesAnswer({ answers: manyChanges(piece), more: 1e6, rising: [], wording, now: after(70) }),
    documentsAnswer({
      gaps: manyGaps(piece),
      unnamed: 1e6,
      page: 9999,
      matching: 1e6,
      links: looking.links,
      wording,
    }),
    helpAnswer({ teams, command: '/escalate' }, en),
    unknownTeamAnswer(upTo(piece, 3000), teams, en),
    unknownReferenceAnswer(upTo(piece, 3000), en),
    undeliverable(
      {
        channel: 'C0ENG',
        reason: 'is_archived',
        teamName: upTo(piece, 75),
        elsewhere: 'C0OPS',
      },
      en,
    ),
  ];
}

/** People whom our own words may mention; nobody else, and never what a text says. */
const ours = new Set(['UOWNER', 'UOTHER', 'UAOIFE']);

describe.each(Object.entries(hostile))('fields full of %s', (_, piece) => {
  const messages = everyMessage(piece).map(fitted);

  test('Slack takes every message', () => {
    expect(messages.flatMap((message) => checkMessage({ ...message }))).toEqual([]);
  });

  test('no text is too long, and none is cut through an entity, a mention or a letter', () => {
    const broken = messages.filter(
      ({ text }) =>
        bytesOf(text) > 4000 ||
        /&(?!amp;|lt;|gt;)/.test(text) ||
        /<(?![@#!][^<>]*>)/.test(text) ||
        /\p{Surrogate}/u.test(text),
    );
    expect(broken.map(({ text }) => text)).toEqual([]);
  });

  test('typed text notifies nobody', () => {
    expect(messages.flatMap(pings).filter((who) => !ours.has(who))).toEqual([]);
  });

  test('Home and History fit', () => {
    const wording = { words: en, nameOf: () => upTo(piece, 80), teamName: () => upTo(piece, 75) };
    const many = Array.from({ length: 50 }, () => escalationOf(piece));
    const tab = home({
      viewer: 'UAOIFE',
      mine: many,
      owned: many,
      callbacks: many,
      unacknowledged: many,
      board: {
        board: { ...wholeBoard, status: 'resolved', owner: { person: 'UKENJI' }, category: piece },
        teams: Array.from({ length: 120 }, (_, n) => `${n}`),
        escalations: many.slice(0, 10),
        amount: { matching: 1e6, overdue: 1e6 },
        weeks: null,
      },
      links: new Map(),
      wording,
      now: after(5),
      mayRead: () => true,
      actsFor: () => true,
    });
    const entries = Array.from({ length: 20 }, () => deedsOf(piece).map((deed) => anEntry(deed))).flat();
    const modal = {
      type: 'modal',
      title: { type: 'plain_text', text: 'History' },
      blocks: history(entries, wording),
    };
    expect([checkView(tab), checkView(modal)]).toEqual([[], []]);
  });
});

test('a crew of two hundred is notified in part, and Slack takes the messages that do', () => {
  const onCall: OnCallFacts = {
    crews: [{ users: Array.from({ length: 200 }, (_, n) => `U${n}`) }],
    names: [],
    fallback: false,
    next: null,
  };
  const wording = { words: en, nameOf: () => 'n'.repeat(80), teamName: () => 't'.repeat(75) };
  const escalation = escalationOf('a', { priority: 'urgent', status: 'open', owner: null });
  const common = { escalation, onCall, readable: true, wording, now: after(5) };
  const reminded = { clock: 'acknowledge', kind: 'breach', startedAt: morning, dueAt: after(4) } as const;
  const messages = [
    card({ ...common, card: 0, first: true, closedUntil: null, sourceLink: null, movedTo: null }),
    reminder({ ...common, reminder: reminded, to: 'on-call', restricted: false }),
    handOverLine({ ...common, last: null }),
  ];
  expect(messages.map((message) => [checkMessage({ ...message }), pings(message).length])).toEqual([
    [[], 20],
    [[], 20],
    [[], 20],
  ]);
});
