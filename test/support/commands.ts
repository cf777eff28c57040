/** Commands as people give them, by a responder or the reporter at their own button unless a test says otherwise. */
import type { Command, CommandOf } from '../../src/domain/command.ts';
import type { Resolution } from '../../src/domain/escalation.ts';
import { after, reporter, responder, stranger } from './factories.ts';

type Person = Exclude<Command, { kind: 'tick' }>['kind'];
type Given<K extends Person> = Partial<Omit<CommandOf<K>, 'kind'>>;

const team = { by: responder(), via: 'button' } as const;
const agent = { by: reporter(), via: 'button' } as const;

export const aResolution = (resolution: Partial<Resolution> = {}): Resolution => ({
  fixed: 'Released by hand',
  tellUser: 'The money arrives tomorrow.',
  cause: 'bug',
  document: { answer: 'yes', which: 'Payout delays' },
  ...resolution,
});

export const tick: Command = { kind: 'tick' };
export const acknowledge = (given: Given<'acknowledge'> = {}): CommandOf<'acknowledge'> => ({
  kind: 'acknowledge',
  ...team,
  ...given,
});
export const undo = (given: Given<'undo'> = {}): CommandOf<'undo'> => ({ kind: 'undo', ...team, ...given });
export const handBack = (given: Given<'hand back'> = {}): CommandOf<'hand back'> => ({
  kind: 'hand back',
  ...team,
  ...given,
});
export const takeOver = (given: Given<'take over'> = {}): CommandOf<'take over'> => ({
  kind: 'take over',
  by: responder('UPRIYA'),
  via: 'button',
  ...given,
});
export const keep = (given: Given<'keep'> = {}): CommandOf<'keep'> => ({ kind: 'keep', ...team, ...given });
/** Two hours after `morning`. */
export const promiseNews = (given: Given<'promise news'> = {}): CommandOf<'promise news'> => ({
  kind: 'promise news',
  newsBy: after(120),
  ...team,
  ...given,
});
export const holdOn = (given: Given<'hold on'> = {}): CommandOf<'hold on'> => ({
  kind: 'hold on',
  ...team,
  ...given,
});
export const endCall = (given: Given<'end call'> = {}): CommandOf<'end call'> => ({
  kind: 'end call',
  ...agent,
  ...given,
});
export const startCall = (given: Given<'start call'> = {}): CommandOf<'start call'> => ({
  kind: 'start call',
  ...agent,
  ...given,
});
/** Three hours after `morning`. */
export const promiseCallback = (given: Given<'promise callback'> = {}): CommandOf<'promise callback'> => ({
  kind: 'promise callback',
  callbackAt: after(180),
  ...team,
  ...given,
});
export const callBack = (given: Given<'call back'> = {}): CommandOf<'call back'> => ({
  kind: 'call back',
  outcome: 'satisfied',
  retryAt: null,
  ...agent,
  ...given,
});
/** Until two hours after `morning`. */
export const snooze = (given: Given<'snooze'> = {}): CommandOf<'snooze'> => ({
  kind: 'snooze',
  until: after(120),
  ...team,
  ...given,
});
export const assign = (given: Given<'assign'> = {}): CommandOf<'assign'> => ({
  kind: 'assign',
  to: { id: 'UPRIYA', responder: true },
  ...team,
  ...given,
});
export const takeAgentSide = (given: Given<'take agent side'> = {}): CommandOf<'take agent side'> => ({
  kind: 'take agent side',
  by: { ...stranger(), support: 'agent' },
  via: 'button',
  ...given,
});
export const giveAgentSide = (given: Given<'give agent side'> = {}): CommandOf<'give agent side'> => ({
  kind: 'give agent side',
  to: { id: 'UJONAS', agent: true },
  ...agent,
  ...given,
});
export const ask = (given: Given<'ask'> = {}): CommandOf<'ask'> => ({
  kind: 'ask',
  missing: ['Amount and currency'],
  text: 'Which payout?',
  ...team,
  ...given,
});
export const askUser = (given: Given<'ask user'> = {}): CommandOf<'ask user'> => ({
  kind: 'ask user',
  ...agent,
  ...given,
});
export const correct = (given: Given<'correct'> = {}): CommandOf<'correct'> => ({
  kind: 'correct',
  facts: { account: 'acct_2' },
  ...agent,
  ...given,
});
export const answer = (given: Given<'answer'> = {}): CommandOf<'answer'> => ({
  kind: 'answer',
  text: 'po_9, 120 EUR',
  ...agent,
  ...given,
});
export const changePriority = (given: Given<'change priority'> = {}): CommandOf<'change priority'> => ({
  kind: 'change priority',
  to: 'urgent',
  ...team,
  ...given,
});
export const move = (given: Given<'move'> = {}): CommandOf<'move'> => ({
  kind: 'move',
  to: 'risk',
  reason: 'The account is under review',
  ...team,
  ...given,
});
export const resolve = (given: Given<'resolve'> = {}): CommandOf<'resolve'> => ({
  kind: 'resolve',
  resolution: aResolution(),
  ...team,
  ...given,
});
export const lookBack = (given: Given<'look back'> = {}): CommandOf<'look back'> => ({
  kind: 'look back',
  cause: 'bug',
  document: { answer: 'wrong', which: 'Payout delays' },
  ...team,
  ...given,
});
export const reopen = (given: Given<'reopen'> = {}): CommandOf<'reopen'> => ({
  kind: 'reopen',
  reason: 'It is back',
  ...agent,
  ...given,
});
export const cancel = (given: Given<'cancel'> = {}): CommandOf<'cancel'> => ({
  kind: 'cancel',
  reason: 'Raised twice',
  ...agent,
  ...given,
});
export const say = (given: Given<'say'> = {}): CommandOf<'say'> => ({
  kind: 'say',
  side: 'team',
  text: 'Looking at it now',
  by: responder(),
  via: 'reply',
  ...given,
});
