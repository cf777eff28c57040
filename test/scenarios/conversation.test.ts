/** What is written in the card's thread and in the agent's, and what crosses over. */
import { expect, test } from 'vitest';
import type { Masked } from '../../src/domain/masking/redact.ts';
import { partsOf } from '../../src/views/in-parts.ts';
import { maskedSentence } from '../../src/views/masked.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, type Said } from '../support/bot.ts';
import { acknowledge, hear, startAcknowledged, startRaised, theCard, write } from '../support/gestures.ts';
import { agentMessage, cardLines } from '../support/lines.ts';
import { at, warning } from '../support/words/about.ts';
import { fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';

const teamWrites = (bot: Bot, text: string, user = 'UKENJI') => write(bot, user, 'C0ENG', text, theCard(bot));
const aoifeWrites = (bot: Bot, text: string) =>
  write(bot, 'UAOIFE', 'dm', text, agentMessage(bot, 'ESC-1', 'UAOIFE'));

/** The agent reads it. */
const toAgent = ({ words }: Bot, text: string, by = 'UKENJI'): Said => [
  'Aoife › thread',
  words.writes(text, by),
];
/** The team reads it, and whoever has it is mentioned. */
const toTeam = ({ words }: Bot, text: string, owner: string | null): Said => [
  thread,
  words.inThread({ what: 'said', side: 'agent', text }, { by: 'UAOIFE', owner }),
];
const toldMasked = ({ only, words }: Bot, user: string, ...masked: Masked[]): Said => [
  only(user),
  words.say({ text: en.answers.maskedInThread(maskedSentence(masked, en)) }),
];

test('both sides read each other by name; the owner is pinged by the agent, and the agent by nobody’s chatter', async () => {
  const bot = await startAcknowledged();
  await teamWrites(bot, 'It is the *bank*, not us.');
  await bot.pass(minute);
  await aoifeWrites(bot, 'Should the user wait?');
  await bot.pass(minute);
  await teamWrites(bot, 'One day at most.', 'UPRIYA');
  expect(bot.said()).toEqual([
    toAgent(bot, 'It is the bank, not us.'),
    toTeam(bot, 'Should the user wait?', 'UKENJI'),
    toAgent(bot, 'One day at most.', 'UPRIYA'),
  ]);
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
});

test('what the agent adds before anybody has it stands in the thread, and pings nobody', async () => {
  const bot = await startRaised();
  await aoifeWrites(bot, 'It is po_7.');
  expect(bot.said()).toEqual([toTeam(bot, 'It is po_7.', null)]);
  expect(bot.pings()).toEqual([]);
});

test('what somebody of the team writes is news: the next is due later; an agent’s question is not', async () => {
  const bot = await startAcknowledged();
  await bot.pass(20 * minute);
  await aoifeWrites(bot, 'Any news?');
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    bot.words.card(
      { status: 'acknowledged', owner: 'UKENJI', due: { update: at('11:00'), resolve: at('14:00') } },
      'UPRIYA',
    ),
  );
  await teamWrites(bot, 'Waiting for the bank.');
  hear(bot);
  await bot.pass(50 * minute);
  const reminder = warning('update', at('11:20'));
  const kenjis = { status: 'acknowledged', owner: 'UKENJI' } as const;
  expect(bot.said()).toEqual([
    ['Kenji', bot.words.personal([{ reminder, as: 'owner', about: kenjis }], at('11:08'))],
  ]);
});

const toldInside = (
  { only, words }: Bot,
  user: string,
  ...what: Parameters<typeof en.answers.staysInside>
): Said => [only(user), words.say({ text: en.answers.staysInside(...what) })];

test.each([
  ['a lock', '🔒'],
  ['a lock by its name', ':lock:'],
  ['English', 'internal:'],
  ['German', 'intern:'],
  ['French', 'interne :'],
  ['Japanese', '社内:'],
  ['slashes', '//'],
  ['full-width slashes', '／／'],
  ['a list and a mark', '• internal:'],
  ['a quote and a mark', '> 🔒'],
  ['bold', '*intern:*'],
  ['an invisible character and a mark', '\u200b社内：'],
])(
  'a message that begins with %s stays on its side, all of it; its author is told once in a thread',
  async (_, mark) => {
    const bot = await startAcknowledged();
    await teamWrites(bot, `${mark} who knows the ledger?\nthe user lies\n\nask Priya`);
    await aoifeWrites(bot, `${mark} lunch at one\nand more`);
    expect(bot.said()).toEqual([
      toldInside(bot, 'UKENJI', 'team', 'all'),
      toldInside(bot, 'UAOIFE', 'agent', 'all'),
    ]);
    await teamWrites(bot, `${mark} again`);
    await aoifeWrites(bot, `${mark} again`);
    expect(bot.said()).toEqual([]);
    await teamWrites(bot, `${mark} and I read it for the first time`, 'UPRIYA');
    expect(bot.said()).toEqual([toldInside(bot, 'UPRIYA', 'team', 'all')]);
  },
);

test('a mark on a later line keeps its paragraph; the rest goes', async () => {
  const bot = await startAcknowledged();
  await teamWrites(bot, 'Fixed.\n🔒 the cache again\nit was Priya’s\n\nPlease try https://example.com');
  expect(bot.said()).toEqual([
    toldInside(bot, 'UKENJI', 'team', 'a part'),
    toAgent(bot, 'Fixed.\n\nPlease try https://example.com'),
  ]);
});

