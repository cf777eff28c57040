/** A second language needs nothing but its words: with a made-up one, nothing that is said is English. */
import { expect, test } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { actKinds } from '../../src/domain/acts/index.ts';
import type { Refusal } from '../../src/domain/command.ts';
import type { Deed, DeedOf, Escalation, Reminder, ReminderKind } from '../../src/domain/escalation.ts';
import { explain } from '../../src/domain/explain.ts';
import { replay } from '../../src/domain/replay.ts';
import type { ClockName } from '../../src/domain/team.ts';
import { calledBack } from '../../src/views/acts/call-back.ts';
import { viewOf } from '../../src/views/acts/index.ts';
import { acknowledgedByReply } from '../../src/views/acts/undo.ts';
import { agentEntry } from '../../src/views/agent-entry.ts';
import { agentMessage } from '../../src/views/agent-message.ts';
import { card } from '../../src/views/card.ts';
import { cardEntry } from '../../src/views/card-entry.ts';
import { digest } from '../../src/views/digest.ts';
import { explanations } from '../../src/views/explain.ts';
import { explainOffer, historyOffer, moreMenu } from '../../src/views/forms/more-menu.ts';
import { moveForm } from '../../src/views/forms/move-form.ts';
import { notice } from '../../src/views/forms/notice.ts';
import { readRaiseForm } from '../../src/views/forms/raise-fields.ts';
import { raiseForm } from '../../src/views/forms/raise-form.ts';
import type { Read } from '../../src/views/forms/state.ts';
import { handOverLine, personalHandOver } from '../../src/views/hand-over.ts';
import { healthAnswer } from '../../src/views/health/health-answer.ts';
import { helpAnswer, unknownReferenceAnswer } from '../../src/views/help.ts';
import { history } from '../../src/views/history.ts';
import { home } from '../../src/views/home.ts';
import { leadNotice } from '../../src/views/lead-notice.ts';
import { listAnswer, listTitle, mineAnswer, searchAnswer } from '../../src/views/lists.ts';
import { maskedSentence } from '../../src/views/masked.ts';
import { onCallAnswer } from '../../src/views/on-call-answer.ts';
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import type { Wording } from '../../src/views/parts.ts';
import { perhapsTwice } from '../../src/views/perhaps-twice.ts';
import { personalReminders } from '../../src/views/personal-reminders.ts';
import { formExpiredAnswer, refusal, refusedAnswer, somethingFailed } from '../../src/views/refusals.ts';
import { reminder } from '../../src/views/reminder.ts';
import { showAnswer } from '../../src/views/show-answer.ts';
import { undeliverable, unreachable } from '../../src/views/undeliverable.ts';
import { en } from '../../src/views/words/en/index.ts';
import { answer, ask, changePriority } from '../support/commands.ts';
import { after, anEscalation, hours, lived, morning, responder } from '../support/factories.ts';
import { calendars, lives, policyOf, rules } from '../support/living.ts';
import { anEntry } from './entries.ts';

/** A language of which every sentence is marked, ⟦like this⟧, and what is said with it. */
function marked<T>(said: T): T;
function marked(said: unknown): unknown {
  if (typeof said === 'string') return `⟦${said}⟧`;
  if (typeof said === 'function') return (...named: unknown[]) => marked(said(...named));
  if (Array.isArray(said)) return said.some(Array.isArray) ? said.map(marked) : ['⟦', ...said, '⟧'];
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, each]) => [name, marked(each)]));
}

const words = marked(en);
const wording: Wording = { words, nameOf: () => '①', teamName: () => '②', categoryName: () => '③' };

/** All texts that are shown. */
function textsIn(shown: unknown): string {
  if (typeof shown !== 'object' || shown === null) return '';
  if (Array.isArray(shown)) return shown.map(textsIn).join('');
  return Object.entries(shown)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : textsIn(value)))
    .join('');
}

/** What is in no sentence of the language, beside references and the bot's own name. */
function unmarked(shown: unknown): string[] {
  let left = textsIn(shown).replaceAll(/<[^>]*>/g, '');
  for (let before = ''; before !== left; left = left.replaceAll(/⟦[^⟦⟧]*⟧/g, '')) before = left;
  return left.replaceAll(/ESC-\d+|Switchboard/g, '').match(/\p{L}+/gu) ?? [];
}

