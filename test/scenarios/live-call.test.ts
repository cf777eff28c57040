/** The user is on the phone: minutes count, a quick answer helps, and the call ends when the agent says so or by itself. */
import { expect, test } from 'vitest';
import type { Deed, Reminder, ReminderKind } from '../../src/domain/escalation.ts';
import { callbackForm } from '../../src/views/acts/promise-callback.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import {
  ask,
  hear,
  more,
  move,
  press,
  resolve,
  startRaised,
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { agentLines, agentMessage, cardLines, modalLines } from '../support/lines.ts';
import { type About, at, breach, onDuty } from '../support/words/about.ts';
import { acts, choices, fields, row } from '../support/words/labels.ts';

/** Without the call somebody would have two hours to take it. */
const onPhone = { [fields.priority]: choices.normal, [fields.onPhone]: [choices.yes] };
const resolveBy = at('10:00', 2);
const during = { priority: 'normal', onPhone: true } as const;
const calling: About = { ...during, due: { acknowledge: at('10:03'), resolve: resolveBy } };
/** Priya has it, and owes news by then. */
const hers = { status: 'acknowledged', owner: 'UPRIYA' } as const;
const newsBy = (update: number, callback?: number) => ({
  due: { update, resolve: resolveBy, ...(callback === undefined ? {} : { callback }) },
});

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const atAoifes = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
const card = (bot: Bot) => cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA');
const toAoife = (bot: Bot) => agentLines(bot, 'ESC-1', 'UAOIFE');

/** How it stands, on the card and on the agent's message. */
function expectStands(bot: Bot, now: Parameters<Bot['words']['card']>[0]): void {
  expect(card(bot)).toEqual(bot.words.card(now, 'UPRIYA'));
  expect(toAoife(bot)).toEqual(bot.words.agentMessage(now));
}

/** What is said at one instant in several places is said in any order. */
const expectHeard = (heard: readonly Heard[], expected: readonly unknown[]) =>
  expect(heard.toSorted()).toEqual(expected.toSorted());

const inThread = ({ words }: Bot, when: string, deed: Deed, by: string, where = thread) => [
  when,
  where,
  words.inThread(deed, { by, now: at(when) }),
  [],
];
const toAgent = ({ words }: Bot, when: string, deed: Deed, facts: Parameters<Bot['words']['toAgent']>[1]) => [
  when,
  agent,
  words.toAgent(deed, { now: at(when), ...facts }),
  [],
];

/** That somebody should take it, or did not, in the thread. */
const reminded = (
  { words }: Bot,
  when: string,
  [kind, dueAt]: [ReminderKind, number],
  to: 'thread' | 'on-call',
  about: About = calling,
) => [
  when,
  thread,
  words.reminded({ clock: 'acknowledge', kind, dueAt }, { ...about, to, now: at(when) }),
  to === 'on-call' ? ['S0ENG'] : [],
];

/** That nobody took it, to both leads. */
const leadsTold = ({ words }: Bot, when: string, about: About) => {
  const reminder = { clock: 'acknowledge', kind: 'breach', startedAt: 0, dueAt: at(when) } as const;
  const text = words.personal([{ reminder, as: 'lead', about }], at(when));
  return ['Marcus', 'Nora'].map((lead) => [when, lead, text, []]);
};

/** What to say to the user, who still waits, to the agent. */
const agentTold = ({ words }: Bot, when: string, reminder: Reminder, about: About): Heard => [
  when,
  'Aoife',
  words.personal([{ reminder, as: 'reporter', about }], at(when)),
  [],
];

const heldOn = (newsBy: number) => ({ what: 'held on', newsBy }) as const;

