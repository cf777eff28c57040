/** Lines in the card's thread and in the agent's: what people and time did, as each side reads it. */
import { eachClock } from '../../../src/domain/change.ts';
import type { Deed, DeedOf, Entry, Escalation } from '../../../src/domain/escalation.ts';
import type { GoesOn } from '../../../src/views/acts/view.ts';
import { agentEntry, followedEntry } from '../../../src/views/agent-entry.ts';
import { cardEntry } from '../../../src/views/card-entry.ts';
import { line, message, person } from '../../../src/views/lines.ts';
import { perhapsTwice } from '../../../src/views/perhaps-twice.ts';
import { anEntry } from '../../views/entries.ts';
import { after, morning } from '../factories.ts';
import { cardLink, livesOf, now } from './lives.ts';
import type { Chapter, MessageKind, Telling } from './message-kind.ts';

/** What is done next, by what was done; where nothing has to be, it says so. */
const next: { [W in Deed['what']]: { team: string; agent: string } } = {
  raised: { team: 'Acknowledge.', agent: 'Nothing.' },
  acknowledged: { team: 'Nothing: somebody has it.', agent: 'Nothing.' },
  'acknowledgement undone': { team: 'Somebody else acknowledges.', agent: 'Nothing.' },
  'handed back': { team: 'Somebody else acknowledges.', agent: 'Nothing.' },
  assigned: { team: 'Whoever is mentioned works on it.', agent: 'Nothing.' },
  asked: { team: 'Nothing, until the answer comes.', agent: 'Answer.' },
  'asks the user': { team: 'Nothing, until the answer comes.', agent: 'Nothing.' },
  'facts corrected': { team: 'Read what is new.', agent: 'Nothing.' },
  answered: { team: 'The owner goes on.', agent: 'Nothing.' },
  'priority changed': { team: 'Look at the new due times.', agent: 'Nothing.' },
  moved: { team: 'Nothing: the other team has it.', agent: 'Nothing.' },
  resolved: { team: 'Nothing.', agent: 'Tell the user.' },
  'looked back': { team: 'Nothing.', agent: 'Nothing.' },
  reopened: { team: 'The owner, or whoever is there, works on it.', agent: 'Nothing.' },
  cancelled: { team: 'Nothing.', agent: 'Nothing.' },
  said: {
    team: 'Read it; a reply in the thread reaches the agent.',
    agent: 'Read it; a reply reaches the team.',
  },
  'went quiet': { team: 'Somebody else acknowledges.', agent: 'Nothing.' },
  'owner left': { team: 'Somebody else acknowledges.', agent: 'Nothing.' },
  'promised news': { team: 'Nothing.', agent: 'Nothing, until then.' },
  'held on': { team: 'Nothing.', agent: 'Ask the user to hold on.' },
  'call ended': { team: 'No hurry any more.', agent: 'Nothing.' },
  'call started': { team: 'Whoever has it hurries.', agent: 'Nothing.' },
  'callback promised': { team: 'Solve it before then.', agent: 'Tell the user.' },
  'called back': { team: 'Nothing.', agent: 'Nothing.' },
  snoozed: { team: 'Nothing.', agent: 'Nothing.' },
  'hand-over offered': { team: 'Take it over.', agent: 'Nothing.' },
  'hand-over not taken': { team: 'Take it over.', agent: 'Nothing.' },
  kept: { team: 'Nothing.', agent: 'Nothing.' },
  'taken over': { team: 'Nothing.', agent: 'Nothing.' },
  'agent side offered': { team: 'Nothing.', agent: 'Nothing.' },
  'agent side not taken': { team: 'Nothing.', agent: 'Nothing.' },
  'agent side taken': { team: 'Nothing.', agent: 'Read it, and answer what waits.' },
  'agent side given': { team: 'Nothing.', agent: 'Read it, and answer what waits.' },
  reminded: { team: 'Nothing.', agent: 'Nothing.' },
  'duplicate found': { team: 'Nothing: two agents hear of it now.', agent: 'Nothing.' },
};

