/** A question that nobody answers: the clocks stand still, and all the same it is not forgotten. */
import { describe, expect, test } from 'vitest';
import type { Reminder } from '../../src/domain/escalation.ts';
import { type Bot, hour, minute, modes, mondayMorning } from '../support/bot.ts';
import { answer, fillIn, hear, press, startAsked, startRaised } from '../support/gestures.ts';
import { type About, at } from '../support/words/about.ts';
import { acts } from '../support/words/labels.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

async function askedOnMonday(mode: (typeof modes)[number]): Promise<Bot> {
  const bot = await startRaised({}, { mode });
  await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': 'Which bank?' }, theCard(bot));
  hear(bot);
  return bot;
}

describe.each(modes)('%s mode', (mode) => {
  test('the agent is reminded within a day that a question waits for them', { timeout: 60_000 }, async () => {
    const bot = await askedOnMonday(mode);
    await bot.pass(26 * hour);
    expect(bot.said().some(([where, text]) => where.startsWith('Aoife') && text.includes('ESC-1'))).toBe(
      true,
    );
    hear(bot);
  });

  test('the lead’s next digest names what has waited since the day before', { timeout: 60_000 }, async () => {
    const bot = await askedOnMonday(mode);
    await bot.pass(23 * hour + hour / 2);
    const digest = bot.said().find(([where, text]) => where === 'Nora' && text.startsWith('Digest'));
    expect(digest?.[1]).toContain('ESC-1');
    hear(bot);
  });

  test('the agent who was asked has left: somebody is told, for nobody else is going to answer', {
    timeout: 60_000,
  }, async () => {
    const bot = await askedOnMonday(mode);
    await bot.slack.deactivate('UAOIFE');
    await bot.pass(26 * hour);
    const heard = bot.said().filter(([, text]) => text.includes('Aoife') || text.includes('ESC-1'));
    expect(heard).not.toEqual([]);
    hear(bot);
    bot.faults();
  });
});

const waits: About = {
  status: 'waiting',
  owner: 'UKENJI',
  question: { missing: [], text: 'Which bank?', by: 'UKENJI', at: mondayMorning },
};
const toldOf = (bot: Bot, kind: Reminder['kind'], as: 'reporter' | 'lead', hasLeft = false) =>
  bot.words.personal([
    {
      reminder: { clock: 'answer', kind, startedAt: mondayMorning, dueAt: mondayMorning + hour },
      as,
      about: waits,
      hasLeft,
    },
  ]);

test('the agent is reminded with the question and can answer it there, and then nobody hears of it again', async () => {
  const bot = await startAsked('Which bank?');
  await bot.pass(hour / 2);
  expect(bot.said()).toEqual([['Aoife', toldOf(bot, 'warning', 'reporter')]]);
  await answer(bot, 'It is with AIB.');
  hear(bot);
  await bot.pass(minute);
  expect((await bot.engine.find('ESC-1'))?.clocks.answer).toBeUndefined();
});

test('while there is no answer, the agent hears once more, and the leads with them', async () => {
  const bot = await startAsked('Which bank?');
  await bot.pass(hour / 2);
  hear(bot);
  await bot.pass(hour / 2);
  expect(bot.said()).toEqual([
    ['Aoife', toldOf(bot, 'breach', 'reporter')],
    ['Marcus', toldOf(bot, 'breach', 'lead')],
    ['Nora', toldOf(bot, 'breach', 'lead')],
  ]);
});

test('who says under the reminder that they must ask the user gets the time for it', async () => {
  const bot = await startAsked('Which bank?');
  await bot.pass(hour / 2);
  await press(bot, 'UAOIFE', acts.askUser);
  hear(bot);
  await bot.pass(hour);
  expect(bot.said()).toEqual([]);
});

test('who has left is not reminded, and leads read that nobody else will answer', async () => {
  const bot = await startAsked('Which bank?');
  await bot.slack.deactivate('UAOIFE');
  await bot.pass(hour);
  expect(bot.said()).toEqual([
    ['Marcus', toldOf(bot, 'breach', 'lead', true)],
    ['Nora', toldOf(bot, 'breach', 'lead', true)],
  ]);
});

test('asked in the evening, the agent is reminded in the morning, where they are', async () => {
  const config = (yaml: string) => yaml.replace('attention: everything', 'attention: usual');
  const bot = await startAsked('Which bank?', {}, { at: at('21:00'), config });
  const toldAoife = () => bot.said().filter(([where]) => where === 'Aoife');
  await bot.pass(10 * hour + 59 * minute);
  expect(toldAoife()).toEqual([]);
  await bot.pass(minute);
  expect(toldAoife()).toHaveLength(1);
});