const texts = { summary: '④', details: '⑤', need: '⑥', account: '⑦' };
const open = anEscalation({ ...texts, country: 'IE', category: 'payout', contact: 'email' });
const taken = lived(open, [[5, { kind: 'acknowledge', by: responder(), via: 'button' }]]);
const waiting = lived(taken, [
  [6, { kind: 'ask', by: responder(), via: 'button', missing: ['⑧'], text: '⑨' }],
]);
const resolution = { fixed: '⑧', tellUser: '⑨', cause: null, document: { helps: true, which: null } };
const solved = lived(taken, [[7, { kind: 'resolve', by: responder(), via: 'button', resolution }]]);
const offered = { ...taken, handOver: { at: after(30), leadsTold: false } };
const [now, links] = [after(61), new Map<string, string>()];
const nobody: OnCallFacts = { crews: [], names: [], fallback: false, next: { at: after(90), names: ['①'] } };
const looking = { viewer: 'UKENJI', links, wording, now, mayRead: () => true, actsFor: () => true };
const about = { closedUntil: after(90), onCall: nobody, wording, now };
const forAll = { readable: true, restricted: false };
const cardOf = (escalation: Escalation) =>
  card({ ...about, escalation, card: 0, first: true, sourceLink: 'https://x.test', movedTo: null });
const agentMessageOf = (escalation: Escalation) =>
  agentMessage({ ...about, escalation, cardLink: 'https://x.test', restricted: false });
const remind = (clock: ClockName, kind: ReminderKind): Reminder => ({
  clock,
  kind,
  startedAt: 0,
  dueAt: after(70),
  late: { from: after(50), to: after(60) },
});
const reminders = (['acknowledge', 'update', 'resolve', 'callback'] as const).flatMap((clock) =>
  (['warning', 'breach', 'overdue'] as const).map((kind) => remind(clock, kind)),
);

const friday = (hour: number) => Date.UTC(2026, 10, 20, hour);
const monday = (hour: number) => Date.UTC(2026, 10, 23, hour);
const lifeOf = [
  [lives({}, friday(16), []), monday(10)],
  [lives({}, friday(16), [[friday(17), ask()]]), monday(10)],
  [
    lives({}, friday(16), [
      [friday(17), ask()],
      [monday(9), answer()],
      [monday(10), changePriority({ to: 'urgent' })],
    ]),
    monday(18),
  ],
] as const;
const onCallTeams = [
  { now: [{ crew: { users: ['U1'] }, until: null }], next: null },
  { now: [], next: { at: after(90), crews: [{ users: ['U1', 'U2'] }] } },
].map((onCall) => ({ name: '②', onCall, againAt: null, fallback: { users: ['U3'] } }));
const archived: Finding = {
  level: 'wrong',
  area: 'channels',
  what: 'channel',
  id: 'C1',
  name: null,
  teams: ['②'],
  isFallback: false,
  trouble: 'archived',
};
const late: Finding = { level: 'look', area: 'queue', what: 'queue', waiting: 3, late: 1, oldestMs: 185_000 };
const well: Finding = { level: 'ok', area: 'disk', what: 'disk', freeBytes: 2 ** 31 };

