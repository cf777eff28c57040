/** The database cannot take it: the person is told that it was not saved, keeps what they typed, and later it works. */
import { expect, test } from 'vitest';
import { type Bot, startBot } from '../support/bot.ts';
import { aResolution, press, startRaised } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { whileLocked } from '../support/locked.ts';

const notSaved = 'That was not saved: the database did not answer. Please try again in a minute.';

/** What the log says, without the errors themselves. */
const logged = (bot: Bot) => bot.faults().map((fault) => fault.split(':')[0]);

test('a form that cannot be saved stays open with its text, and is saved when it is sent again', async () => {
  const bot = await startBot();
  await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await bot.settle();
  await bot.slack.fill('UAOIFE', {
    Team: 'Engineering',
    Summary: 'Payouts frozen',
    'What happened': 'Frozen.',
  });
  await whileLocked(bot, async () => {
    await bot.slack.submit('UAOIFE');
    expect(bot.slack.errorsOn('UAOIFE')).toEqual({
      Team: 'Not saved: the database did not answer. Your text is still here; please press Escalate again.',
    });
  });
  expect(modalLines(bot, 'UAOIFE')).toContain('Summary: [Payouts frozen]');
  expect(await bot.engine.find('ESC-1')).toBeUndefined();
  expect(logged(bot)).toEqual(['a submission was not saved']);
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a button, a reply and 👀 that cannot be saved say so, and nothing has changed', async () => {
  const bot = await startRaised();
  const card = bot.cardMessage('ESC-1', 'C0ENG');
  await whileLocked(bot, async () => {
    await bot.slack.click('UKENJI', 'Acknowledge', card);
    await bot.slack.post('UPRIYA', 'C0ENG', 'On it', { thread: card.ts });
    await bot.slack.react('USAM', 'eyes', card);
    const { ephemeralsTo } = bot.slack;
    const told = () => ['UKENJI', 'UPRIYA', 'USAM'].every((user) => ephemeralsTo(user).length > 0);
    await bot.slack.until(told, 'each of the three is told', 10_000);
  });
  expect(bot.said().toSorted()).toEqual([
    ['only Kenji', notSaved],
    ['only Priya', notSaved],
    ['only Sam', notSaved],
  ]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
  expect(logged(bot).toSorted()).toEqual([
    'a gesture was not saved',
    'a reply was not saved',
    'an acknowledgement by 👀 was not saved',
  ]);
  await press(bot, 'UKENJI', 'Acknowledge', card);
  expect(bot.said().map(([where]) => where)).toEqual([
    'only Kenji',
    '#esc-engineering › thread',
    'Aoife › thread',
  ]);
});

test('a resolution that cannot be saved keeps its text', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', 'Resolve', bot.cardMessage('ESC-1', 'C0ENG'));
  await bot.slack.fill('UKENJI', aResolution);
  await whileLocked(bot, async () => {
    await bot.slack.submit('UKENJI');
    expect(bot.slack.errorsOn('UKENJI')).toEqual({
      'What fixed it':
        'Not saved: the database did not answer. Your text is still here; please press Resolve again.',
    });
  });
  expect(logged(bot)).toEqual(['a submission was not saved']);
  await bot.slack.submit('UKENJI');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering › thread', 'Aoife › thread']);
});