export function deedsOf(telling: Telling): { [W in Deed['what']]: DeedOf<W> } {
  const { summary, text, other } = telling.typed;
  const { resolution } = livesOf(telling);
  return {
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
    assigned: { what: 'assigned', to: 'UPRIYA' },
    asked: { what: 'asked', missing: [other], text },
    'asks the user': { what: 'asks the user' },
    'facts corrected': {
      what: 'facts corrected',
      edited: {
        details: { was: other, is: text },
        account: { was: other, is: null },
        country: { was: null, is: 'IE' },
      },
    },
    answered: { what: 'answered', text },
    'priority changed': { what: 'priority changed', from: 'low', to: 'urgent' },
    moved: {
      what: 'moved',
      from: 'risk',
      to: 'engineering',
      reason: text,
      heldMs: 1,
      owner: null,
      policyId: '',
      edited: { summary: { was: other, is: summary }, account: { was: other, is: null } },
    },
    resolved: { what: 'resolved', ...resolution },
    'looked back': { what: 'looked back', cause: 'payout', document: { answer: 'wrong', which: other } },
    reopened: { what: 'reopened', reason: text, owner: 'UKENJI' },
    cancelled: { what: 'cancelled', reason: text },
    said: { what: 'said', side: 'team', text },
    'went quiet': { what: 'went quiet', owner: 'UKENJI' },
    'owner left': { what: 'owner left', owner: 'UKENJI' },
    'promised news': { what: 'promised news', newsBy: after(120) },
    'held on': { what: 'held on', newsBy: after(63) },
    'call ended': { what: 'call ended' },
    'call started': { what: 'call started' },
    'callback promised': { what: 'callback promised', callbackAt: after(120), before: morning },
    'called back': { what: 'called back', outcome: 'no answer', retryAt: after(180) },
    snoozed: { what: 'snoozed', until: after(120) },
    'hand-over offered': { what: 'hand-over offered', owner: 'UKENJI' },
    'hand-over not taken': { what: 'hand-over not taken', owner: 'UKENJI' },
    kept: { what: 'kept' },
    'taken over': { what: 'taken over', from: 'UKENJI' },
    'agent side offered': { what: 'agent side offered', agent: 'UJONAS', why: 'left' },
    'agent side not taken': { what: 'agent side not taken', agent: 'UJONAS' },
    'agent side taken': { what: 'agent side taken', from: 'UJONAS' },
    'agent side given': { what: 'agent side given', from: 'UJONAS', to: 'UAOIFE' },
    'duplicate found': { what: 'duplicate found', duplicate: 'ESC-14', reporter: 'UJONAS' },
    reminded: {
      what: 'reminded',
      reminders: [
        { clock: 'resolve', kind: 'breach', startedAt: 0, dueAt: after(60), late: { from: 0, to: 1 } },
      ],
    },
  };
}

type Line = {
  title: string;
  deed: Deed;
  entry?: Partial<Entry>;
  escalation?: Escalation;
  only?: string;
  goesOn?: GoesOn;
};

/** By whom it mostly is. */
const byAgent = new Set<Deed['what']>([
  'asks the user',
  'facts corrected',
  'answered',
  'call ended',
  'call started',
  'called back',
]);

function linesOf(telling: Telling): Line[] {
  const { text } = telling.typed;
  const deeds = deedsOf(telling);
  const { taken, waiting, waitingForUser, toCall, toWrite } = livesOf(telling);
  const agent = { by: 'UAOIFE' };
  const [onPhone, byEmail] = [
    { ...taken, contact: 'phone' as const },
    { ...taken, contact: 'email' as const },
  ];
  const wentWell = { what: 'called back', outcome: 'satisfied', retryAt: null } as const;
  return [
    ...Object.values(deeds).map(
      (deed): Line => ({
        title: deed.what,
        deed,
        escalation: deed.what === 'resolved' ? toCall : onPhone,
        entry: byAgent.has(deed.what) ? agent : {},
      }),
    ),
    { title: 'asked, in place of another question', deed: { ...deeds.asked, instead: true } },
    { title: 'asked, of the user', deed: { ...deeds.asked, onlyUser: true } },
    { title: 'asked, and replaced', deed: deeds.asked, escalation: waiting },
    { title: 'asked, and still waiting', deed: deeds.asked, escalation: waiting, entry: { at: after(6) } },
    {
      title: 'asked of the user, and still waiting',
      deed: { ...deeds.asked, onlyUser: true },
      escalation: waitingForUser,
      entry: { at: after(6) },
    },
    { title: 'said, by the agent', deed: { what: 'said', side: 'agent', text }, entry: agent },
    { title: 'said, as news', deed: { what: 'said', side: 'team', text, news: true } },
    { title: 'answered, by another agent', deed: deeds.answered, entry: { by: 'UJONAS' } },
    { title: 'answered, without words', deed: { what: 'answered', text: '' }, entry: { by: 'UJONAS' } },
    { title: 'resolved, with an email to write', deed: deeds.resolved, escalation: toWrite },
    { title: 'callback promised, by email', deed: deeds['callback promised'], escalation: byEmail },
    { title: 'called back: satisfied', deed: wentWell, escalation: onPhone, entry: agent },
    { title: 'called back: satisfied, by email', deed: wentWell, escalation: byEmail, entry: agent },
    {
      title: 'called back: not needed',
      deed: { what: 'called back', outcome: 'not needed', retryAt: null },
      entry: agent,
    },
    { title: 'call started, by the team', deed: deeds['call started'] },
    {
      title: 'call ended, by the clock',
      deed: deeds['call ended'],
      entry: { by: 'switchboard', via: 'clock' },
    },
    { title: 'snooze ended', deed: { what: 'snoozed', until: null } },
    { title: 'cancelled, without a reason', deed: { what: 'cancelled', reason: '' } },
    ...duplicates(text),
    { title: 'asked, of what only another team may read', deed: deeds.asked, only: 'risk' },
    { title: 'moved, of what only another team may read', deed: deeds.moved, only: 'risk' },
  ];
}

