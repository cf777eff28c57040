/** Promised news and calls, priority and reminders: what these acts are called and what is said of them, in English. */
import type { CallbackOutcome, Priority } from '../../../domain/escalation.ts';
import { type Fill, pieces } from '../pieces.ts';
import { outcomes } from './facts.ts';
import { called } from './grammar.ts';

const anotherCall = 'Move the callback';

export const agreementWords = {
  'promise news': {
    may: (it: string) => `promise news about ${it}`,
    history: (who: Fill, by: Fill) => pieces`${who} promised news by ${by}`,
    toTeam: (who: Fill, by: Fill) => pieces`${who} promised news by ${by}.`,
    toAgent: (who: Fill, by: Fill) => pieces`${who} will have news by ${by}.`,
    answer: (agent: Fill, id: string, by: Fill) => pieces`You promised ${agent} news about ${id} by ${by}.`,
    /** mrkdwn. */
    target: (at: string) => `It should be resolved by ${at}.`,
    afterTarget: (target: Fill) =>
      pieces`That is after the resolve target, ${target}. To keep it, do nothing. Or choose an earlier time:`,
    label: 'Promise news',
    another: 'Change promised news',
    about: 'Say when the agent hears from you next.',
    title: (id: string) => `Next news on ${id}`,
    submit: 'Promise',
    by: 'News by',
    hint: 'The agent reads it. You are reminded 10 minutes before.',
    noTime: 'Choose when you will have news.',
    choices: { '30 min': '30 min', '2 hours': '2 hours', today: 'Today', tomorrow: 'Tomorrow' },
  },
  'promise callback': {
    label: 'Promise a callback',
    about: 'The agent is reminded to call the user.',
    another: anotherCall,
    aboutAnother: 'Another time to call the user back by.',
    may: (it: string) => `promise a callback for ${it}`,
    history: (who: Fill, by: Fill, before: Fill | null) =>
      pieces`${who} promised a callback by ${by}${before === null ? '' : pieces` (before: ${before})`}`,
    toTeam: {
      phone: (who: Fill, by: Fill) => pieces`${who} promised the user a call back by ${by}.`,
      email: (who: Fill, by: Fill) => pieces`${who} promised the user an email by ${by}.`,
    },
    toAgent: {
      phone: (by: Fill) => pieces`Tell the user that we call back by ${by}.`,
      email: (by: Fill) => pieces`Tell the user that we write by ${by}.`,
    },
    submit: 'Promise',
    by: 'Call back the user by',
    hint: 'The agent is reminded 15 minutes before, and at the time.',
    noTime: 'Choose until when the user is called back.',
  },
  'call back': {
    labels: {
      satisfied: 'Reached, satisfied',
      'not satisfied': 'Reached, not satisfied',
      'not needed': 'Not needed',
      'no answer': 'No answer',
    },
    may: (it: string) => `say how the callback for ${it} went`,
    history: (who: Fill, outcome: CallbackOutcome, again: Fill | null) =>
      pieces`${who} called the user back: ${outcomes[outcome]}${again === null ? '' : pieces`; to try again by ${again}`}`,
    notNeeded: (who: Fill) => pieces`${who} noted that no call back is needed`,
    toTeam: {
      phone: (who: Fill, outcome: CallbackOutcome) =>
        pieces`${who} called the user back: ${outcomes[outcome]}.`,
      email: (who: Fill, outcome: CallbackOutcome) => pieces`${who} wrote to the user: ${outcomes[outcome]}.`,
    },
    notNeededToTeam: (who: Fill) => pieces`${who} says that no call back is needed.`,
    nextTry: (by: Fill) => pieces`The next try is due by ${by}.`,
    answer: (id: string, outcome: CallbackOutcome) => `${id}: ${outcomes[outcome]}.`,
    reopenIfWrong: 'If something is still wrong, reopen it.',
    tryAgainBy: (by: Fill) => pieces`You are reminded to try again by ${by}.`,
    nobodyIsReminded: 'Nobody is reminded of it again.',
    submit: 'Save',
    tryAgain: 'Try again by',
    hint: 'Left empty, nobody is reminded again.',
  },
  'hold on': {
    label: 'Hold on, 2 min',
    may: (it: string) => `ask the agent of ${it} to hold on`,
    history: (who: Fill, newsBy: Fill | null) =>
      newsBy === null
        ? pieces`${who} asked to hold on`
        : pieces`${who} asked to hold on, with news by ${newsBy}`,
    toTeam: (who: Fill, agent: Fill) => pieces`${who} asked ${agent} to hold on, about 2 minutes.`,
    toAgent: (who: Fill) => pieces`${who}: hold on, about 2 minutes.`,
  },
  'end call': {
    label: 'Call ended',
    may: (it: string) => `end the call about ${it}`,
    history: (who: Fill) => pieces`${who} ended the call`,
    takenToBeOver: (who: Fill) => pieces`${who} counts the call as over`,
    toTeam: 'The call is over.',
    takenToBeOverToTeam: 'We think that the call is over now.',
    answer: (id: string) => `The team sees that the call about ${id} is over.`,
  },
  'start call': {
    label: 'The user is on the phone',
    about: 'They called again and wait now: the owner, or else on-call, is told at once.',
    may: (it: string) => `say that the user of ${it} is on the phone`,
    history: (who: Fill) => pieces`${who} said that the user is on the phone`,
    toTeam: (whom: Fill | null) => pieces`${called(whom)}the user is on the phone again.`,
    toAgent: (who: Fill) => pieces`${who} says that the user is on the phone.`,
    answer: (id: string) => `The team sees that the user of ${id} is on the phone.`,
  },
  snooze: {
    label: 'Snooze reminders',
    about: 'Nobody is reminded for a while; leads still hear of a breach.',
    may: (it: string) => `snooze the reminders of ${it}`,
    history: (who: Fill, until: Fill) => pieces`${who} snoozed reminders until ${until}`,
    ended: (who: Fill) => pieces`${who} ended the snooze of reminders`,
    submit: 'Snooze',
    save: 'Save',
    /** mrkdwn. */
    until: (at: string) => `Reminders are snoozed until ${at}.`,
    howLong: 'For how long?',
    lengths: { '30m': '30 min', '2h': '2 hours', tomorrow: 'Tomorrow 09:00', not: 'Remind as usual' },
    hint: 'Leads still hear of a breach.',
    noLength: 'Choose for how long.',
  },
  'change priority': {
    label: 'Change priority',
    about: 'The due times follow.',
    may: (it: string) => `change the priority of ${it}`,
    history: (who: Fill, from: Priority, to: Priority) =>
      pieces`${who} changed the priority from ${from} to ${to}`,
    done: (who: Fill, from: Priority, to: Priority) =>
      pieces`${who} changed the priority from ${from} to ${to}.`,
    cannotWait: (whom: Fill, id: string) => pieces`${whom}: ${id} cannot wait.`,
    title: (id: string) => `Priority of ${id}`,
    submit: 'Change',
    priority: 'Priority',
    choose: 'Choose a priority',
    hint: 'Time that has been counted stays counted; the due times follow the new priority.',
    noPriority: 'Choose the new priority.',
  },
};
