/** The database cannot take it: the person is told that it was not saved, keeps what they typed, and later it works. */
import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { resolveForm } from '../../src/views/forms/resolve-form.ts';
import { notSavedKeepsText } from '../../src/views/forms/sentences.ts';
import { notSavedAnswer } from '../../src/views/refusals.ts';
import { type Bot, startBot } from '../support/bot.ts';
import { acknowledge, aResolution, command, press, startRaised, theCard } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { whileLocked } from '../support/locked.ts';
import { at } from '../support/words/about.ts';
import { acts, fields } from '../support/words/labels.ts';
import { raiseForm, raiseFormLines, withoutErrors } from '../support/words/raise-form.ts';

/** On the first field of a form, whose button is to be pressed again. */
const keepsText = ({ submit }: ModalView): string => notSavedKeepsText(submit?.text ?? '');

/** What the log says, without the errors themselves. */
const logged = (bot: Bot) => bot.faults().map((fault) => fault.split(':')[0]);

test('a form that cannot be saved stays open with its text, and is saved when it is sent again', async () => {
  const bot = await startBot();
  await command(bot, 'UAOIFE', '', 'C0OPS');
  await bot.slack.fill('UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.summary]: 'Payouts frozen',
    [fields.details]: 'Frozen.',
  });
  const filled = {
    team: 'engineering',
    summary: 'Payouts frozen',
    details: 'Frozen.',
    due: { acknowledge: at('12:00'), resolve: at('10:00', 2) },
  };
  await whileLocked(bot, async () => {
    await bot.slack.submit('UAOIFE');
    expect(bot.slack.errorsOn('UAOIFE')).toEqual({ [fields.team]: keepsText(raiseForm(bot, filled)) });
  });
  expect(withoutErrors(modalLines(bot, 'UAOIFE'))).toEqual(raiseFormLines(bot, filled));
  expect(await bot.engine.find('ESC-1')).toBeUndefined();
  expect(logged(bot)).toEqual(['a submission was not saved']);
  await bot.slack.submit('UAOIFE');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering', 'Aoife']);
});

test('a button, a reply and 👀 that cannot be saved say so, and nothing has changed', async () => {
  const bot = await startRaised();
  const card = theCard(bot);
  const notSaved = bot.words.say(notSavedAnswer());
  await whileLocked(bot, async () => {
    await bot.slack.click('UKENJI', acts.acknowledge, card);
    await bot.slack.post('UPRIYA', 'C0ENG', 'On it', { thread: card.ts });
    await bot.slack.react('USAM', 'eyes', card);
    const { ephemeralsTo } = bot.slack;
    const told = () => ['UKENJI', 'UPRIYA', 'USAM'].every((user) => ephemeralsTo(user).length > 0);
    await bot.slack.until(told, 'each of the three is told');
  });
  expect(bot.said().toSorted()).toEqual([
    [bot.only('UKENJI'), notSaved],
    [bot.only('UPRIYA'), notSaved],
    [bot.only('USAM'), notSaved],
  ]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('open');
  expect(logged(bot).toSorted()).toEqual([
    'a gesture was not saved',
    'a reply was not saved',
    'an acknowledgement by 👀 was not saved',
  ]);
  await acknowledge(bot);
  expect(bot.said().map(([where]) => where)).toEqual([
    bot.only('UKENJI'),
    '#esc-engineering › thread',
    'Aoife › thread',
  ]);
});

test('a resolution that cannot be saved keeps its text', async () => {
  const bot = await startRaised();
  await press(bot, 'UKENJI', acts.resolve, theCard(bot));
  await bot.slack.fill('UKENJI', aResolution);
  await whileLocked(bot, async () => {
    await bot.slack.submit('UKENJI');
    expect(bot.slack.errorsOn('UKENJI')).toEqual({
      [fields.fixed]: keepsText(resolveForm({ id: 'ESC-1', via: 'button' }, bot.config.causes)),
    });
  });
  expect(logged(bot)).toEqual(['a submission was not saved']);
  await bot.slack.submit('UKENJI');
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['#esc-engineering › thread', 'Aoife › thread']);
});
