/** The card in the team's channel, and the agent's message: edited in place, so they notify nobody but when they are posted. */
import type { Escalation } from '../../../src/domain/escalation.ts';
import { agentMessage, handedOn } from '../../../src/views/agent-message.ts';
import { card, elsewhere } from '../../../src/views/card.ts';
import { aClock, after } from '../factories.ts';
import { cardLink, livesOf, now } from './lives.ts';
import type { Chapter, Telling } from './message-kind.ts';

export function cards(telling: Telling): Chapter {
  const { wording } = telling;
  const {
    open,
    onPhone,
    taken,
    waiting,
    waitingForUser,
    resolved,
    cancelled,
    offered,
    snoozed,
    toCall,
    resolution,
    handedOver,
    ...others
  } = livesOf(telling);
  const { news, late, lateAsked, calledInVain, calledBack, toWrite, ...onCall } = others;
  const of = (escalation: Escalation, more: Partial<Parameters<typeof card>[0]> = {}) =>
    card({
      escalation,
      card: 0,
      first: false,
      onCall: onCall.here,
      closedUntil: null,
      sourceLink: cardLink,
      movedTo: null,
      wording,
      now,
      ...more,
    });
  const handed = {
    title: 'Another agent has the agent’s side',
    about: 'Edited when somebody took it over, or was given it.',
    next: 'Nothing.',
    shown: of(handedOver),
  };
  return {
    title: 'The card, in the team’s channel',
    kinds: [
      {
        title: 'During a call',
        about: 'Posted when an agent escalates with the user on the phone. On call is mentioned at once.',
        next: 'Acknowledge, or ask the agent to hold on.',
        shown: of(onPhone, { first: true, now: after(1) }),
        pings: true,
      },
      {
        title: 'Nobody has it yet',
        about: 'Posted when an agent escalates. The ladder of reminders follows.',
        next: 'Acknowledge.',
        shown: of(open, { now: after(1) }),
      },
      {
        title: 'Nobody is on call',
        about: 'The same, while the team is closed.',
        next: 'Whoever is there may acknowledge.',
        shown: of(open, { onCall: onCall.nobody, closedUntil: after(900), now: after(1) }),
      },
      {
        title: 'Urgent, and nobody is on call',
        about: 'Whoever stands in is mentioned.',
        next: 'Acknowledge.',
        shown: of({ ...open, priority: 'urgent' }, { first: true, onCall: onCall.standIn, now: after(1) }),
        pings: true,
      },
      {
        title: 'Nobody on call can be reached',
        about: 'Their user group is gone or empty, or they have left. Whoever stands in is mentioned.',
        next: 'Acknowledge.',
        shown: of(
          { ...open, priority: 'urgent' },
          { first: true, onCall: { ...onCall.standIn, outOfReach: true }, now: after(1) },
        ),
        pings: true,
      },
      {
        title: 'Nobody on call can be reached, but somebody comes',
        about: 'The same, where another shift follows. What can wait mentions nobody yet.',
        next: 'Acknowledge.',
        shown: of(open, {
          onCall: { ...onCall.standIn, next: onCall.nobody.next, outOfReach: true },
          now: after(1),
        }),
      },
      {
        title: 'Somebody has it',
        about: 'Edited when somebody acknowledges.',
        next: 'The owner works on it, and resolves it.',
        shown: of(taken),
      },
      {
        title: 'It waits for an answer',
        about: 'Edited when the owner asks the agent.',
        next: 'Nothing, until the answer comes.',
        shown: of(waiting),
      },
      {
        title: 'It waits for the user',
        about: 'Edited when only the user can answer.',
        next: 'Nothing, until the answer comes.',
        shown: of(waitingForUser),
      },
      {
        title: 'The owner’s shift is over',
        about: 'Edited when a hand-over is offered.',
        next: 'Somebody of the next shift takes it over.',
        shown: of(offered),
      },
      handed,
      {
        title: 'Reminders are snoozed',
        about: 'Edited when the owner snoozes them.',
        next: 'Nothing.',
        shown: of(snoozed),
      },
      {
        title: 'Resolved',
        about: 'Edited when it is resolved.',
        next: 'Nothing; whoever sees that it is not, reopens it.',
        shown: of(resolved),
      },
      {
        title: 'Cancelled',
        about: 'Edited when it is cancelled.',
        next: 'Nothing.',
        shown: of(cancelled),
      },
      {
        title: 'With a call to the user still to make',
        about: 'Resolved, and the promised call is open.',
        next: 'Nothing: the agent calls.',
        shown: of(toCall),
      },
      {
        title: 'With an email to the user still to write',
        about: 'The same, where the user is reached by email.',
        next: 'Nothing: the agent writes.',
        shown: of(toWrite),
      },
      {
        title: 'Nobody answered the call',
        about: 'The agent said so, and when to try again.',
        next: 'Nothing: the agent tries again.',
        shown: of(calledInVain),
      },
      {
        title: 'The user was called back',
        about: 'The agent said how it went.',
        next: 'Nothing.',
        shown: of(calledBack),
      },
      {
        title: 'No call is needed any more',
        about: 'The agent said so.',
        next: 'Nothing.',
        shown: of({
          ...calledBack,
          calledBack: calledBack.calledBack && { ...calledBack.calledBack, outcome: 'not needed' },
        }),
      },
      {
        title: 'News is promised',
        about: 'The owner said when.',
        next: 'The owner gives news by then.',
        shown: of(news),
      },
      {
        title: 'Promised news and more are overdue',
        about: 'Time went by.',
        next: 'The owner gives news, and resolves it.',
        shown: of(news, { now: after(600) }),
      },
      {
        title: 'News is overdue',
        about: 'The same, where nobody promised any.',
        next: 'The owner gives news.',
        shown: of(taken, { now: after(200) }),
      },
      {
        title: 'With a cause, and the document that would have helped',
        about: 'Resolved, with all that the owner can say.',
        next: 'Nothing.',
        shown: of({
          ...resolved,
          resolution: {
            ...resolution,
            cause: 'payout',
            document: { answer: 'yes', which: telling.typed.other },
          },
        }),
      },
      ...(['wrong', 'missing'] as const).map((answer) => ({
        title: `With a document that is ${answer}`,
        about: 'The same, said the morning after.',
        next: 'Nothing.',
        shown: of({
          ...resolved,
          resolution: { ...resolution, document: { answer, which: telling.typed.other } },
        }),
      })),
      {
        title: 'Acknowledged late',
        about: 'How late it was stays on the card.',
        next: 'The owner resolves it.',
        shown: of(late, { now: after(96) }),
      },
      {
        title: 'Late, while an answer is awaited',
        about: 'The clocks are paused, and it is late all the same.',
        next: 'The agent answers.',
        shown: of(lateAsked, { now: after(251) }),
      },
      {
        title: 'It moved to another team',
        about: 'What is left of the old card.',
        next: 'Look at the new card.',
        shown: of({ ...taken, moves: 1, team: 'design' }, { movedTo: cardLink }),
      },
      {
        title: 'It stands in another channel',
        about: 'What is left of a card where it stood while that channel, or its own, was closed.',
        next: 'Look at the card.',
        shown: elsewhere(taken.id, cardLink, wording.words),
      },
      {
        title: 'The card after a second move',
        about: 'The newest card says how often it moved.',
        next: 'Acknowledge.',
        shown: of({ ...open, moves: 2 }, { card: 2 }),
      },
      {
        title: 'The configuration does not know the team any more',
        about: 'In the fallback channel. Nobody there may read what is in it.',
        next: 'The operator puts the team back, or somebody moves it.',
        shown: of(open, { outside: true }),
      },
    ],
  };
}

