/** What is written in the card's thread and in the agent's, and what crosses over. */
import { expect, test } from 'vitest';
import { type Bot, minute } from '../support/bot.ts';
import { hear, press, startRaised, write } from '../support/gestures.ts';
import { agentMessage, cardLines } from '../support/lines.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');
const theirMessage = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');

test('both sides read each other by name; the owner is pinged by the agent, and the agent by nobody’s chatter', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  hear(bot);
  await write(bot, 'UKENJI', 'C0ENG', 'It is the *bank*, not us.', theCard(bot));
  await bot.pass(minute);
  await write(bot, 'UAOIFE', 'dm', 'Should the user wait?', theirMessage(bot));
  await bot.pass(minute);
  await write(bot, 'UPRIYA', 'C0ENG', 'One day at most.', theCard(bot));
  expect(bot.said()).toEqual([
    ['Aoife › thread', 'Kenji writes: “It is the bank, not us.”'],
    ['#esc-engineering › thread', '@Kenji, Aoife writes: “Should the user wait?”'],
    ['Aoife › thread', 'Priya writes: “One day at most.”'],
  ]);
  expect(bot.pings()).toEqual([['#esc-engineering › thread', ['Kenji']]]);
});

test('what the agent adds before anybody has it stands in the thread, and pings nobody', async () => {
  const bot = await startRaised();
  await write(bot, 'UAOIFE', 'dm', 'It is po_7.', theirMessage(bot));
  expect(bot.said()).toEqual([['#esc-engineering › thread', 'Aoife writes: “It is po_7.”']]);
  expect(bot.pings()).toEqual([]);
});

test('what somebody of the team writes is news: the next is due later; an agent’s question is not', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  await bot.pass(20 * minute);
  await write(bot, 'UAOIFE', 'dm', 'Any news?', theirMessage(bot));
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA').slice(3, 5)).toEqual([
    'Owner: @Kenji',
    'News by 11:00 today · Resolve by 14:00 today',
  ]);
  await write(bot, 'UKENJI', 'C0ENG', 'Waiting for the bank.', theCard(bot));
  hear(bot);
  await bot.pass(50 * minute);
  expect(bot.said()).toEqual([
    ['Kenji', 'ESC-1: you owe Aoife news by 11:20, 12 min left. Engineering, urgent; you have it.'],
  ]);
});

test('lines that begin with // stay on their side', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  hear(bot);
  await write(bot, 'UKENJI', 'C0ENG', '// who knows the ledger?', theCard(bot));
  await write(bot, 'UAOIFE', 'dm', '// lunch at one', theirMessage(bot));
  expect(bot.said()).toEqual([]);
  await write(
    bot,
    'UKENJI',
    'C0ENG',
    'Fixed.\n// the cache again\nPlease try https://example.com',
    theCard(bot),
  );
  expect(bot.said()).toEqual([['Aoife › thread', 'Kenji writes: “Fixed.\nPlease try https://example.com”']]);
});

test('a file is named to the other side, with and without words', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  hear(bot);
  const thread = theCard(bot).ts;
  await bot.slack.post('UKENJI', 'C0ENG', '', { thread, files: ['statement.pdf'] });
  await bot.slack.post('UKENJI', 'C0ENG', 'Their log.', { thread, files: ['a.log', 'b.log'] });
  await bot.settle();
  expect(bot.said()).toEqual([
    ['Aoife › thread', 'Kenji writes: “[file] statement.pdf”'],
    ['Aoife › thread', 'Kenji writes: “Their log.\n[file] a.log\n[file] b.log”'],
  ]);
});

test('what is written elsewhere concerns nobody: in the channel, in another thread, in the direct message itself', async () => {
  const bot = await startRaised();
  await write(bot, 'UKENJI', 'C0ENG', 'Lunch?');
  const other = await bot.slack.post('UKENJI', 'C0GENERAL', 'ESC-1 is mine');
  await write(bot, 'UPRIYA', 'C0GENERAL', 'Is it?', other);
  await write(bot, 'UAOIFE', 'dm', 'Hello');
  expect(bot.said()).toEqual([]);
});

test('a card number in a reply is masked for the other side, and its author is told', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Acknowledge', theCard(bot));
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'The card is 4242 4242 4242 4242, cvc 123.', theirMessage(bot));
  expect(bot.said()).toEqual([
    [
      'only Aoife',
      'We masked a card number ending 4242 and a security code. They were not stored. Your own message still shows it: please edit or delete it.',
    ],
    ['#esc-engineering › thread', '@Kenji, Aoife writes: “The card is •••• •••• •••• 4242, cvc •••.”'],
  ]);
  await write(bot, 'UKENJI', 'C0ENG', 'DE89 3704 0044 0532 0130 00 is the account', theCard(bot));
  expect(bot.said()).toEqual([
    [
      'only Kenji',
      'We masked an IBAN ending 3000. It was not stored. Your own message still shows it: please edit or delete it.',
    ],
    ['Aoife › thread', 'Kenji writes: “•••• •••• •••• 3000 is the account”'],
  ]);
  expect(bot.logText()).not.toContain('4242 4242');
});