test('on-call is mentioned at once, three minutes count, and after half an hour the call is taken to be over', async () => {
  const bot = await startBot();
  const { words } = bot;
  const heard = listenTo(bot);
  await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: 'Payouts frozen', ...onPhone });
  expectHeard(heard(), [
    ['10:00:00', '#esc-engineering', words.cardPosted(calling), ['S0ENG']],
    ['10:00:00', 'Aoife', words.agentPosted(calling), []],
  ]);
  expect(card(bot)).toEqual(words.card(calling, 'UPRIYA', { first: true }));
  expect(toAoife(bot).at(-1)).toBe(
    row(acts.endCall, acts.promiseCallback, acts.correct, acts.cancel, acts.more),
  );

  await bot.pass(29 * minute);
  expectHeard(heard(), [
    reminded(bot, '10:01:30', ['warning', at('10:03')], 'thread'),
    reminded(bot, '10:02:24', ['warning', at('10:03')], 'on-call'),
    reminded(bot, '10:03:00', ['breach', at('10:03')], 'on-call'),
    ...leadsTold(bot, '10:03:00', calling),
    agentTold(bot, '10:03:00', breach('acknowledge', at('10:03')), calling),
  ]);

  await bot.pass(minute);
  expectHeard(heard(), [inThread(bot, '10:30:00', { what: 'call ended' }, 'switchboard')]);
  const quiet: About = { priority: 'normal', due: { acknowledge: at('12:00'), resolve: resolveBy } };
  expectStands(bot, quiet);

  // The two hours of its priority count again, with the thirty minutes of the call in them.
  await bot.pass(hour + 6 * minute);
  expectHeard(heard(), [
    reminded(bot, '11:00:00', ['warning', at('12:00')], 'thread', quiet),
    reminded(bot, '11:36:00', ['warning', at('12:00')], 'on-call', quiet),
  ]);
});

test('Hold on, 2 min takes what nobody has, and the agent has something to say to the user', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await press(bot, 'UPRIYA', acts.holdOn, theCard(bot));
  expectHeard(heard(), [
    inThread(bot, '10:01:00', heldOn(at('10:03')), 'UPRIYA'),
    toAgent(bot, '10:01:00', heldOn(at('10:03')), { by: 'UPRIYA' }),
  ]);
  expectStands(bot, { ...during, ...hers, ...newsBy(at('10:03')), promised: true });

  // Once more, before the two minutes are over: the agent holds on already.
  await bot.pass(minute);
  await press(bot, 'UPRIYA', acts.holdOn, theCard(bot));
  expectHeard(heard(), []);
  await write(bot, 'UPRIYA', 'C0ENG', 'It is on its way.', theCard(bot));
  expectHeard(heard(), [['10:02:00', agent, bot.words.writes('It is on its way.', 'UPRIYA'), []]]);
  // That was the news, so the team's own eight hours count from here.
  expect(card(bot)).toEqual(bot.words.card({ ...during, ...hers, ...newsBy(at('18:02')) }, 'UPRIYA'));
  await bot.pass(10 * minute);
  expectHeard(heard(), []);
});

test('when the two minutes pass without a word, the owner is asked and the agent is told what to say', async () => {
  const bot = await startRaised(onPhone);
  await press(bot, 'UPRIYA', acts.holdOn, theCard(bot));
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(5 * minute);
  const reminder = breach('update', at('10:02'));
  const held = { ...during, ...hers };
  expectHeard(heard(), [
    ['10:02:00', 'Priya', bot.words.personal([{ reminder, as: 'owner', about: held }], at('10:02')), []],
    agentTold(bot, '10:02:00', reminder, held),
  ]);
});

test('a callback promised during the call takes it too, and the agent ends the call', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await press(bot, 'UPRIYA', acts.promiseCallback, theCard(bot));
  expect(modalLines(bot, 'UPRIYA')).toEqual(
    bot.words.modal(callbackForm({ id: 'ESC-1', via: 'button' }, null, en), 'UPRIYA'),
  );
  await submit(bot, 'UPRIYA', { [fields.callbackAt]: new Date(at('12:00')) });
  const promised = { what: 'callback promised', callbackAt: at('12:00'), before: null } as const;
  expectHeard(heard(), [
    inThread(bot, '10:01:00', promised, 'UPRIYA'),
    toAgent(bot, '10:01:00', promised, { by: 'UPRIYA' }),
  ]);

  await press(bot, 'UAOIFE', acts.endCall, atAoifes(bot));
  expectHeard(heard(), [inThread(bot, '10:01:00', { what: 'call ended' }, 'UAOIFE')]);
  expectStands(bot, {
    priority: 'normal',
    ...hers,
    callbackAt: at('12:00'),
    ...newsBy(at('18:01'), at('12:00')),
  });
  // It is over once, not again half an hour after it began.
  await bot.pass(hour);
  expectHeard(heard(), []);
});

