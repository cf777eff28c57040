/** What is heard counts at the instant at which it was heard, however late Slack lets it be carried out, and in the order in which it was heard. */
import { expect, test } from 'vitest';
import { somethingFailed } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute } from '../support/bot.ts';
import { hear, startRaised, theCard } from '../support/gestures.ts';
import { agentMessage } from '../support/lines.ts';
import { choices, fields } from '../support/words/labels.ts';

const happened = async ({ engine }: Bot) =>
  (await engine.history('ESC-1')).map(({ at, by, deed }) => [deed.what, by, at] as const);

/** An urgent one that nobody has, due at 10:15: it is 10:14, and Slack does not say any more who responds. */
async function startBeforeDue() {
  const bot = await startRaised();
  await bot.pass(14 * minute);
  hear(bot);
  await bot.restart();
  bot.slack.faults.add({ kind: 'http_500', method: 'usergroups.users.list', times: 1e6 });
  return { bot, heardAt: bot.now(), before: await happened(bot) };
}

test('heard before it was due and carried out afterwards is in time, and nobody hears that it was late', async () => {
  const { bot, heardAt, before } = await startBeforeDue();
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  await bot.pass(5 * minute);
  expect([bot.said(), await happened(bot)]).toEqual([[], before]);
  await bot.away(minute);
  await bot.pass(minute);
  expect([bot.said(), await happened(bot)]).toEqual([[], before]);
  bot.slack.faults.clear();
  await bot.pass(minute);
  expect(await happened(bot)).toEqual([...before, ['acknowledged', 'UKENJI', heardAt]]);
  expect((await bot.engine.find('ESC-1'))?.clocks.acknowledge).toMatchObject({ outcome: 'met' });
  expect(
    bot
      .said()
      .map(([where]) => where)
      .toSorted(),
  ).toEqual(['#esc-engineering › thread', 'Aoife › thread', bot.only('UKENJI')]);
});

test('what was due before it was heard is said while it waits', async () => {
  const { bot } = await startBeforeDue();
  await bot.pass(2 * minute);
  hear(bot);
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  bot.slack.faults.clear();
  await bot.pass(minute);
  expect((await bot.engine.find('ESC-1'))?.clocks.acknowledge).toMatchObject({ outcome: 'missed' });
  hear(bot);
});

test('what comes after it waits for it, on whichever side it was written', async () => {
  const { bot, heardAt, before } = await startBeforeDue();
  const [card, message] = [theCard(bot), agentMessage(bot, 'ESC-1', 'UAOIFE')];
  await bot.slack.post('UKENJI', 'C0ENG', 'On it.', { thread: card.ts });
  await bot.slack.post('UAOIFE', 'dm', 'The user calls again.', { thread: message.ts });
  await bot.slack.post('UPRIYA', 'C0ENG', 'I help.', { thread: card.ts });
  await bot.pass(minute);
  expect(await happened(bot)).toEqual(before);
  bot.slack.faults.clear();
  await bot.pass(minute);
  expect((await happened(bot)).slice(before.length)).toEqual([
    ['acknowledged', 'UKENJI', heardAt],
    ['said', 'UKENJI', heardAt],
    ['said', 'UAOIFE', heardAt],
    ['said', 'UPRIYA', heardAt],
  ]);
  hear(bot);
});

test('what cannot be carried out for a quarter of an hour holds no promise up any longer', async () => {
  const { bot } = await startBeforeDue();
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  await bot.pass(16 * minute);
  expect((await happened(bot)).at(-1)?.[0]).toBe('reminded');
  expect(bot.faults()).toHaveLength(1);
  hear(bot);
});

test('where the bot itself fails again and again, its author is told, with a reference to the log', async () => {
  const bot = await startRaised({ [fields.priority]: choices.low });
  bot.database.ask('alter table requests rename to elsewhere');
  await bot.slack.react('UKENJI', 'eyes', theCard(bot));
  await bot.pass(16 * minute);
  const reference = /"reference":"([^"]+)"/.exec(bot.logText())?.[1] ?? '';
  expect(bot.said()).toEqual([[bot.only('UKENJI'), bot.words.say(somethingFailed(reference, en))]]);
  expect(bot.faults().length).toBeGreaterThan(20);
  bot.database.ask('alter table elsewhere rename to requests');
});
