/** What people type is shown as they typed it, everywhere, and never notifies anybody. */
import { expect, test } from 'vitest';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { aResolution, fillIn, hear, more, write } from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';

const whoMustAct = [
  ['Aoife › thread', ['Aoife']],
  ['#esc-engineering › thread', ['Kenji']],
  ['#esc-engineering › thread', ['Kenji']],
  ['Aoife › thread', ['Aoife']],
  ['#esc-engineering › thread', ['Kenji']],
];

/** Short enough for the smallest field, even twice. */
const nasty = [
  '<!channel> <!here> <!everyone> <@UKENJI> <@UNORA|nora> <!subteam^S0ENG>',
  '`code` ```block``` *bold* _it_ ~gone~ > quote <!date^1^{date}|never> :tada: @channel',
  'مرحبا بالعالم \u202eabc 👩🏽‍🚀🇮🇪 a\u200bb\u200dc\u2060d',
  '&amp; &lt;b&gt; & < > <tel:+353123|your bank> <#C0ENG> <#C0ENG|x>',
];

const quoted = ['> TEXT', '> ', '> TEXT'];

/** What everybody sees in the end: the first card and its thread, the second with its own, the agent's conversation. */
const asItWasTyped = [
  'ESC-1 moved to New markets. Its card',
  ...['Kenji asked Aoife:', ...quoted],
  ...['@Kenji, Aoife answered:', ...quoted],
  'TEXT',
  ...['@Kenji, Aoife writes:', '> TEXT'],
  ...['Kenji resolved it.', 'What fixed it:', ...quoted, 'Tell the user:', ...quoted],
  '• Cause: A fault in our product',
  '• A document could have answered this: TEXT',
  ...['@Kenji, Aoife reopened ESC-1:', ...quoted],
  ...['Kenji moved it from Engineering to New markets:', ...quoted],
  ...['ESC-1 · ⚪ low · cancelled', 'TEXT', ...quoted, 'Needed:', ...quoted],
  '• Account or user: TEXT',
  'Cancelled at 10:00 today.',
  'Raised by Aoife · Moved once',
  '[Reopen]',
  ...['Kenji moved it from Engineering to New markets:', ...quoted],
  ...['Olga cancelled it:', '> TEXT'],
  ...['ESC-1 was with New markets · ⚪ low · cancelled', 'TEXT'],
  'Cancelled at 10:00 today. Nobody is working on it.',
  'Open the card',
  '[Reopen]',
  ...['@Aoife, Kenji in Engineering needs something from you:', ...quoted],
  'The clock is paused until you answer.',
  '[Answer]',
  ...['Kenji writes:', '> TEXT'],
  'TEXT',
  ...['@Aoife, ESC-1 is resolved. Tell the user:', ...quoted],
  '[Reopen]',
  ...['ESC-1 moved to New markets:', ...quoted],
  'New markets should acknowledge by 18:00 today and resolve by 19:00 Nov 30, 2026.',
  ...['Olga cancelled ESC-1:', '> TEXT'],
];

test.each(nasty)('%s, in every field of every form and in both threads', async (text) => {
  const bot = await startBot();
  const many = `${text}\n\n${text}`;
  await bot.raise({
    Team: 'Engineering',
    Priority: 'low',
    Summary: text,
    'What happened': many,
    'What do you need from them?': many,
    'Account or user': text,
  });
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': many }, card);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': many });
  await write(bot, 'UKENJI', 'C0ENG', text, card);
  await write(bot, 'UAOIFE', 'dm', text, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await fillIn(
    bot,
    'UKENJI',
    'Resolve',
    {
      'What fixed it': many,
      'Tell the user': many,
      Cause: 'A fault in our product',
      'Could a document have answered this?': 'Yes',
      'Which one?': text,
    },
    card,
  );
  await fillIn(bot, 'UAOIFE', 'Reopen', { 'What is still wrong?': many });
  await more(bot, 'UKENJI', 'Move to another team', card, {
    Team: 'New markets',
    'Why is it theirs?': many,
  });
  await more(bot, 'UOLGA', 'Cancel', bot.cardMessage('ESC-1', 'C0MARKETS'), { Reason: text });
  expect(bot.pings()).toEqual(whoMustAct);
  hear(bot);
  expect(everythingSaid(bot).map((line) => line.replace(text, 'TEXT'))).toEqual(asItWasTyped);
});

test('the longest texts there are arrive whole, and nothing of it is too long for Slack', async () => {
  const bot = await startBot();
  const [summary, long] = [longest(150), longest(3000)];
  await bot.raise({
    Team: 'Engineering',
    Priority: 'low',
    Summary: summary,
    'What happened': long,
    'What do you need from them?': long,
    'Account or user': summary,
  });
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  expect(quotes(everythingSaid(bot))).toEqual([3000, 3000]);
  await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': long }, card);
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': long });
  await write(bot, 'UKENJI', 'C0ENG', longest(12_000), card);
  const resolution = { ...aResolution, 'What fixed it': long, 'Tell the user': longest(500) };
  await fillIn(bot, 'UKENJI', 'Resolve', resolution, card);
  await fillIn(bot, 'UAOIFE', 'Reopen', { 'What is still wrong?': long });
  await more(bot, 'UKENJI', 'Cancel', card, { Reason: longest(1000) });
  await bot.pass(minute);
  hear(bot);
  const [facts, thread, agent] = [
    [3000, 3000],
    [3000, 3000, 3000, 500, 3000, 1000],
    [3000, 12_000, 500, 1000],
  ];
  expect(quotes(everythingSaid(bot))).toEqual([...facts, ...thread, ...agent]);
});

/** Exactly so long, and none of it can be shortened unseen. */
function longest(length: number): string {
  const piece = '<&>👩🏽‍🚀ß ';
  return piece.repeat(Math.floor((length - 1) / piece.length)).padEnd(length, 'z');
}

/** How long each text is that is quoted. */
const quotes = (lines: string[]): number[] =>
  lines.filter((line) => line.startsWith('> ')).map((line) => line.length - '> '.length);

/** Both cards with their threads, and the agent's conversation, line by line. */
function everythingSaid({ slack }: Bot): string[] {
  return ['C0ENG', 'C0MARKETS', slack.directChannel('UAOIFE')]
    .flatMap((channel) => slack.allMessages(channel))
    .flatMap((message) => slack.seenBy(message, 'UNORA').split('\n'));
}
