/** The call promised to the user: promised, remembered, made or missed, and how it went. */
import { expect, test } from 'vitest';
import type { CallbackOutcome, Deed, ReminderKind } from '../../src/domain/escalation.ts';
import { calledBack as answered, noAnswerForm } from '../../src/views/acts/call-back.ts';
import { callbackForm } from '../../src/views/acts/promise-callback.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  command,
  fillIn,
  hear,
  more,
  press,
  resolution,
  resolve,
  startRaised,
  submit,
  theCard,
} from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { agentLines, agentMessage, answerLines, cardLines, modalLines } from '../support/lines.ts';
import { type About, about, at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import type { DigestTold } from '../support/words/words.ts';

/** What is filled in so that the user is called back by this time, at intake or later. */
const by = (time: string) => new Date(at(time));
const normal = { [fields.priority]: choices.normal };
const byNoon = { ...normal, [fields.account]: 'acct_1Kx9', [fields.callback]: by('12:00') };
const laterBy = (time: string) => ({ [fields.callbackAt]: by(time) });

/** The team's own promises while nobody has it, and while Priya does. */
const open = { acknowledge: at('12:00'), resolve: at('10:00', 2) };
const hers = { update: at('18:00'), resolve: at('10:00', 2) };
const priyaHas = { status: 'acknowledged', owner: 'UPRIYA' } as const;

/** How it stands while the call is promised: with the team's own promises that still run. */
const promised = (time: string, due: About['due'] = {}, facts: About = {}): About => ({
  priority: 'normal',
  callbackAt: at(time),
  ...facts,
  due: { ...due, callback: at(time) },
});
const account = 'acct_1Kx9';
const solved = (time: string) =>
  ({ status: 'resolved', owner: 'UPRIYA', closedAt: at(time), resolution, account }) as const;

/** How it stands once the call was made, and is not to be made again. */
const called = (outcome: CallbackOutcome, time: string, facts: About = {}): About => ({
  priority: 'normal',
  callbackAt: at('12:00'),
  calledBack: { outcome, at: at(time), by: 'UAOIFE' },
  ...facts,
});

const form = { id: 'ESC-1', via: 'button' } as const;
const thread = '#esc-engineering › thread';
const atAoifes = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');

const expectAgent = (bot: Bot, now: About): void =>
  expect(agentLines(bot, 'ESC-1', 'UAOIFE')).toEqual(bot.words.agentMessage(now));
/** On the card and on the agent's message. */
function expectStands(bot: Bot, now: About): void {
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(bot.words.card(now, 'UPRIYA'));
  expectAgent(bot, now);
}

/** The newest direct message to Aoife, line by line. */
function aoifeReads({ slack }: Bot): string[] {
  const newest = slack.directMessages('UAOIFE').at(-1);
  return newest ? slack.seenBy(newest, 'UAOIFE').split('\n') : [];
}

const toAoife = (heard: readonly Heard[]) => heard.filter(([, where]) => where === 'Aoife › thread');

const inThread = ({ words }: Bot, when: string, deed: Deed, by: string, pings: string[] = []) => [
  when,
  thread,
  words.inThread(deed, { by, now: at(when) }),
  pings,
];
const promise = (time: string) =>
  ({ what: 'callback promised', callbackAt: at(time), before: null }) as const;

/** That the call was made, to the team. */
const told = (bot: Bot, when: string, outcome: CallbackOutcome, retryAt: number | null = null) =>
  inThread(bot, when, { what: 'called back', outcome, retryAt }, 'UAOIFE');
/** The same to Aoife, who pressed the button. */
const onlyAoife = ({ only, words }: Bot, when: string, outcome: CallbackOutcome, now: About = {}) => [
  when,
  only('UAOIFE'),
  words.say(answered(about(now), outcome, en)),
  [],
];

/** A reminder to the team. */
const teamWarned = ({ words }: Bot, when: string, time: string, about: About) => [
  when,
  thread,
  words.reminded(
    { clock: 'callback', kind: 'warning', dueAt: at(time) },
    { priority: 'normal', ...about, now: at(when) },
  ),
  [],
];
/** A reminder to Aoife, who makes the call and reads whom it is about. */
const callBy = (time: string, facts: About, kind: ReminderKind = 'warning') => ({
  reminder: { clock: 'callback', kind, startedAt: 0, dueAt: at(time) } as const,
  as: 'reporter' as const,
  about: facts,
  account: facts.account ?? null,
});
const agentTold = ({ words }: Bot, when: string, ...what: Parameters<typeof callBy>) => [
  when,
  'Aoife',
  words.personal([callBy(...what)], at(when)),
  [],
];
const solution = { account, resolution };

/** What the agent reads when Priya has solved it. */
const resolvedIt = { what: 'resolved', ...resolution } as const;

const solve = (bot: Bot): Promise<void> => resolve(bot, 'UPRIYA');

/** A lead asks for their digest now, and it says this of Engineering, where one was opened and resolved in time. */
async function expectDigest(
  bot: Bot,
  callback: { met: number; missed: number },
  { satisfied = 1, ...more }: DigestTold & { satisfied?: number } = {},
): Promise<void> {
  await bot.pass(minute);
  await command(bot, 'UMARCUS', 'digest');
  hear(bot);
  const [newest] = bot.slack.directMessages('UMARCUS').slice(-1);
  const once = { met: 1, missed: 0 };
  const team = { team: 'engineering', opened: 1, resolved: 1, acknowledge: once, resolve: once, callback };
  const digest = { teams: [team], numbers: { satisfaction: { satisfied, notSatisfied: 0 } }, ...more };
  expect(newest && bot.words.read(newest.text)).toBe(bot.words.digest(digest));
  expect(newest && bot.slack.seenBy(newest, 'UMARCUS').split('\n')).toEqual(
    bot.words.digestLines(digest, 'UMARCUS'),
  );
}

/** What is said at one instant in several places is said in any order. */
const expectHeard = (heard: readonly Heard[], expected: readonly unknown[]) =>
  expect(heard.toSorted()).toEqual(expected.toSorted());

test('promised at intake, solved and kept: the team is warned, the agent is reminded, and the digest counts it', async () => {
  const bot = await startRaised(byNoon);
  expectStands(bot, promised('12:00', open, { account }));
  await acknowledge(bot, 'UPRIYA');
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(91 * minute);
  expectHeard(heard(), [teamWarned(bot, '11:30:00', '12:00', priyaHas)]);

  await solve(bot);
  const waiting = { by: 'UPRIYA', ...promised('12:00', {}, solved('11:31')) };
  expectHeard(toAoife(heard()), [
    ['11:31:00', 'Aoife › thread', bot.words.toAgent(resolvedIt, waiting), ['UAOIFE']],
  ]);
  expect(aoifeReads(bot)).toEqual(bot.words.toAgentLines(resolvedIt, waiting));

  await bot.pass(14 * minute);
  expectHeard(heard(), [agentTold(bot, '11:45:00', '12:00', solution)]);
  expect(aoifeReads(bot)).toEqual(bot.words.personalLines([callBy('12:00', solution)], 'UAOIFE'));
  await press(bot, 'UAOIFE', acts.satisfied);
  expectHeard(heard(), [onlyAoife(bot, '11:45:00', 'satisfied'), told(bot, '11:45:00', 'satisfied')]);
  expectStands(bot, called('satisfied', '11:45', solved('11:31')));

  // It has been said: there are no buttons any more.
  await expect(bot.slack.click('UAOIFE', acts.notNeeded)).rejects.toThrow(`sees no "${acts.notNeeded}"`);
  await bot.pass(hour);
  expectHeard(heard(), []);
  await expectDigest(bot, { met: 1, missed: 0 });
});

test('promised under More by the agent and moved by the owner: only the newest hour is reminded of', async () => {
  const bot = await startRaised(normal);
  await acknowledge(bot, 'UPRIYA');
  hear(bot);
  const heard = listenTo(bot);
  await more(bot, 'UAOIFE', acts.moreCallback, atAoifes(bot), laterBy('11:00'));
  expectHeard(heard(), [inThread(bot, '10:00:00', promise('11:00'), 'UAOIFE')]);
  expectAgent(bot, promised('11:00', hers, priyaHas));

  await bot.pass(20 * minute);
  await more(bot, 'UPRIYA', acts.moreMoveCallback, theCard(bot));
  expect(modalLines(bot, 'UPRIYA')).toEqual(bot.words.modal(callbackForm(form, at('11:00'), en), 'UPRIYA'));
  await submit(bot, 'UPRIYA', laterBy('10:00'));
  expect(bot.slack.errorsOn('UPRIYA')).toEqual({
    [fields.callbackAt]: bot.words.refused({ refused: 'time has passed' }),
  });
  await submit(bot, 'UPRIYA', laterBy('13:00'));
  expectHeard(heard(), [
    inThread(bot, '10:20:00', promise('13:00'), 'UPRIYA'),
    ['10:20:00', 'Aoife › thread', bot.words.toAgent(promise('13:00'), { by: 'UPRIYA' }), []],
  ]);

  // Not solved at the hour: the team was warned, and the agent calls to say so.
  await bot.pass(2 * hour + 41 * minute);
  expectHeard(heard(), [
    teamWarned(bot, '12:30:00', '13:00', priyaHas),
    agentTold(bot, '12:45:00', '13:00', {}),
    agentTold(bot, '13:00:00', '13:00', {}, 'breach'),
  ]);
  expectStands(bot, promised('13:00', hers, priyaHas));
  await press(bot, 'UAOIFE', acts.satisfied);
  expectHeard(heard(), [onlyAoife(bot, '13:01:00', 'satisfied'), told(bot, '13:01:00', 'satisfied')]);

  // Solved after the call: nobody is sent to call again.
  await solve(bot);
  const done = { by: 'UPRIYA', ...called('satisfied', '13:01', solved('13:01')) };
  expectHeard(toAoife(heard()), [
    ['13:01:00', 'Aoife › thread', bot.words.toAgent(resolvedIt, done), ['UAOIFE']],
  ]);
  expect(aoifeReads(bot)).toEqual(bot.words.toAgentLines(resolvedIt, done));
  await expectDigest(bot, { met: 0, missed: 1 });
});

test('moved once it is overdue, the promise that was broken stays broken', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  await bot.pass(2 * hour + minute);
  await fillIn(bot, 'UAOIFE', acts.moveCallback, laterBy('15:00'));
  await bot.pass(hour);
  await press(bot, 'UAOIFE', acts.satisfied);
  await expectDigest(bot, { met: 1, missed: 1 });
});

