/** What notifies somebody because time has passed: reminders, hand-overs, and what leads are told. */
import type { Escalation, Reminder, ReminderKind } from '../../../src/domain/escalation.ts';
import type { ClockName } from '../../../src/domain/team.ts';
import { handOverLine, personalHandOver } from '../../../src/views/hand-over.ts';
import { leadNotice } from '../../../src/views/lead-notice.ts';
import { leftOpenQuestion } from '../../../src/views/left-open.ts';
import { onlyFor } from '../../../src/views/matter.ts';
import { type PersonalReminder, personalReminders } from '../../../src/views/personal-reminders.ts';
import { reminder } from '../../../src/views/reminder.ts';
import { roundUp } from '../../../src/views/round-up.ts';
import { settledMessage } from '../../../src/views/settled.ts';
import { sideOffer } from '../../../src/views/side-offer.ts';
import { nobodyResponds, notTaken, undeliverable, unreachable } from '../../../src/views/undeliverable.ts';
import { anEntry } from '../../views/entries.ts';
import { after } from '../factories.ts';
import { cardLink, livesOf, now } from './lives.ts';
import type { Chapter, MessageKind, Telling } from './message-kind.ts';
import { deedsOf } from './threads.ts';

const remind = (clock: ClockName, kind: ReminderKind, more: Partial<Reminder> = {}): Reminder => ({
  clock,
  kind,
  startedAt: 0,
  dueAt: kind === 'warning' ? after(72) : after(50),
  ...more,
});
const down = { from: after(50), to: after(60) };
const clocks = ['acknowledge', 'update', 'resolve'] as const;
const kinds = ['warning', 'breach', 'overdue'] as const;
const when: Record<ReminderKind, string> = {
  warning: 'before it is due',
  breach: 'when it is overdue',
  overdue: 'while it stays overdue',
};
const onTheLine = { although: 'the agent is on the phone with the user, and knows how urgent it is' };
const theCall = { although: 'whoever makes the call need not know how the team stands with it' };
const helps = {
  acknowledge: 'Acknowledge.',
  update: 'Give news.',
  resolve: 'Resolve it, or say what is missing.',
  callback: 'Solve it before the agent calls.',
};

