/** Slack hears that something worked when it is stored, so whatever dies with the process is delivered again or seen to have failed. */
import { describe, expect, test } from 'vitest';
import { type Bot, modes } from '../../support/bot.ts';
import { hear, startRaised, theCard } from '../../support/gestures.ts';
import { acts } from '../../support/words/labels.ts';

/** What the history holds at the very instant at which Slack has its acknowledgement. */
const stored = async (bot: Bot) => (await bot.engine.history('ESC-1')).map(({ deed }) => deed.what);

describe.each(modes)('%s mode', (mode) => {
  test('a button', async () => {
    const bot = await startRaised({}, { mode });
    await bot.slack.click('UKENJI', acts.acknowledge, theCard(bot));
    expect(await stored(bot)).toEqual(['raised', 'acknowledged']);
    await bot.settle();
    hear(bot);
  });

  test('a reply, which acknowledges and is carried over', async () => {
    const bot = await startRaised({}, { mode });
    const thread = theCard(bot).ts;
    await bot.slack.post('UKENJI', 'C0ENG', 'On it.', { thread });
    expect(await stored(bot)).toEqual(['raised', 'acknowledged', 'said']);
    await bot.settle();
    hear(bot);
  });

  test('👀', async () => {
    const bot = await startRaised({}, { mode });
    await bot.slack.react('UKENJI', 'eyes', theCard(bot));
    expect(await stored(bot)).toEqual(['raised', 'acknowledged']);
    await bot.settle();
    hear(bot);
  });

  test('a button whose answer Slack keeps waiting for longer than Slack itself waits', async () => {
    const bot = await startRaised({}, { mode });
    bot.slack.faults.add({ kind: 'slow', method: 'response_url', delayMs: 4000 });
    await bot.slack.click('UKENJI', acts.acknowledge, theCard(bot));
    expect(bot.slack.errorsShown('UKENJI')).toEqual([]);
    expect(await stored(bot)).toEqual(['raised', 'acknowledged']);
    await bot.settle();
    hear(bot);
  });
});