test('no answer keeps the promise, and the next try is a promise of its own', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  hear(bot);
  const heard = listenTo(bot);
  // Solved two hours before: nobody in the team needs a warning.
  await bot.pass(hour + 30 * minute);
  expectHeard(heard(), []);
  await press(bot, 'UAOIFE', acts.noAnswer);
  expect(modalLines(bot, 'UAOIFE')).toEqual(bot.words.modal(noAnswerForm(form, en)));
  await submit(bot, 'UAOIFE', { [fields.retryAt]: by('15:00') });
  expectHeard(heard(), [told(bot, '11:30:00', 'no answer', at('15:00'))]);
  expectAgent(bot, {
    ...called('no answer', '11:30', solved('10:00')),
    callbackAt: at('15:00'),
    due: { callback: at('15:00') },
  });

  await bot.pass(3 * hour + 36 * minute);
  expectHeard(heard(), [
    agentTold(bot, '14:45:00', '15:00', solution),
    agentTold(bot, '15:00:00', '15:00', solution, 'breach'),
  ]);
  await fillIn(bot, 'UAOIFE', acts.noAnswer, {});
  expectHeard(heard(), [told(bot, '15:06:00', 'no answer')]);
  expectAgent(bot, called('no answer', '15:06', solved('10:00')));
  await bot.pass(hour);
  expectHeard(heard(), []);
  await expectDigest(bot, { met: 1, missed: 1 }, { satisfied: 0 });
});