test('a note to colleagues takes nothing; words for the agent beside one do', async () => {
  const bot = await startRaised();
  await teamWrites(bot, '🔒 Priya, you know the ledger?');
  await teamWrites(bot, 'internal: or Sam', 'USAM');
  expect(bot.said()).toEqual([
    toldInside(bot, 'UKENJI', 'team', 'all'),
    toldInside(bot, 'USAM', 'team', 'all'),
  ]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(
    bot.words.card({ due: { acknowledge: at('10:15'), resolve: at('14:00') } }, 'UPRIYA'),
  );
  await teamWrites(bot, 'I look into it.\n🔒 the ledger again', 'UPRIYA');
  expect(bot.said()[0]).toEqual([bot.only('UPRIYA'), bot.words.say(bot.words.tookByReply())]);
});

test('a note in a restricted team’s thread takes nothing either', async () => {
  const bot = await startRaised({ [fields.team]: 'Risk' });
  await write(bot, 'UMINA', 'C0RISK', '🔒 the pattern is known', theCard(bot, 'C0RISK'));
  expect(bot.said()).toEqual([]);
});

test('in a code block nothing is a mark', async () => {
  const bot = await startAcknowledged();
  const text = 'Try this:\n```\n// a comment\ninternal: true\n```';
  await teamWrites(bot, text);
  expect(bot.said()).toEqual([toAgent(bot, text)]);
});

test('what stays with a restricted team anyway needs no word about marks', async () => {
  const bot = await startRaised({ [fields.team]: 'Risk' });
  await acknowledge(bot, 'UMINA', theCard(bot, 'C0RISK'));
  hear(bot);
  await write(bot, 'UMINA', 'C0RISK', '🔒 the pattern is known', theCard(bot, 'C0RISK'));
  expect(bot.said()).toEqual([]);
});

test('a file is named to the other side, with and without words', async () => {
  const bot = await startAcknowledged();
  const card = theCard(bot).ts;
  await bot.slack.post('UKENJI', 'C0ENG', '', { thread: card, files: ['statement.pdf'] });
  await bot.slack.post('UKENJI', 'C0ENG', 'Their log.', { thread: card, files: ['a.log', 'b.log'] });
  await bot.settle();
  expect(bot.said()).toEqual([
    toAgent(bot, '[file] statement.pdf'),
    toAgent(bot, 'Their log.\n[file] a.log\n[file] b.log'),
  ]);
});

test('what is written elsewhere concerns nobody: in the channel, in another thread', async () => {
  const bot = await startRaised();
  await write(bot, 'UKENJI', 'C0ENG', 'Lunch?');
  const other = await bot.slack.post('UKENJI', 'C0GENERAL', 'ESC-1 is mine');
  await write(bot, 'UPRIYA', 'C0GENERAL', 'Is it?', other);
  expect(bot.said()).toEqual([]);
});

test('a card number in a reply is masked for the other side, and its author is told', async () => {
  const bot = await startAcknowledged();
  await aoifeWrites(bot, 'The card is 4242 4242 4242 4242, cvc 123.');
  expect(bot.said()).toEqual([
    toldMasked(bot, 'UAOIFE', { kind: 'card', last: '4242' }, { kind: 'security code', last: '' }),
    toTeam(bot, 'The card is •••• •••• •••• 4242, cvc •••.', 'UKENJI'),
  ]);
  await teamWrites(bot, 'DE89 3704 0044 0532 0130 00 is the account');
  expect(bot.said()).toEqual([
    toldMasked(bot, 'UKENJI', { kind: 'iban', last: '3000' }),
    toAgent(bot, '•••• •••• •••• 3000 is the account'),
  ]);
  expect(bot.logText()).not.toContain('4242 4242');
});

test.each([
  ['English', 'The payout was stopped, and nobody knows why. '],
  ['German', 'Die Überweisung läßt sich nicht auslösen. '],
  ['French', 'Le virement a été refusé à l’étranger. '],
  ['Japanese', '口座からの出金が止まり、お客様が困っています。'],
])('a long reply in %s is read in parts by the other side, and its author is told', async (_, piece) => {
  const bot = await startAcknowledged();
  const text = piece.repeat(Math.ceil(20_000 / piece.length)).trim();
  const told = (user: string) => [bot.only(user), bot.words.say({ text: en.answers.inParts(partsOf(text)) })];
  const inParts = (said: Said[], place: string) => said.filter(([where]) => where === place).length;
  await teamWrites(bot, text);
  const toAgent = bot.said();
  await aoifeWrites(bot, text);
  const toTeam = bot.said();
  expect([inParts(toAgent, 'Aoife › thread'), inParts(toTeam, thread)]).toEqual([
    partsOf(text),
    partsOf(text),
  ]);
  expect([toAgent, toTeam].map(([first]) => first)).toEqual([told('UKENJI'), told('UAOIFE')]);
  expect([toAgent.length, toTeam.length, partsOf(text) > 2]).toEqual([
    partsOf(text) + 1,
    partsOf(text) + 1,
    true,
  ]);
});