const deeds: { [W in Deed['what']]: DeedOf<W> } = {
  raised: {
    what: 'raised',
    team: 'engineering',
    priority: 'high',
    routed: 'rule',
    policyId: '',
    rule: 2,
    onPhone: false,
    callbackAt: null,
  },
  acknowledged: { what: 'acknowledged' },
  'acknowledgement undone': { what: 'acknowledgement undone' },
  'handed back': { what: 'handed back' },
  assigned: { what: 'assigned', to: 'U2' },
  asked: { what: 'asked', missing: ['⑧'], text: '⑨' },
  answered: { what: 'answered', text: '⑨' },
  'priority changed': { what: 'priority changed', from: 'low', to: 'urgent' },
  moved: {
    what: 'moved',
    from: 'risk',
    to: 'engineering',
    reason: '⑨',
    heldMs: 1,
    owner: null,
    policyId: '',
    edited: { summary: { was: '④', is: '⑤' } },
  },
  resolved: { what: 'resolved', ...resolution },
  reopened: { what: 'reopened', reason: '⑨', owner: 'U2' },
  cancelled: { what: 'cancelled', reason: '' },
  said: { what: 'said', side: 'team', text: '⑨' },
  'went quiet': { what: 'went quiet', owner: 'U2' },
  'promised news': { what: 'promised news', newsBy: now },
  'held on': { what: 'held on', newsBy: now },
  'call ended': { what: 'call ended' },
  'call started': { what: 'call started' },
  'callback promised': { what: 'callback promised', callbackAt: now, before: morning },
  'called back': { what: 'called back', outcome: 'no answer', retryAt: now },
  snoozed: { what: 'snoozed', until: now },
  'hand-over offered': { what: 'hand-over offered', owner: 'U2' },
  'hand-over not taken': { what: 'hand-over not taken', owner: 'U2' },
  kept: { what: 'kept' },
  'taken over': { what: 'taken over', from: 'U2' },
  reminded: { what: 'reminded', reminders: [remind('resolve', 'breach')] },
};
const entries = Object.values(deeds).map((deed) => anEntry(deed));

const refusals: { [R in Refusal['refused']]: Omit<Extract<Refusal, { refused: R }>, 'refused'> } = {
  'not found': { id: '④' },
  'not allowed': { act: 'cancel', team: 'risk' },
  moved: { team: 'risk' },
  'only raise': { priority: 'high' },
  closed: { status: 'resolved' },
  'not closed': { status: 'open' },
  'already owned': { owner: 'U2' },
  'already yours': {},
  'nobody has it': {},
  'not waiting': {},
  waiting: {},
  'nothing to undo': {},
  'not a responder': { person: 'U2', team: 'risk' },
  'same team': { team: 'risk' },
  'unknown team': { team: 'risk' },
  'same priority': { priority: 'high' },
  'not yours': { owner: 'U2' },
  'nothing to take over': { owner: 'U2' },
  'call is over': {},
  'call goes on': {},
  'time has passed': {},
  'no callback': {},
  'already called back': { outcome: 'satisfied' },
};

const form = { id: 'ESC-12', via: 'button' } as const;
const meaning = { meaning: '' };
const offers = {
  causes: [{ id: 'one', name: '③' }],
  missingInfo: ['⑧'],
  priorities: { urgent: meaning, high: meaning, normal: meaning, low: meaning },
  words,
  actor: responder(),
};
const nothing = { values: {} };
const errorsIn = (read: Read<unknown>) =>
  'errors' in read ? Object.values(read.errors).map((text) => ({ text })) : [];
const team = { id: '②', name: '②' };
const standing = { unacknowledged: 2, usuallyAcknowledgedMs: 60_000, closedUntil: null };