export function agentsMessages(telling: Telling): Chapter {
  const { wording } = telling;
  const {
    open,
    onPhone,
    taken,
    takenOnPhone,
    waiting,
    waitingForUser,
    resolved,
    cancelled,
    toCall,
    ...others
  } = livesOf(telling);
  const { toWrite, calledInVain, calledBack, ...onCall } = others;
  const of = (escalation: Escalation, more: Partial<Parameters<typeof agentMessage>[0]> = {}) =>
    agentMessage({
      escalation,
      onCall: onCall.here,
      closedUntil: null,
      cardLink,
      restricted: false,
      wording,
      now,
      ...more,
    });
  return {
    title: 'The agent’s message, in their direct messages',
    alone: true,
    kinds: [
      {
        title: 'Another agent has it now',
        about: 'What is left with whoever had it before.',
        next: 'Nothing: the other agent goes on.',
        shown: handedOn({ escalation: open, link: null, readable: true }, wording),
      },
      {
        title: 'It is with the team',
        about: 'Posted as soon as the escalation is stored.',
        next: 'Tell the caller until when somebody has it.',
        shown: of(open, { now: after(1) }),
        pings: true,
      },
      {
        title: 'During a call',
        about: 'The same, with the user on the phone.',
        next: 'Keep the user on the line, or promise a callback; press Call ended when they hung up.',
        shown: of(onPhone, { now: after(1) }),
        pings: true,
      },
      {
        title: 'The team is closed',
        about: 'The same, outside the team’s hours.',
        next: 'Tell the caller when the team is back.',
        shown: of(open, { onCall: onCall.nobody, closedUntil: after(900), now: after(1) }),
        pings: true,
      },
      {
        title: 'Somebody has it',
        about: 'Edited.',
        next: 'Nothing.',
        shown: of(taken),
      },
      {
        title: 'Somebody has it during the call',
        about: 'Edited.',
        next: 'Keep the user on the line.',
        shown: of(takenOnPhone, { now: after(6) }),
      },
      {
        title: 'A question',
        about: 'Edited when the owner needs something.',
        next: 'Answer.',
        shown: of(waiting),
      },
      {
        title: 'A question that only the user can answer',
        about: 'Edited when the owner, or the agent, says so.',
        next: 'Ask the user; then Answer.',
        shown: of(waitingForUser),
      },
      {
        title: 'Resolved',
        about: 'Edited.',
        next: 'Tell the user.',
        shown: of(resolved),
      },
      {
        title: 'Resolved, with a call to make',
        about: 'Edited.',
        next: 'Call the user, and say how it went.',
        shown: of(toCall),
      },
      {
        title: 'Resolved, with an email to write',
        about: 'Edited.',
        next: 'Write to the user, and say how it went.',
        shown: of(toWrite),
      },
      {
        title: 'Nobody answered the call',
        about: 'Edited.',
        next: 'Call again.',
        shown: of(calledInVain),
      },
      {
        title: 'The user was called back',
        about: 'Edited.',
        next: 'Nothing.',
        shown: of(calledBack),
      },
      {
        title: 'Nobody works in shifts there',
        about: 'Posted as every first message.',
        next: 'Tell the caller until when somebody has it.',
        shown: of(open, { onCall: { ...onCall.nobody, next: null }, now: after(1) }),
        pings: true,
      },
      {
        title: 'Nobody has it in time',
        about: 'Edited when a promise is missed.',
        next: 'Nothing: the team is reminded.',
        shown: of(open),
      },
      {
        title: 'There is no news in time',
        about: 'Edited when a promise is missed.',
        next: 'Nothing: the owner is reminded.',
        shown: of(taken, { now: after(200) }),
      },
      {
        title: 'It is not resolved in time',
        about: 'Edited when a promise is missed.',
        next: 'Nothing: the owner is reminded.',
        shown: of({ ...taken, clocks: { resolve: taken.clocks.resolve ?? aClock() } }, { now: after(600) }),
      },
      {
        title: 'Cancelled',
        about: 'Edited.',
        next: 'Nothing.',
        shown: of(cancelled),
      },
      {
        title: 'With a team whose cards only they read',
        about: 'As every first message, without a link to the card.',
        next: 'Tell the caller until when somebody has it.',
        shown: of({ ...open, team: 'risk' }, { restricted: true, now: after(1) }),
        pings: true,
      },
    ],
  };
}