test('a user who calls again: said under More, minutes count from then on, and that call ends by itself too', async () => {
  const bot = await startRaised({ [fields.priority]: choices.normal });
  const { words } = bot;
  await bot.pass(20 * minute);
  const heard = listenTo(bot);
  await press(bot, 'UPRIYA', acts.more, theCard(bot));
  await more(bot, 'UAOIFE', acts.startCall, atAoifes(bot));
  expect(modalLines(bot, 'UAOIFE')).toEqual(words.notice({ text: en.acts['start call'].answer('ESC-1') }));
  await bot.slack.closeModal('UAOIFE');
  const again = { what: 'call started' } as const;
  const called = words.inThread(again, { by: 'UAOIFE', now: at('10:20') }, { calls: onDuty.engineering });
  expectHeard(heard(), [['10:20:00', thread, called, ['S0ENG']]]);
  const waiting: About = { ...during, due: { acknowledge: at('10:23'), resolve: resolveBy } };
  expectStands(bot, waiting);
  expect(toAoife(bot).at(-1)).toBe(
    row(acts.endCall, acts.promiseCallback, acts.correct, acts.cancel, acts.more),
  );

  // Priya's More stood open meanwhile.
  await press(bot, 'UPRIYA', acts.startCall);
  expect(modalLines(bot, 'UPRIYA')).toEqual(words.refusedNotice({ refused: 'call goes on' }, {}, 'UPRIYA'));
  await bot.slack.closeModal('UPRIYA');

  await bot.pass(30 * minute);
  const dueAt = at('10:23');
  expectHeard(heard(), [
    reminded(bot, '10:21:30', ['warning', dueAt], 'thread', waiting),
    reminded(bot, '10:22:24', ['warning', dueAt], 'on-call', waiting),
    reminded(bot, '10:23:00', ['breach', dueAt], 'on-call', waiting),
    ...leadsTold(bot, '10:23:00', waiting),
    agentTold(bot, '10:23:00', breach('acknowledge', dueAt), waiting),
    inThread(bot, '10:50:00', { what: 'call ended' }, 'switchboard'),
  ]);
  expectStands(bot, { priority: 'normal', due: { acknowledge: at('12:20'), resolve: resolveBy } });
});

test('the team may say it too: the agent reads it, and who has it is called instead of on-call', async () => {
  const bot = await startRaised({ [fields.priority]: choices.normal });
  await press(bot, 'UPRIYA', acts.acknowledge, theCard(bot));
  await bot.pass(20 * minute);
  hear(bot);
  const heard = listenTo(bot);
  await more(bot, 'UKENJI', acts.startCall, theCard(bot));
  await bot.slack.closeModal('UKENJI');
  const again = { what: 'call started' } as const;
  const called = bot.words.inThread(again, { by: 'UKENJI', now: at('10:20'), ...hers });
  expectHeard(heard(), [
    ['10:20:00', thread, called, ['UPRIYA']],
    toAgent(bot, '10:20:00', again, { by: 'UKENJI', ...hers }),
  ]);
  expectStands(bot, { ...during, ...hers, ...newsBy(at('18:00')) });
  await press(bot, 'UAOIFE', acts.endCall, atAoifes(bot));
  hear(bot);
});

