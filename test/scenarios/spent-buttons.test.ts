/** What can no longer be pressed stands nowhere: lines of ours lose their buttons when they would do nothing. */
import { expect, test } from 'vitest';
import type { Deed } from '../../src/domain/escalation.ts';
import { type Bot, minute } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  fillIn,
  hear,
  more,
  press,
  resolve,
  startAsked,
  startRaised,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentMessage, answerLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields, row } from '../support/words/labels.ts';

/** The rows of buttons in Aoife's messages, the newest last, without those of the one that is kept true. */
const buttons = (bot: Bot): string[] =>
  bot.slack
    .directMessages('UAOIFE')
    .filter(({ ts }) => ts !== agentMessage(bot, 'ESC-1', 'UAOIFE').ts)
    .flatMap((message) => bot.slack.seenBy(message, 'UAOIFE').split('\n'))
    .filter((line) => line.startsWith('['));

const asking = row(acts.answer, acts.askUser);
const outcomes = row(acts.satisfied, acts.notSatisfied, acts.noAnswer, acts.notNeeded);
const laterBy = (time: string) => ({ [fields.callbackAt]: new Date(at(time)) });

const ends: Record<string, (bot: Bot) => Promise<void>> = {
  'it is answered with the button': (bot) => answer(bot, 'po_7'),
  'it is answered by writing': (bot) =>
    write(bot, 'UAOIFE', 'dm', 'po_7', agentMessage(bot, 'ESC-1', 'UAOIFE')),
  'it is handed back': (bot) => more(bot, 'UKENJI', acts.moreHandBack, theCard(bot)),
  'it is cancelled': (bot) =>
    more(bot, 'UKENJI', acts.moreCancel, theCard(bot), { [fields.cancelReason]: 'Twice' }),
};

test.each(Object.entries(ends))('a question has no buttons any more when %s', async (_, end) => {
  const bot = await startAsked('Which payout is it?');
  expect(buttons(bot)).toEqual([asking]);
  await end(bot);
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('a second question takes the place of the first, which says so and has no buttons', async () => {
  const bot = await startAsked('Which payout is it?');
  const [first] = bot.slack.directMessages('UAOIFE').slice(-1);
  await bot.pass(minute);
  await ask(bot, 'Since when?');
  expect(buttons(bot)).toEqual([asking]);
  hear(bot);
  const asked = { what: 'asked' as const, missing: [], text: 'Which payout is it?' } satisfies Deed;
  const newer = { missing: [], text: 'Since when?', by: 'UKENJI', at: at('10:00:59') };
  expect(first && bot.slack.seenBy(first, 'UAOIFE').split('\n')).toEqual(
    bot.words.toAgentLines(asked, { status: 'waiting', question: newer }),
  );
  await answer(bot, 'Since Friday');
  expect(bot.said()).toEqual([
    [
      '#esc-engineering › thread',
      bot.words.inThread({ what: 'answered', text: 'Since Friday' }, { by: 'UAOIFE', owner: 'UKENJI' }),
    ],
  ]);
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('who has to ask the user says so once, and the question goes on waiting', async () => {
  const bot = await startAsked('Which payout is it?');
  await press(bot, 'UAOIFE', acts.askUser);
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', bot.words.inThread({ what: 'asks the user' }, { by: 'UAOIFE' })],
  ]);
  expect(buttons(bot)).toEqual([row(acts.answer)]);
  expect(await bot.engine.find('ESC-1')).toMatchObject({ status: 'waiting', question: { onlyUser: true } });
  await answer(bot, 'po_7');
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('what only the user can answer is known from the question on', async () => {
  const bot = await startRaised();
  const question = { [fields.question]: 'Which bank?', [fields.whoCanAnswer]: choices.onlyUser };
  await fillIn(bot, 'UKENJI', acts.ask, question, theCard(bot));
  const deed = {
    what: 'asked' as const,
    missing: [],
    text: 'Which bank?',
    onlyUser: true as const,
  } satisfies Deed;
  const facts = { owner: 'UKENJI', status: 'waiting' } as const;
  expect(bot.said()).toEqual([
    ['#esc-engineering › thread', bot.words.inThread(deed, facts)],
    ['Aoife › thread', bot.words.toAgent(deed, facts)],
  ]);
  expect(buttons(bot)).toEqual([row(acts.answer)]);
  hear(bot);
});

test('how the call went is said once, and what is open again is not reopened', async () => {
  const bot = await startRaised();
  await more(bot, 'UKENJI', acts.moreCallback, theCard(bot), laterBy('12:00'));
  await resolve(bot);
  expect(buttons(bot)).toEqual([outcomes, row(acts.reopen)]);
  await press(bot, 'UAOIFE', acts.notSatisfied);
  expect(buttons(bot)).toEqual([row(acts.reopen)]);
  await fillIn(
    bot,
    'UAOIFE',
    acts.reopen,
    { [fields.reopenReason]: 'It is back' },
    agentMessage(bot, 'ESC-1', 'UAOIFE'),
  );
  expect(buttons(bot)).toEqual([]);
  hear(bot);
});

test('what is too late to be undone cannot be pressed again', async () => {
  const bot = await startRaised();
  await write(bot, 'UPRIYA', 'C0ENG', 'Looking', theCard(bot));
  await more(bot, 'UKENJI', acts.moreHandBack, theCard(bot));
  await acknowledge(bot, 'UKENJI');
  await press(bot, 'UPRIYA', acts.undo);
  expect(answerLines(bot, 'UPRIYA')).toEqual(
    bot.words.refusedLines({ refused: 'nothing to undo' }, { owner: 'UKENJI' }),
  );
  hear(bot);
});
