/** A double click: the same person presses the same button twice at once, and it is done once. */
import { expect, test } from 'vitest';
import type { Answers } from '../../sandbox/slack/gestures/modals.ts';
import { calledBack } from '../../src/views/acts/call-back.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute } from '../support/bot.ts';
import {
  command,
  fillIn,
  hear,
  more,
  startAcknowledged,
  startRaised,
  submit,
  theCard,
} from '../support/gestures.ts';
import { about, at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const onPhone = { [fields.onPhone]: [choices.yes] };

type Where = Parameters<typeof fillIn>[4];

async function pressTwice(bot: Bot, user: string, label: string, where?: Where): Promise<void> {
  await Promise.all([bot.slack.click(user, label, where), bot.slack.click(user, label, where)]);
  await bot.settle();
}

/** What people have done with it. */
async function deeds(bot: Bot): Promise<string[]> {
  const history = await bot.engine.history('ESC-1');
  return history.flatMap(({ via, deed }) => (via === 'form' || via === 'clock' ? [] : [deed.what]));
}

/** One line in each thread, and the same answer to whoever pressed as often as they did. */
function expectOnce(bot: Bot, pings: ReturnType<Bot['pings']>, answers: string[] = []): void {
  const said = bot.said();
  const toPerson = said.filter(([where]) => where !== thread && where !== agent).map(([, text]) => text);
  const lines = said.map(([where]) => where).filter((where) => where === thread || where === agent);
  expect([lines.toSorted(), toPerson]).toEqual([[thread, agent].toSorted(), answers]);
  expect(bot.pings()).toEqual(pings);
}

test('Hold on, by whoever takes it with that', async () => {
  const bot = await startRaised(onPhone);
  await pressTwice(bot, 'UKENJI', acts.holdOn, theCard(bot));
  expect(await deeds(bot)).toEqual(['held on']);
  expectOnce(bot, []);
});

test('Hold on, by a colleague of the owner', async () => {
  const bot = await startAcknowledged(onPhone);
  await pressTwice(bot, 'UPRIYA', acts.holdOn, theCard(bot));
  expect(await deeds(bot)).toEqual(['acknowledged', 'held on']);
  expectOnce(bot, []);
});

test.each(['in30m', 'in2h', 'today', 'tomorrow'] as const)('news %s', async (choice) => {
  const bot = await startAcknowledged({ [fields.priority]: choices.low });
  await pressTwice(bot, 'UKENJI', acts[choice]);
  expect(await deeds(bot)).toEqual(['acknowledged', 'promised news']);
  const promised = (await bot.engine.find('ESC-1'))?.clocks.update?.dueAt ?? 0;
  const answer = bot.words.newsPromised(promised);
  expectOnce(bot, [], [answer, answer]);
});

/** A double click opens one form; filled in alike and sent once more, it is another form. */
async function sendTwice(bot: Bot, user: string, label: string, values: Answers, where?: Where) {
  await pressTwice(bot, user, label, where);
  await submit(bot, user, values);
  await bot.pass(1000);
  await fillIn(bot, user, label, values, where);
  expect(bot.slack.modal(user)).toBeUndefined();
}

test('a question, from an answer that stands still', async () => {
  const bot = await startRaised();
  await command(bot, 'UKENJI', 'ESC-1', 'C0ENG');
  hear(bot);
  await sendTwice(bot, 'UKENJI', acts.ask, { [fields.question]: 'Which payout?' });
  expect(await deeds(bot)).toEqual(['asked']);
  expectOnce(bot, [[agent, ['Aoife']]]);
});

test('a call to the user, promised', async () => {
  const bot = await startRaised(onPhone);
  const noon = { [fields.callbackAt]: new Date(at('12:00')) };
  await sendTwice(bot, 'UKENJI', acts.promiseCallback, noon, theCard(bot));
  expect(await deeds(bot)).toEqual(['callback promised']);
  expectOnce(bot, []);
});

test('a user who did not answer', async () => {
  const bot = await startToldToCall();
  await pressTwice(bot, 'UAOIFE', acts.noAnswer);
  await submit(bot, 'UAOIFE', { [fields.retryAt]: new Date(at('15:00')) });
  expect(await deeds(bot)).toEqual(['acknowledged', 'called back']);
  await expect(bot.slack.click('UAOIFE', acts.noAnswer)).rejects.toThrow(`sees no "${acts.noAnswer}"`);
  expect(bot.said().map(([where]) => where)).toEqual([thread]);
  expect(bot.pings()).toEqual([]);
});

test.each(['satisfied', 'not satisfied', 'not needed'] as const)(
  'the call to the user was made: %s, and a second press is told so',
  async (outcome) => {
    const bot = await startToldToCall();
    const labels = {
      satisfied: acts.satisfied,
      'not satisfied': acts.notSatisfied,
      'not needed': acts.notNeeded,
    };
    await pressTwice(bot, 'UAOIFE', labels[outcome]);
    expect(await deeds(bot)).toEqual(['acknowledged', 'called back']);
    const { only, words } = bot;
    expect(bot.said().toSorted()).toEqual(
      [
        [only('UAOIFE'), words.say(calledBack(about({ status: 'acknowledged' }), outcome, en))],
        [only('UAOIFE'), words.refused({ refused: 'already called back', outcome })],
        [thread, words.inThread({ what: 'called back', outcome, retryAt: null }, { by: 'UAOIFE' })],
      ].toSorted(),
    );
    expect(bot.pings()).toEqual([]);
  },
);

test('a snooze, which only the card shows', async () => {
  const bot = await startAcknowledged();
  const halfAnHour = { [fields.snoozeFor]: choices.snooze30m };
  await more(bot, 'UKENJI', acts.snooze, theCard(bot), halfAnHour);
  await bot.pass(1000);
  await more(bot, 'UKENJI', acts.snooze, theCard(bot), halfAnHour);
  expect(await deeds(bot)).toEqual(['acknowledged', 'snoozed']);
  expect(bot.said()).toEqual([]);
});

/** Aoife reads that the user waits for her call, with a button for every way it may go. */
async function startToldToCall(): Promise<Bot> {
  const bot = await startAcknowledged({
    [fields.priority]: choices.normal,
    [fields.callback]: new Date(at('10:16')),
  });
  await bot.pass(minute);
  hear(bot);
  return bot;
}
