/** Card numbers, IBANs and keys, however they are written and wherever they are typed, never reach the database, the log or Slack from us. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cardNumbers,
  ibans,
  leftAlone,
  secretKeys,
  spaced,
  surroundings,
  writtenInDigits,
} from '../domain/masking/secrets.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { ask, command, fillIn, hear, more, move, resolve, theCard, write } from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { acts, choices, fields, shortcuts } from '../support/words/labels.ts';

type Secret = { number: string; typed: string };

const typed = (numbers: fc.Arbitrary<string>) =>
  fc
    .tuple(numbers, surroundings, surroundings, fc.infiniteStream(fc.nat()))
    .map(
      ([number, before, after, dice]): Secret => ({ number, typed: before + spaced(number, dice) + after }),
    );
/** Short enough for every field. */
const cards = typed(cardNumbers);
const keys = fc.tuple(secretKeys, surroundings).map(
  ([key, around]): Secret => ({
    number: bare(key.split('\n')[1] ?? key),
    typed: `${around} ${key} ${around}`,
  }),
);
const any = fc.oneof(cards, typed(ibans), keys);
const times = (secret: fc.Arbitrary<Secret>, count: number) =>
  fc.array(secret, { minLength: count, maxLength: count });

/** One story with something to hide in every place where people can write. */
async function story(
  bot: Bot,
  number: number,
  short: Secret[],
  long: Secret[],
  harmless: string,
): Promise<void> {
  const id = `ESC-${number}`;
  const [summary, account, document, reason] = short.map((secret) => secret.typed);
  const [details, question, answer, reply, agentsReply, fixed, tell, wrong, why, words, shortcut] = long.map(
    (secret) => secret.typed,
  );
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: `${summary} z`,
    [fields.details]: `${details} z`,
    [fields.need]: harmless,
    [fields.account]: `${account} z`,
  });
  const card = theCard(bot, 'C0ENG', id);
  expect(JSON.stringify(card.blocks)).toContain(JSON.stringify(harmless).slice(1, -1));
  await ask(bot, `${question} z`, 'UKENJI', card);
  const asked = bot.slack.allMessages(bot.slack.directChannel('UAOIFE')).at(-1);
  await fillIn(bot, 'UAOIFE', acts.answer, { [fields.answer]: `${answer} z` }, asked);
  await write(bot, 'UKENJI', 'C0ENG', `${reply} z`, card);
  await write(bot, 'UAOIFE', 'dm', `${agentsReply} z`, agentMessage(bot, id, 'UAOIFE'));
  await resolve(bot, 'UKENJI', card, {
    [fields.fixed]: `${fixed} z`,
    [fields.tellUser]: `${tell} z`,
    [fields.document]: choices.documentYes,
    [fields.whichDocument]: `${document} z`,
  });
  const root = agentMessage(bot, id, 'UAOIFE');
  await fillIn(bot, 'UAOIFE', acts.reopen, { [fields.reopenReason]: `${wrong} z` }, root);
  await move(bot, 'Design', 'UKENJI', card, `${why} z`);
  const moved = theCard(bot, 'C0DESIGN', id);
  await more(bot, 'ULENA', acts.moreCancel, moved, { [fields.cancelReason]: `${reason} z` });
  for (const use of ['risk', 'search', 'list', 'show']) await command(bot, 'UAOIFE', `${use} ${words} z`);
  const summaryOfCall = await bot.slack.post('UAOIFE', 'C0OPS', `${shortcut} z`);
  await bot.slack.messageShortcut('UAOIFE', shortcuts.callSummary, summaryOfCall);
  await bot.settle();
  await bot.slack.closeModal('UAOIFE');
  // Slack takes so many edits a minute.
  await bot.pass(minute);
  hear(bot);
}

/** Everything the bot wrote down or sent: the database, the log, its calls to Slack and its acknowledgements. */
function everythingWritten(bot: Bot): string {
  return [
    bot.database.contents(),
    bot.logText(),
    JSON.stringify(bot.slack.calls.map(({ method, args }) => ({ method, args }))),
    JSON.stringify(bot.slack.deliveries.map(({ reply }) => reply)),
  ].join('\n');
}

/** Letters and digits only, so that no spacing hides anything. */
function bare(text: string): string {
  return writtenInDigits(text)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

test('nothing to hide is in the database, the log or a request to Slack; what looks like it arrives unchanged', async () => {
  const bot = await startBot();
  const secrets: Secret[] = [];
  let number = 0;
  await fc.assert(
    fc.asyncProperty(times(cards, 4), times(any, 11), leftAlone, async (short, long, harmless) => {
      number += 1;
      await story(bot, number, short, long, harmless);
      secrets.push(...short, ...long);
    }),
    { numRuns: 7, endOnFailure: true },
  );
  const written = bare(everythingWritten(bot));
  expect(secrets.length).toBe(105);
  expect(secrets.filter((secret) => written.includes(secret.number))).toEqual([]);
  // The oracle finds what is there: the reference, and the ends of numbers that are masked.
  const ends = secrets.filter((secret) => written.includes(secret.number.slice(-4)));
  expect([written.includes('ESC7'), ends.length > secrets.length / 2]).toEqual([true, true]);
});
