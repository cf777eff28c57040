/** Everything that opens: forms, menus, and what is only read. */

import { actKinds } from '../../../src/domain/acts/index.ts';
import { wholeBoard } from '../../../src/domain/board.ts';
import { explain } from '../../../src/domain/explain.ts';
import { replay } from '../../../src/domain/replay.ts';
import { viewOf } from '../../../src/views/acts/index.ts';
import { explainModal } from '../../../src/views/explain.ts';
import { boardForm } from '../../../src/views/forms/board-form.ts';
import { explainOffer, historyOffer, moreMenu, offersFor } from '../../../src/views/forms/more-menu.ts';
import { moveForm } from '../../../src/views/forms/move-form.ts';
import { notice } from '../../../src/views/forms/notice.ts';
import { raiseForm } from '../../../src/views/forms/raise-form.ts';
import { historyModal } from '../../../src/views/history.ts';
import { momentFor } from '../../../src/views/moment.ts';
import { anEntry } from '../../views/entries.ts';
import {
  acknowledge,
  answer,
  ask,
  cancel,
  changePriority,
  promiseNews,
  reopen,
  resolve,
} from '../commands.ts';
import { after, minutes, reporter, responder } from '../factories.ts';
import { calendars, lives, policyOf, rules } from '../living.ts';
import { writtenTold } from './documents.ts';
import { livesOf, now } from './lives.ts';
import type { Chapter, MessageKind, Telling } from './message-kind.ts';
import { deedsOf } from './threads.ts';

const about = { id: 'ESC-12', via: 'button' } as const;
const dublin = { timeZone: 'Europe/Dublin' };

const friday = (hour: number) => Date.UTC(2026, 10, 20, hour);
const monday = (hour: number) => Date.UTC(2026, 10, 23, hour);
const explained = [
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
  [
    lives({ callbackAt: monday(11) }, friday(16), [
      [friday(16) + minutes(5), acknowledge()],
      [friday(16) + minutes(10), promiseNews({ newsBy: monday(10) })],
      [monday(9), resolve()],
      [monday(12), reopen()],
    ]),
    monday(13),
  ],
  [
    lives({ team: 'risk' }, monday(11), [
      [monday(18), acknowledge()],
      [monday(19), resolve()],
      [monday(20), reopen()],
    ]),
    monday(33),
  ],
  [
    lives({}, friday(16), [
      [friday(16) + minutes(5), cancel()],
      [monday(12), reopen()],
      [monday(13), cancel()],
    ]),
    monday(14),
  ],
] as const;
const explainedTitles = [
  'over a weekend',
  'while an answer is awaited',
  'after an answer and a change of priority',
  'with promised news and a callback, reopened',
  'with a break and a night, resolved late',
  'cancelled and reopened',
];