test('a user who was not satisfied is a reason to reopen, and may be promised another call', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(hour);
  await press(bot, 'UAOIFE', acts.notSatisfied);
  const now = solved('10:00');
  expectHeard(heard(), [
    onlyAoife(bot, '11:00:00', 'not satisfied', now),
    told(bot, '11:00:00', 'not satisfied'),
  ]);
  expect(answerLines(bot, 'UAOIFE')).toEqual(bot.words.answer(answered(about(now), 'not satisfied', en)));
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: 'Still frozen.' });
  const reopened = { what: 'reopened', reason: 'Still frozen.', owner: 'UPRIYA' } as const;
  expectHeard(heard(), [inThread(bot, '11:00:00', reopened, 'UAOIFE', ['UPRIYA'])]);
  const due = { acknowledge: at('13:00'), resolve: at('11:00', 2) };
  expectAgent(bot, called('not satisfied', '11:00', { account, due }));

  await bot.pass(minute);
  await more(bot, 'UAOIFE', acts.moreCallback, atAoifes(bot), laterBy('11:40'));
  expectAgent(bot, promised('11:40', due, { account }));
  heard();
  await bot.pass(40 * minute);
  expectHeard(heard(), [
    teamWarned(bot, '11:10:00', '11:40', {}),
    agentTold(bot, '11:25:00', '11:40', { account }),
    agentTold(bot, '11:40:00', '11:40', { account }, 'breach'),
  ]);
});

test('a call that is not needed any more counts neither as kept nor as missed', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  hear(bot);
  const heard = listenTo(bot);
  await press(bot, 'UAOIFE', acts.notNeeded);
  expectHeard(heard(), [onlyAoife(bot, '10:00:00', 'not needed'), told(bot, '10:00:00', 'not needed')]);
  expectAgent(bot, called('not needed', '10:00', solved('10:00')));
  await bot.pass(3 * hour);
  expectHeard(heard(), []);
  await expectDigest(bot, { met: 0, missed: 0 }, { satisfied: 0 });
});

test('a call that nobody says was made is missed, and needs the lead', async () => {
  const bot = await startRaised(byNoon);
  await solve(bot);
  await bot.pass(5 * hour);
  const overdue = promised('12:00', {}, solved('10:00'));
  await expectDigest(
    bot,
    { met: 0, missed: 1 },
    { satisfied: 0, needsYou: [{ about: overdue, needs: ['call back overdue'] }] },
  );
});

test('promised for sooner than the reminders, only what lies ahead is told; cancelled, nothing is', async () => {
  const bot = await startRaised({ ...normal, [fields.callback]: by('10:20') });
  const heard = listenTo(bot);
  await bot.pass(6 * minute);
  expectHeard(heard(), [agentTold(bot, '10:05:00', '10:20', {})]);
  await fillIn(bot, 'UAOIFE', acts.cancel, {}, atAoifes(bot));
  expectHeard(heard(), [inThread(bot, '10:06:00', { what: 'cancelled', reason: '' }, 'UAOIFE')]);
  await bot.pass(hour);
  expectHeard(heard(), []);
});