export function pings(telling: Telling): Chapter[] {
  const { wording } = telling;
  const { words } = wording;
  const { open, onPhone, taken, takenOnPhone, offered, toCall, waiting, leftOpen, here, nobody } =
    livesOf(telling);
  const asked = {
    agent: waiting,
    user: { ...waiting, question: waiting.question && { ...waiting.question, onlyUser: true as const } },
  };
  const forAll = { readable: true, restricted: false };
  const ofClock = (clock: ClockName): Escalation => (clock === 'acknowledge' ? open : taken);
  const inThread = (
    escalation: Escalation,
    told: Reminder,
    more: Partial<Parameters<typeof reminder>[0]> = {},
  ) =>
    reminder({ escalation, reminder: told, to: 'on-call', onCall: here, ...forAll, wording, now, ...more });
  const toOne = (
    as: PersonalReminder['as'],
    escalation: Escalation,
    told: Reminder,
    more: Partial<PersonalReminder> = {},
  ) =>
    personalReminders(
      [{ escalation, reminder: told, as, link: as === 'reporter' ? null : cardLink, ...forAll, ...more }],
      wording,
      now,
    );
  const sideOfferTo = (as: 'agents' | 'lead', why: 'shift' | 'left') =>
    sideOffer({
      escalation: waiting,
      offer: { at: after(30), leadsTold: true, why },
      as,
      crews: as === 'agents' ? [{ users: ['UYUKI'] }] : [],
      readable: true,
      link: as === 'agents' ? null : cardLink,
      wording,
      now,
    });
  const sideOffers: MessageKind[] = [
    {
      title: 'The agent’s shift is over',
      about: 'In the agents’ channel, or to each agent who is there, where something cannot wait.',
      next: 'Take it over.',
      shown: sideOfferTo('agents', 'shift'),
      pings: true,
    },
    {
      title: 'Nobody took the agent’s side over',
      about: 'To a lead of support, when nobody has for half an hour.',
      next: 'Hand it to an agent who is there.',
      shown: sideOfferTo('lead', 'shift'),
      pings: true,
    },
    {
      title: 'The agent has left Slack',
      about: 'To a lead of support, at once.',
      next: 'Hand it to an agent who is there.',
      shown: sideOfferTo('lead', 'left'),
      pings: true,
    },
  ];
  const thread: MessageKind[] = [
    ...[...clocks, 'callback' as const].flatMap((clock) =>
      kinds
        .filter((kind) => clock !== 'callback' || kind === 'warning')
        .map(
          (kind): MessageKind => ({
            title: `${clock}, ${when[kind]}`,
            about: 'Under the card. On call is mentioned.',
            next: helps[clock],
            shown: inThread(ofClock(clock), remind(clock, kind)),
            pings: true,
          }),
        ),
    ),
    {
      title: 'acknowledge, during a call',
      about: 'Under the card, with the user on the phone.',
      next: 'Acknowledge.',
      shown: inThread(onPhone, remind('acknowledge', 'breach')),
      pings: true,
    },
    {
      title: 'acknowledge, while nobody is on call',
      about: 'Under the card. It says who comes next.',
      next: 'Whoever is there may acknowledge.',
      shown: inThread(open, remind('acknowledge', 'breach'), { onCall: nobody }),
      pings: true,
    },
    {
      title: 'acknowledge, only in the thread',
      about: 'Half of the time has passed. Nobody is mentioned.',
      next: 'Acknowledge.',
      shown: inThread(open, remind('acknowledge', 'warning'), { to: 'thread' }),
    },
    {
      title: 'acknowledge, after the bot was down',
      about: 'One reminder for all that fell due meanwhile.',
      next: 'Acknowledge.',
      shown: inThread(open, remind('acknowledge', 'breach', { late: down })),
      pings: true,
    },
    {
      title: 'several, in a channel that has had many lines',
      about: 'The round-up, in the channel. On call is mentioned once in a quarter of an hour at most.',
      next: 'Acknowledge one, or look at its card.',
      shown: roundUp(
        [remind('acknowledge', 'warning'), remind('acknowledge', 'overdue')].map((told) => ({
          escalation: open,
          reminder: told,
          link: cardLink,
          restricted: false,
        })),
        { crews: here.crews, wording, now },
      ),
      pings: {
        although:
          'what each is about stands on its card: here it would stay when one goes to a restricted team',
      },
    },
    {
      title: 'the same when one of them is settled',
      about: 'The same message, edited.',
      next: 'Look at the other.',
      shown: roundUp(
        [{ escalation: open, reminder: remind('acknowledge', 'overdue'), link: cardLink, restricted: false }],
        {
          crews: here.crews,
          wording,
          now,
          settled: [{ escalation: taken, link: cardLink, readable: false }],
        },
      ),
    },
    {
      title: 'any reminder that is settled',
      about: 'The same message, edited, here and in direct messages.',
      next: 'Nothing.',
      shown: settledMessage([{ escalation: taken, link: null, readable: true }], wording.words),
    },
    {
      title: 'The end of the owner’s shift',
      about: 'Under the card. Whoever is on call now is mentioned.',
      next: 'Take over.',
      shown: handOverLine({
        escalation: offered,
        onCall: here,
        readable: true,
        wording,
        now,
        last: anEntry(deedsOf(telling).said),
      }),
      pings: true,
    },
    {
      title: 'The end of the owner’s shift, while an answer is awaited',
      about: 'The same, with the question.',
      next: 'Take over.',
      shown: handOverLine({
        escalation: { ...waiting, handOver: offered.handOver },
        onCall: nobody,
        readable: true,
        wording,
        now,
        last: null,
      }),
      pings: true,
    },
  ];
  const owner = clocks
    .filter((clock) => clock !== 'acknowledge')
    .flatMap((clock) =>
      kinds.map(
        (kind): MessageKind => ({
          title: `${clock}, ${when[kind]}`,
          about: 'To the owner.',
          next: helps[clock],
          shown: toOne('owner', taken, remind(clock, kind)),
          pings: true,
        }),
      ),
    );
  const lead = [...clocks, 'callback' as const].flatMap((clock) =>
    kinds
      .filter((kind) => kind !== 'warning' && (clock !== 'callback' || kind === 'overdue'))
      .map(
        (kind): MessageKind => ({
          title: `${clock}, ${when[kind]}`,
          about: 'To a lead.',
          next: clock === 'acknowledge' ? 'Assign it to somebody.' : 'Look whether the owner needs help.',
          shown: toOne('lead', clock === 'callback' ? toCall : ofClock(clock), remind(clock, kind)),
          pings: true,
        }),
      ),
  );
  const { account } = telling.typed;
  return [
    { title: 'Reminders in the card’s thread', kinds: thread },
    {
      title: 'Reminders to the owner',
      alone: true,
      kinds: [
        ...owner,
        {
          title: 'update, promised by the owner',
          about: 'To the owner, when the news that they promised is due.',
          next: 'Give news, promise another time, or hand it back.',
          shown: toOne('owner', { ...takenOnPhone, clocks: { ...taken.clocks } }, remind('update', 'breach')),
          pings: true,
        },
        {
          title: 'of what only their team may read',
          about: 'To the owner in a team whose cards only they read.',
          next: 'Open the card.',
          shown: toOne('owner', { ...taken, team: 'risk' }, remind('resolve', 'breach'), {
            readable: false,
            restricted: true,
          }),
          pings: { although: 'what is in it is for the team alone, so no direct message says it' },
        },
        {
          title: 'several at once',
          about: 'To the owner: many reminders in one minute are one message.',
          next: 'Begin with the first.',
          shown: personalReminders(
            [
              {
                escalation: taken,
                reminder: remind('resolve', 'breach'),
                as: 'owner',
                link: cardLink,
                ...forAll,
              },
              {
                escalation: takenOnPhone,
                reminder: remind('update', 'breach'),
                as: 'owner',
                link: cardLink,
                ...forAll,
              },
              ...Array.from(
                { length: 11 },
                (): PersonalReminder => ({
                  escalation: taken,
                  reminder: remind('update', 'warning'),
                  as: 'owner',
                  link: cardLink,
                  ...forAll,
                }),
              ),
            ],
            wording,
            now,
          ),
          pings: true,
        },
        {
          title: 'The end of your shift',
          about: 'To the owner, when a hand-over is offered.',
          next: 'Nothing; or Keep it.',
          shown: personalHandOver({
            escalation: offered,
            as: 'owner',
            onCall: here,
            readable: true,
            link: cardLink,
            wording,
            now,
          }),
          pings: true,
        },
        {
          title: 'The end of your shift, and nobody can be reached',
          about: 'The same, where Slack can notify nobody of the open shift, and nobody who stands in.',
          next: 'Ask somebody; or Keep it.',
          shown: personalHandOver({
            escalation: offered,
            as: 'owner',
            onCall: { ...nobody, outOfReach: true },
            readable: true,
            link: cardLink,
            wording,
            now,
          }),
          pings: true,
        },
        {
          title: 'The end of your shift, and nobody is on call',
          about: 'The same, while no shift is open.',
          next: 'Nothing; or Keep it.',
          shown: personalHandOver({
            escalation: offered,
            as: 'owner',
            onCall: nobody,
            readable: true,
            link: cardLink,
            wording,
            now,
          }),
          pings: true,
        },
      ],
    },
    {
      title: 'Reminders to the agent',
      alone: true,
      kinds: [
        {
          title: 'Nobody has it in time, during a call',
          about: 'To the agent on the phone: what to say now.',
          next: 'Promise a callback.',
          shown: toOne('reporter', onPhone, remind('acknowledge', 'breach')),
          pings: onTheLine,
        },
        {
          title: 'Hold on ran out, during a call',
          about: 'To the agent on the phone: what to say now.',
          next: 'Promise a callback.',
          shown: toOne('reporter', takenOnPhone, remind('update', 'breach')),
          pings: onTheLine,
        },
        ...kinds.map(
          (kind): MessageKind => ({
            title: `The call to the user, ${when[kind]}`,
            about: 'To the agent who promised it to the user.',
            next: 'Call the user, and say how it went.',
            shown: toOne('reporter', toCall, remind('callback', kind), { account }),
            pings: theCall,
          }),
        ),
        ...(['agent', 'user'] as const).flatMap((who) =>
          (['warning', 'breach'] as const).map(
            (kind): MessageKind => ({
              title: `A question to the ${who}, ${kind === 'warning' ? 'not answered yet' : 'still not answered'}`,
              about: 'To the agent, who was asked.',
              next: 'Answer.',
              shown: toOne('reporter', asked[who], remind('answer', kind)),
              pings: { although: 'who answers need not know how the team stands with it' },
            }),
          ),
        ),
        {
          title: 'The email to the user',
          about: 'The same, where the user is reached by email.',
          next: 'Write to the user, and say how it went.',
          shown: toOne('reporter', { ...toCall, contact: 'email' }, remind('callback', 'warning'), {
            account,
          }),
          pings: theCall,
        },
      ],
    },
    {
      title: 'What leads are told',
      alone: true,
      kinds: [
        ...lead,
        ...(['agent', 'user'] as const).map(
          (who): MessageKind => ({
            title: `A question to the ${who} is not answered`,
            about: 'To a lead, when the agent has been reminded and has not answered.',
            next: 'Ask the agent, or see to it that somebody else does.',
            shown: toOne('lead', asked[who], remind('answer', 'breach')),
            pings: true,
          }),
        ),
        {
          title: 'Whoever was asked has left',
          about: 'To a lead, in place of that, when the agent is not in Slack any more.',
          next: 'Find somebody else who knows, or see that it is closed.',
          shown: toOne('lead', asked.agent, remind('answer', 'breach'), { hasLeft: true }),
          pings: true,
        },
        ...sideOffers,
        {
          title: 'Nobody took it over',
          about: 'To a lead, when the hand-over was not taken.',
          next: 'Assign it to somebody.',
          shown: personalHandOver({
            escalation: offered,
            as: 'lead',
            onCall: here,
            readable: true,
            link: cardLink,
            wording,
            now,
          }),
          pings: true,
        },
        {
          title: 'It goes in circles',
          about: 'To the leads on both sides, at the third move.',
          next: 'Decide together who keeps it.',
          shown: leadNotice({
            escalation: { ...taken, moves: 3 },
            entry: anEntry(deedsOf(telling).moved),
            link: cardLink,
            readable: true,
            wording,
            now,
          }),
          pings: true,
        },
        {
          title: 'It goes in circles, and you may not read why',
          about: 'The same, to a lead who may not read what was written.',
          next: 'Decide together who keeps it.',
          shown: leadNotice({
            escalation: { ...taken, moves: 3 },
            link: null,
            readable: false,
            wording,
            now,
          }),
          pings: { although: 'what is in it is for the team alone' },
        },
        ...[1, 14].map(
          (amount): MessageKind => ({
            title: amount === 1 ? 'One was left open at resolving' : 'Many were left open at resolving',
            about: 'To the owner, once, on the next working morning.',
            next: 'Look back, or Not now.',
            shown: leftOpenQuestion(
              Array.from({ length: amount }, () => ({
                escalation: leftOpen,
                link: cardLink,
                readable: true,
              })),
              { asksCause: true, words },
            ),
            pings: { although: 'it is over: how urgent it was helps nobody now' },
          }),
        ),
        {
          title: 'A reminder that its reader may not read any more',
          about:
            'In the place of a reminder, when the escalation moved to a team whose cards only they read.',
          next: 'Nothing.',
          shown: onlyFor(taken.id, wording.teamName('risk'), wording),
        },
        ...['is_archived', 'not_in_channel', 'restricted_action', 'perhaps posted', 'some_new_error'].map(
          (reason): MessageKind => ({
            title: `A channel cannot be written to: ${reason.replaceAll('_', ' ')}`,
            about: 'To a lead, once.',
            next: 'Do what it says.',
            shown: undeliverable(
              {
                channel: 'C0DESIGN',
                reason,
                teamName: wording.teamName('design'),
                elsewhere: reason === 'not_in_channel' ? null : 'C0OPS',
              },
              words,
            ),
            pings: { although: 'it is about a channel' },
          }),
        ),
        ...[null, 'UAOIFE'].map(
          (person): MessageKind => ({
            title: `Slack did not take one message: ${person === null ? 'in a channel' : 'for a person'}`,
            about: 'To the owner, or to the leads while nobody has it; once a day.',
            next: 'Open the card, look at its History, and pass on what is missing.',
            shown: notTaken({
              id: taken.id,
              person,
              channel: 'C0DESIGN',
              teamName: wording.teamName('design'),
              reason: person === null ? 'msg_too_long' : 'message_limit_exceeded',
              link: cardLink,
              wording,
            }),
            pings: { although: 'it is about a message' },
          }),
        ),
        {
          title: 'A team’s user group is gone',
          about: 'To a lead, once a day, when somebody has tried to act.',
          next: 'Do what it says; act meanwhile.',
          shown: nobodyResponds(wording.teamName('engineering'), words),
          pings: { although: 'it is about a team' },
        },
        {
          title: 'The fallback channel cannot be written to',
          about: 'To a lead, once.',
          next: 'Do what it says.',
          shown: undeliverable(
            { channel: 'C0OPS', reason: 'is_archived', teamName: null, elsewhere: null },
            words,
          ),
          pings: { although: 'it is about a channel' },
        },
        ...['user_disabled', 'messages_tab_disabled', 'perhaps posted'].map(
          (reason): MessageKind => ({
            title: `A person cannot be written to: ${reason.replaceAll('_', ' ')}`,
            about: 'To a lead, once.',
            next: 'See to what they had.',
            shown: unreachable({ user: 'UJONAS', reason, wording }),
            pings: { although: 'it is about a person' },
          }),
        ),
      ],
    },
  ];
}