test.each<[string, unknown]>([
  [
    'what is said of deeds',
    [
      history(entries, wording),
      ...entries.flatMap((entry) => [
        cardEntry({ escalation: waiting, entry, wording }),
        cardEntry({ escalation: waiting, entry, wording, only: 'risk' }),
        agentEntry({ escalation: waiting, entry, wording, now }),
      ]),
    ],
  ],
  [
    'refusals',
    [
      ...Object.entries(refusals).map(([refused, more]) =>
        refusal({ refused, ...more } as Refusal, { escalation: open, wording }),
      ),
      refusedAnswer('guest', words),
      somethingFailed('①', words),
      formExpiredAnswer('', words),
    ],
  ],
  [
    'forms of acts',
    actKinds.flatMap((kind) => {
      const { form: asked } = viewOf(kind);
      return [asked?.view?.(form, waiting, offers), asked && errorsIn(asked.read(nothing, offers))];
    }),
  ],
  [
    'other forms',
    [
      moveForm(form, [{ ...team, restricted: true }], words, { escalation: open, wording, now }),
      moreMenu(
        form,
        [explainOffer, historyOffer, ...actKinds.flatMap((kind) => viewOf(kind).more ?? [])],
        words,
      ),
      raiseForm({
        prefill: {},
        choices: {
          teams: [{ ...team, standing }],
          priorities: offers.priorities,
          categories: offers.causes,
          countries: ['IE'],
          timeZone: 'UTC',
          locale: 'en-IE',
        },
        promised: { teamName: '②', acknowledgeAt: now, resolveAt: now, closedUntil: now, chosen: false },
        source: null,
        masked: null,
        expanded: true,
        now,
        words,
      }),
      errorsIn(readRaiseForm(nothing, now, words)),
    ],
  ],

  ['cards', [open, taken, waiting, solved, offered].map(cardOf)],
  ['the agent’s messages', [open, taken, waiting, solved].map(agentMessageOf)],
  [
    'a digest',
    digest({
      digest: {
        lead: 'UMARCUS',
        date: '2026-11-23',
        timeZone: 'Europe/Dublin',
        since: morning - hours(72),
        until: morning,
        needsYou: [{ escalation: open, needs: ['breached', 'call back overdue'] }],
        teams: [
          {
            team: 'engineering',
            before: 8,
            opened: 1,
            movedIn: 4,
            movedOut: 5,
            resolved: 2,
            cancelled: 6,
            reopened: 7,
            open: 7,
            acknowledge: { met: 1, missed: 1 },
            resolve: { met: 0, missed: 0 },
            callback: { met: 1, missed: 0 },
          },
        ],
      },
      ...looking,
    }),
  ],
  [
    'reminders',
    reminders.flatMap((one) => [
      reminder({
        ...about,
        ...forAll,
        escalation: taken,
        reminder: one,
        to: 'on-call',
      }),
      ...(['owner', 'lead', 'reporter'] as const).map((as) =>
        personalReminders(
          [{ escalation: taken, reminder: one, as, link: null, account: '⑦', ...forAll }],
          wording,
          now,
        ),
      ),
    ]),
  ],
  [
    'the end of a shift',
    [
      handOverLine({ ...about, ...forAll, escalation: offered, last: null }),
      ...(['owner', 'lead'] as const).map((as) =>
        personalHandOver({ ...about, ...forAll, escalation: offered, as, link: null }),
      ),
    ],
  ],
  [
    'Home, lists and a single one',
    [
      home({ ...looking, callbacks: [open], mine: [waiting], owned: [], unacknowledged: [open] }),
      listAnswer({ ...looking, title: listTitle(null, 'open', words), escalations: [open, taken] }),
      mineAnswer({ ...looking, escalations: [] }),
      searchAnswer({ ...looking, words: '④', escalations: [solved] }),
      showAnswer({ ...looking, escalation: solved }),
      showAnswer({ ...looking, escalation: waiting, mayRead: () => false }),
    ],
  ],
  [
    'help',
    [
      helpAnswer({ teams: [{ id: '②', name: '②' }], command: '/①' }, words),
      unknownReferenceAnswer('④', words),
    ],
  ],
  [
    'explained clocks',
    lifeOf.map(([life, at]) =>
      explanations(
        explain(
          replay(life.history, life.escalation, policyOf, calendars),
          { calendars, rules: (id) => rules[id] },
          at,
        ),
        { now: at, wording },
      ),
    ),
  ],
  ['who is on call', onCallAnswer({ teams: onCallTeams, now }, words)],
  ['a check-up', [healthAnswer([archived, late], words), healthAnswer([well], words)]],
  [
    'what leads are told',
    [
      undeliverable({ channel: 'C1', reason: 'is_archived', teamName: '②', elsewhere: 'C2' }, words),
      unreachable({ user: 'U1', reason: 'user_disabled', wording }),
      leadNotice({ escalation: open, link: null, wording, readable: true, now }),
    ],
  ],
  [
    'answers',
    [
      notice({ text: maskedSentence([{ kind: 'card', last: '4242' }], words) }, words, { typed: '④' }),
      calledBack(solved, 'not satisfied', words),
      acknowledgedByReply({ id: 'ESC-12' }, words),
      perhapsTwice({ text: '⟦①⟧', blocks: [] }, words),
    ],
  ],
])('in a second language nothing of %s is English', (_, shown) => {
  expect(textsIn(shown)).toMatch(/⟦/);
  expect(unmarked(shown)).toEqual([]);
});
