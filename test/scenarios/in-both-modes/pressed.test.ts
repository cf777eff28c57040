/** A press that Slack has been told of is not lost: what takes long is stored, and counts at the instant at which it was heard. */
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/slack/faults.ts';
import { type Bot, minute, modes } from '../../support/bot.ts';
import { acknowledge, hear, startRaised, theCard } from '../../support/gestures.ts';
import { acts, choices, fields } from '../../support/words/labels.ts';

/** Who took which, and when it counts. */
async function taken({ engine }: Bot) {
  const all = await Promise.all(['ESC-1', 'ESC-2', 'ESC-3'].map((id) => engine.history(id)));
  return all
    .map((entries) => entries.find(({ deed }) => deed.what === 'acknowledged'))
    .map((entry) => entry && [entry.by, entry.at]);
}

const places = (bot: Bot) =>
  bot
    .said()
    .map(([where]) => where)
    .toSorted();
/** Of two that were taken. */
const threads = ['#esc-engineering › thread', 'Aoife › thread'].flatMap((where) => [where, where]);

/** Each look-up is in time, both together are not. */
const slow = (method: string, delayMs = 900): Fault => ({ kind: 'slow', method, delayMs, times: 1e6 });

/**
 * Three urgent ones, due at 10:15. Priya has the first; Sam's Home does not know that yet. It is 10:14, and the bot has to ask Slack anew
 * who people are.
 */
async function startBeforeDue(mode: Bot['mode']) {
  const bot = await startRaised({}, { mode });
  for (const summary of ['Refunds frozen', 'Transfers frozen']) {
    await bot.raise({
      [fields.team]: 'Engineering',
      [fields.priority]: choices.urgent,
      [fields.summary]: summary,
    });
  }
  await bot.slack.openHome('USAM');
  await bot.settle();
  const takenAt = bot.now();
  await acknowledge(bot, 'UPRIYA');
  await bot.slack.openHome('UKENJI');
  await bot.settle();
  bot.slack.faults.add({ kind: 'http_500', method: 'users.list', times: 1e6 });
  await bot.away(14 * minute);
  hear(bot);
  bot.slack.faults.add(slow('users.info'));
  return { bot, byPriya: ['UPRIYA', takenAt], byKenji: ['UKENJI', bot.now()] };
}

/** Kenji takes the second in Home and the third on its card; Sam would take the first. */
const pressAll = (bot: Bot) =>
  Promise.all([
    bot.slack.click('UKENJI', acts.acknowledge, 'home'),
    bot.slack.click('UKENJI', acts.acknowledge, theCard(bot, 'C0ENG', 'ESC-3')),
    bot.slack.click('USAM', acts.acknowledge, 'home'),
  ]);

describe.each(modes)('%s mode', (mode) => {
  test('pressed while Slack is slow, and then the bot dies: it is done after the start, and told once', async () => {
    const { bot, byPriya, byKenji } = await startBeforeDue(mode);
    bot.slack.faults.add(slow('usergroups.users.list', 3000));
    await pressAll(bot);
    expect([bot.slack.errorsShown('UKENJI'), bot.slack.errorsShown('USAM')]).toEqual([[], []]);
    expect(await taken(bot)).toEqual([byPriya, undefined, undefined]);
    await bot.stop();
    expect(bot.said()).toEqual([]);
    bot.slack.faults.clear();
    await bot.away(5 * minute);
    await bot.pass(minute);
    expect(await taken(bot)).toEqual([byPriya, byKenji, byKenji]);
    for (const id of ['ESC-2', 'ESC-3']) {
      expect((await bot.engine.find(id))?.clocks.acknowledge).toMatchObject({ outcome: 'met' });
    }
    expect(places(bot)).toEqual([...threads, ...['UKENJI', 'UKENJI', 'USAM'].map(bot.only)]);
    await bot.restart();
    await bot.pass(minute);
    expect(bot.said()).toEqual([]);
  });

  test('what is done while the bot lives is told where it was pressed, and not again after a start', async () => {
    const { bot, byPriya, byKenji } = await startBeforeDue(mode);
    bot.slack.faults.add(slow('usergroups.users.list'));
    await pressAll(bot);
    expect(await taken(bot)).toEqual([byPriya, undefined, undefined]);
    await bot.settle();
    expect(await taken(bot)).toEqual([byPriya, byKenji, byKenji]);
    expect(places(bot)).toEqual([...threads, bot.only('UKENJI')]);
    expect(['UKENJI', 'USAM'].map((user) => bot.slack.modal(user)?.given.callback_id)).toEqual([
      'notice',
      'notice',
    ]);
    bot.slack.faults.clear();
    await bot.restart();
    await bot.pass(minute / 2);
    expect(bot.said()).toEqual([]);
  });
});