test('the priority raised during the call leaves the three minutes, and holds once the call is over', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await more(bot, 'UAOIFE', acts.changePriority, atAoifes(bot), { [fields.newPriority]: choices.urgent });
  expectHeard(heard(), [
    inThread(bot, '10:01:00', { what: 'priority changed', from: 'normal', to: 'urgent' }, 'UAOIFE'),
  ]);
  const urgent = (acknowledge: number) => ({ due: { acknowledge, resolve: at('14:00') } });
  expect(card(bot)).toEqual(bot.words.card({ onPhone: true, ...urgent(at('10:03')) }, 'UPRIYA'));
  await bot.pass(minute);
  heard();
  await press(bot, 'UAOIFE', acts.endCall, atAoifes(bot));
  expectHeard(heard(), [inThread(bot, '10:02:00', { what: 'call ended' }, 'UAOIFE')]);
  expect(card(bot)).toEqual(bot.words.card(urgent(at('10:15')), 'UPRIYA'));
  await bot.pass(13 * minute);
  expectHeard(heard(), [
    reminded(bot, '10:07:30', ['warning', at('10:15')], 'thread', {}),
    reminded(bot, '10:12:00', ['warning', at('10:15')], 'on-call', {}),
    reminded(bot, '10:15:00', ['breach', at('10:15')], 'on-call', {}),
    ...leadsTold(bot, '10:15:00', {}),
  ]);
});

test('moved during the call, the other team has three minutes of its own, and its on-call hears of it at once', async () => {
  const bot = await startRaised(onPhone);
  const heard = listenTo(bot);
  await bot.pass(minute);
  await move(bot, 'New markets', 'UPRIYA', theCard(bot), 'Konbini.');
  const moved = {
    what: 'moved',
    from: 'engineering',
    to: 'new-markets',
    reason: 'Konbini.',
    heldMs: minute,
    owner: null,
    policyId: '',
  } as const;
  const theirs = {
    ...during,
    team: 'new-markets',
    due: { acknowledge: at('10:04'), resolve: resolveBy },
  };
  const theirThread = '#esc-new-markets › thread';
  expectHeard(heard(), [
    [
      '10:01:00',
      '#esc-new-markets',
      bot.words.cardPosted({ ...theirs, moves: 1, now: at('10:01') }),
      ['UOLGA', 'URAVI'],
    ],
    inThread(bot, '10:01:00', moved, 'UPRIYA', theirThread),
    inThread(bot, '10:01:00', moved, 'UPRIYA'),
    toAgent(bot, '10:01:00', moved, { by: 'UPRIYA', ...theirs }),
  ]);
  expect(toAoife(bot).at(-1)).toBe(
    row(acts.endCall, acts.promiseCallback, acts.correct, acts.cancel, acts.more),
  );
  await bot.pass(2.5 * minute);
  heard();
  const theirCard = theCard(bot, 'C0MARKETS');
  await press(bot, 'URAVI', acts.holdOn, theirCard);
  expectHeard(heard(), [
    inThread(bot, '10:03:30', heldOn(at('10:05:30')), 'URAVI', theirThread),
    toAgent(bot, '10:03:30', heldOn(at('10:05:30')), { by: 'URAVI', team: 'new-markets' }),
  ]);
  await resolve(bot, 'URAVI', theirCard);
  heard();
  await bot.pass(hour);
  // It is solved: nobody needs to hear that the call is over.
  expectHeard(heard(), []);
});

test('a question during the call leaves the agent the end of it, which may also come while the bot is down', async () => {
  const bot = await startRaised(onPhone);
  await ask(bot, 'Since when?');
  expect(toAoife(bot).at(-1)).toBe(
    row(acts.answer, acts.askUser, acts.endCall, acts.correct, acts.cancel, acts.more),
  );
  const heard = listenTo(bot);
  bot.said();
  await bot.pass(29 * minute);
  await bot.away(10 * minute);
  expect(heard().slice(-1)).toEqual([inThread(bot, '10:39:00', { what: 'call ended' }, 'switchboard')]);
  expect(toAoife(bot).at(-1)).toBe(row(acts.answer, acts.askUser, acts.correct, acts.cancel, acts.more));
  expect(card(bot)).toEqual(
    bot.words.card(
      {
        priority: 'normal',
        status: 'waiting',
        left: { resolve: 48 * hour, update: 8 * hour },
        owner: 'UKENJI',
        question: { missing: [], text: 'Since when?', by: 'UKENJI', at: at('10:00') },
      },
      'UPRIYA',
    ),
  );
});