export function forms(telling: Telling): Chapter[] {
  const { wording, typed } = telling;
  const { words } = wording;
  const { open, onPhone, taken, waiting, snoozed } = livesOf(telling);
  const named = (id: string) => ({ id, name: wording.teamName(id) });
  const priorities = {
    urgent: { meaning: '' },
    high: { meaning: '' },
    normal: { meaning: '' },
    low: { meaning: '' },
  };
  const category = (id: string) => ({ id, name: wording.categoryName?.(id) ?? id });
  const offers = {
    causes: [category('payout')],
    missingInfo: [typed.other],
    categories: [category('payout')],
    countries: ['IE'],
    priorities,
    words,
    actor: responder(),
    documents: [typed.other],
  };
  const isOpen = { unacknowledged: 2, usuallyAcknowledgedMs: 540_000, closedUntil: null };
  const raise = (more: Partial<Parameters<typeof raiseForm>[0]> = {}) =>
    raiseForm({
      prefill: { team: 'engineering', priority: 'high' },
      choices: {
        teams: [
          { ...named('engineering'), standing: isOpen },
          {
            ...named('risk'),
            standing: { unacknowledged: 0, usuallyAcknowledgedMs: null, closedUntil: after(900) },
          },
        ],
        priorities,
        categories: [category('payout')],
        countries: ['IE'],
        ...dublin,
      },
      promised: {
        team: 'engineering',
        teamName: wording.teamName('engineering'),
        acknowledgeAt: after(91),
        resolveAt: after(301),
        closedUntil: null,
        chosen: true,
      },
      source: null,
      masked: null,
      expanded: false,
      now,
      words,
      ...more,
    });
  const ofActs = actKinds.flatMap((kind): MessageKind[] => {
    const shown = viewOf(kind).form?.view?.(about, kind === 'answer' ? waiting : taken, offers);
    const title = `To ${kind}`;
    return shown
      ? [{ title, about: 'Opens from a button.', next: 'Fill it in and press the button below.', shown }]
      : [];
  });
  const teams = [
    { ...named('risk'), restricted: true },
    { ...named('design'), restricted: false },
  ];
  const filter = boardForm(
    { ...wholeBoard, owner: { person: 'UKENJI' } },
    { viewer: 'UNORA', owners: ['UKENJI', 'UNORA', 'UPRIYA'], categories: [category('payout')] },
    wording,
  );
  return [
    {
      title: 'The form of a new escalation',
      kinds: [
        {
          title: 'As it opens',
          about: 'From /escalate, from Home, or from the shortcut New escalation.',
          next: 'Read the promise to the caller; fill it in; Escalate.',
          shown: raise(),
        },
        {
          title: 'With a document whose title has words of the summary',
          about: 'The same, while the agent types.',
          next: 'Read it; if it answers, nobody has to be asked.',
          shown: raise({
            prefill: { team: 'engineering', priority: 'high', summary: typed.summary },
            documents: { any: true, fit: [writtenTold(telling)] },
          }),
        },
        {
          title: 'With everything, for a team that is closed',
          about:
            'After More details; here filled in from a call summary, with something masked and a file that was not read.',
          next: 'Check what was found; Escalate.',
          shown: raise({
            prefill: {
              team: 'risk',
              priority: 'urgent',
              summary: typed.summary,
              details: typed.details,
              onPhone: true,
            },
            promised: {
              team: 'risk',
              teamName: wording.teamName('risk'),
              acknowledgeAt: after(930),
              resolveAt: after(1300),
              closedUntil: after(900),
              chosen: false,
            },
            masked: `${words.masked([{ kind: 'card', ending: '4242' }], 0)} ${words.raise.notRead([typed.other], 0)}`,
            expanded: true,
          }),
        },
      ],
    },
    {
      title: 'The filter of the board',
      kinds: [
        {
          title: 'With a person chosen',
          about: 'From Filter, on the board of a lead.',
          next: 'Choose what to see; Show.',
          shown: filter,
        },
      ],
    },
    {
      title: 'Forms of what people do',
      kinds: [
        ...ofActs,
        {
          title: 'To ask, while a question waits',
          about: 'The same, with the question whose place it takes.',
          next: 'Ask something else, or close it.',
          shown: viewOf('ask').form?.view?.(about, waiting, offers) ?? notice({ text: '' }, words),
        },
        {
          title: 'To move it to another team',
          about: 'Opens from More.',
          next: 'Choose the team and say why.',
          shown: moveForm(about, teams, words),
        },
        {
          title: 'To move it, where everybody may read every card',
          about: 'The same.',
          next: 'Choose the team and say why.',
          shown: moveForm(about, [{ ...named('design'), restricted: false }], words),
        },
        {
          title: 'To move it to a team that is closed, during a call',
          about: 'In the place of the form that was sent.',
          next: 'Move anyway, or choose another team.',
          shown: moveForm(
            about,
            [
              { ...named('risk'), restricted: true, opens: momentFor(dublin, after(900), { now, words }) },
              { ...named('design'), restricted: false },
            ],
            words,
            null,
            { to: 'risk', closedUntil: after(900), reason: typed.text },
          ),
        },
        {
          title: 'To resolve where no causes are configured and no document was named before',
          about: 'Opens from the card.',
          next: 'Fill in the first two; the rest can wait.',
          shown:
            viewOf('resolve').form?.view?.(about, taken, { ...offers, causes: [], documents: [] }) ??
            notice({ text: '' }, words),
        },
        {
          title: 'To snooze reminders that are snoozed',
          about: 'Opens from More.',
          next: 'Choose another length, or let reminders come again.',
          shown: viewOf('snooze').form?.view?.(about, snoozed, offers) ?? notice({ text: '' }, words),
        },
        {
          title: 'To move out what is too long for the form',
          about: 'The same, with the end of the text that does not fit.',
          next: 'Read that too.',
          shown: moveForm(about, teams, words, {
            escalation: { ...open, team: 'risk', account: typed.account.repeat(12) },
            wording,
            now,
          }),
        },
        {
          title: 'To move it out of a team whose cards only they read',
          about: 'The same, with what the other team will read.',
          next: 'Take out what they should not read.',
          shown: moveForm(about, teams, words, { escalation: { ...open, team: 'risk' }, wording, now }),
        },
      ],
    },
    {
      title: 'More, and what is only read',
      kinds: [
        {
          title: 'More, for the team',
          about: 'Under the button More on a card.',
          next: 'Press one.',
          shown: moreMenu(about, offersFor(taken, responder(), { restricted: false }), words),
        },
        {
          title: 'More, during a call',
          about: 'The same, with the user on the phone.',
          next: 'Press one.',
          shown: moreMenu(
            about,
            offersFor({ ...onPhone, callbackAt: after(120) }, reporter(), { restricted: false }),
            words,
          ),
        },
        {
          title: 'More, of everything',
          about: 'All that can stand there.',
          next: 'Press one.',
          shown: moreMenu(
            about,
            [explainOffer, historyOffer, ...actKinds.flatMap((kind) => viewOf(kind).more ?? [])],
            words,
          ),
        },
        {
          title: 'History',
          about: 'Who did what, and when.',
          next: 'Read.',
          shown: historyModal(
            about,
            Object.values(deedsOf(telling)).map((deed) => anEntry(deed)),
            {
              wording,
              readings: (['shown', 'history', 'clock', 'move form'] as const).map((what, index) => ({
                what,
                reader: 'UINGRID',
                at: after(index),
                team: 'risk',
              })),
            },
          ),
        },
        {
          title: 'History, other ways to begin',
          about: 'How it was raised, and what the callback came to.',
          next: 'Read.',
          shown: historyModal(
            about,
            [
              anEntry({ ...deedsOf(telling).raised, routed: 'chosen' }),
              anEntry({ ...deedsOf(telling).raised, routed: 'fallback' }),
              anEntry({ what: 'called back', outcome: 'not needed', retryAt: null }),
              anEntry({ what: 'snoozed', until: null }),
              anEntry({ what: 'call ended' }, { by: 'switchboard', via: 'clock' }),
            ],
            { wording },
          ),
        },
        ...explained.map(
          ([life, at], index): MessageKind => ({
            title: `Explain the clock, ${explainedTitles[index] ?? ''}`,
            about: 'How the due times come about.',
            next: 'Read.',
            shown: explainModal(
              about,
              explain(
                replay(life.history, life.escalation, policyOf, calendars),
                { calendars, rules: (id) => rules[id] },
                at,
              ),
              { now: at, wording },
            ),
          }),
        ),
        {
          title: 'What came of a form that could not be carried out',
          about: 'In the place of the form; what was typed is kept.',
          next: 'Copy it, and do what it says.',
          shown: notice({ text: words.answers.whoAreYou }, words, { typed: typed.text }),
        },
      ],
    },
  ];
}