/** Cancelled because another one is about the same: what goes on, and how far it is. */
function duplicates(reason: string): Line[] {
  const deed = { what: 'cancelled', reason, duplicateOf: 'ESC-11' } as const;
  const goesOn = { id: 'ESC-11', follows: true, link: cardLink, resolved: null };
  return [
    { title: 'cancelled, as a duplicate', deed, goesOn },
    { title: 'cancelled as a duplicate, by the agent', deed, goesOn, entry: { by: 'UAOIFE' } },
    {
      title: 'cancelled, as a duplicate of what the agent raised too',
      deed: { ...deed, reason: '' },
      goesOn: { ...goesOn, follows: false },
    },
    {
      title: 'cancelled, as a duplicate of what is resolved',
      deed: { ...deed, reason: '' },
      goesOn: { ...goesOn, resolved: { tellUser: reason } },
    },
    {
      title: 'cancelled, as a duplicate of what is resolved and only its team reads',
      deed: { ...deed, reason: '' },
      goesOn: { ...goesOn, link: null, resolved: { tellUser: '' } },
    },
  ];
}

/** To whoever raised the duplicate, of the one that goes on. */
function followed(telling: Telling): MessageKind[] {
  const { taken } = livesOf(telling);
  const { said, resolved } = deedsOf(telling);
  const { wording } = telling;
  return [
    { title: 'news of another one, after a duplicate', deed: said, next: 'Read it.' },
    { title: 'the end of another one, after a duplicate', deed: resolved, next: 'Tell the user.' },
    {
      title: 'the end of another one that only its team reads',
      deed: resolved,
      only: 'risk',
      next: 'Tell the user that it is done.',
    },
  ].flatMap(({ title, deed, next, only }) => {
    const entry = anEntry(deed);
    const shown = followedEntry({ escalation: taken, entry, wording, now, ...(only && { only }) });
    return shown ? [{ title, about: 'Under the message of what was cancelled.', next, shown }] : [];
  });
}

export function threads(telling: Telling): Chapter[] {
  const { wording } = telling;
  const { taken, here, onPhone: calling } = livesOf(telling);
  const lines = linesOf(telling).map(({ escalation = taken, entry, deed, ...line }) => ({
    ...line,
    escalation: { ...escalation, owner: 'UPRIYA' },
    entry: anEntry(deed, entry),
  }));
  const team = lines.flatMap(({ title, escalation, entry, only }): MessageKind[] => {
    const shown = cardEntry({ escalation, entry, wording, calls: here, ...(only !== undefined && { only }) });
    const about = 'Under the card.';
    return shown ? [{ title, about, next: next[entry.deed.what].team, shown }] : [];
  });
  const agent = lines.flatMap(({ title, escalation, entry, only, goesOn = null }): MessageKind[] => {
    const shown = only === undefined ? agentEntry({ escalation, entry, wording, goesOn, now }) : undefined;
    if (!shown) return [];
    const about = shown.broadcast
      ? 'Under the agent’s message, and in the conversation itself: it must not be missed.'
      : 'Under the agent’s message.';
    return [{ title, about, next: next[entry.deed.what].agent, shown }];
  });
  const leftWaiting = agentEntry({
    escalation: {
      ...calling,
      owner: null,
      status: 'open',
      clocks: eachClock(calling.clocks, (clock, name) => ({
        ...clock,
        dueAt: after(name === 'resolve' ? 1140 : 930),
      })),
    },
    entry: anEntry(deedsOf(telling).moved),
    closedUntil: after(900),
    wording,
    now,
  });
  const once = message([line(...wording.words.status.has(person(wording, 'UKENJI')))]);
  return [
    { title: 'Lines in the card’s thread', kinds: team },
    {
      title: 'Lines in the agent’s thread',
      alone: true,
      kinds: [
        ...agent,
        ...(leftWaiting
          ? [
              {
                title: 'moved, during a call, to a team that is closed',
                about: 'Under the agent’s message, and in the conversation itself: it must not be missed.',
                next: 'Tell the user, and promise a callback.',
                shown: leftWaiting,
              },
            ]
          : []),
        ...followed(telling),
        {
          title: 'A line that Slack may have posted already',
          about: 'Slack did not answer, and does not let us look.',
          next: 'Read it as one.',
          shown: perhapsTwice(once, wording.words),
        },
      ],
    },
  ];
}
