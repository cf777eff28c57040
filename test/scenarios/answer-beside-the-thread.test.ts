/** The question stands in the conversation itself, and there the agent answers, as people do on a telephone. */
import { describe, expect, test } from 'vitest';
import { besideHelp, whichQuestion } from '../../src/views/beside-thread.ts';
import { helpAnswer } from '../../src/views/help.ts';
import { commandName } from '../../src/views/ids.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, modes } from '../support/bot.ts';
import {
  ask,
  theCard as cardOf,
  fillIn,
  hear,
  resolve,
  startAsked,
  startRaised,
  write,
} from '../support/gestures.ts';
import { agentLines, agentMessage } from '../support/lines.ts';
import { fields } from '../support/words/labels.ts';

const theCard = (bot: Bot) => bot.cardMessage('ESC-1', 'C0ENG');

describe.each(modes)('%s mode', (mode) => {
  test('what is written beside the thread while an answer is awaited is never met with silence', async () => {
    const bot = await startRaised({}, { mode });
    await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': 'Which bank?' }, theCard(bot));
    hear(bot);
    await write(bot, 'UAOIFE', 'dm', 'It is with AIB.');
    const said = bot.said();
    const taken = said.some(([where, text]) => where.startsWith('#') && text.includes('It is with AIB.'));
    const toldWhere = said.some(([where, text]) => where.includes('Aoife') && /ESC-1/.test(text));
    expect(taken || toldWhere, agentLines(bot, 'ESC-1', 'UAOIFE').join('\n')).toBe(true);
    hear(bot);
  });
});

const thread = '#esc-engineering › thread';
const beside = (bot: Bot, text: string, user = 'UAOIFE') => write(bot, user, 'dm', text);
const only = (bot: Bot, text: string, user = 'UAOIFE') => [bot.only(user), bot.words.say({ text })];
const help = (bot: Bot) => {
  const teams = Object.entries(bot.config.teams).map(([id, { name }]) => ({ id, name }));
  return bot.words.say(besideHelp(helpAnswer({ teams, command: commandName }, en), en));
};

test('while one question waits, what is written beside it is the answer, and says so', async () => {
  const bot = await startAsked('Which bank?');
  await beside(bot, 'It is with AIB.');
  const answered = { what: 'answered', text: 'It is with AIB.' } as const;
  expect(bot.said()).toEqual([
    only(bot, en.answers.takenBeside('ESC-1', 'answer')),
    [thread, bot.words.inThread(answered, { by: 'UAOIFE', owner: 'UKENJI' })],
  ]);
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('acknowledged');
});

test('a note beside the thread is no answer', async () => {
  const bot = await startAsked('Which bank?');
  await beside(bot, '🔒 ask Niamh');
  expect(bot.said()).toEqual([only(bot, en.answers.staysInside('agent', 'all'))]);
  expect((await bot.engine.find('ESC-1'))?.status).toBe('waiting');
});

test('while several wait, nothing is guessed: each is linked', async () => {
  const bot = await startAsked('Which bank?');
  await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: 'No statement' });
  await ask(bot, 'Which month?', 'UPRIYA', cardOf(bot, 'C0ENG', 'ESC-2'));
  hear(bot);
  await beside(bot, 'It is with AIB.');
  const waiting = [
    { id: 'ESC-1', summary: 'Payouts frozen' },
    { id: 'ESC-2', summary: 'No statement' },
  ];
  const messages = await bot.engine.agentMessages(waiting);
  expect(bot.said()).toEqual([[bot.only('UAOIFE'), bot.words.say(whichQuestion(waiting, messages, en))]]);
  expect([...messages.values()].every(({ permalink }) => permalink !== null)).toBe(true);
});

test('without a question the bot says once a day what it is for', async () => {
  const bot = await startRaised();
  await beside(bot, 'Hello?');
  await beside(bot, 'Is anybody there?');
  expect(bot.said()).toEqual([[bot.only('UAOIFE'), help(bot)]]);
  await bot.slack.click('UAOIFE', en.raise.newEscalation);
  await bot.slack.closeModal('UAOIFE');
  await resolve(bot);
  await bot.pass(24 * hour);
  hear(bot);
  await beside(bot, 'And today?');
  expect(bot.said()).toEqual([[bot.only('UAOIFE'), help(bot)]]);
});

test('a line under what is resolved pings its owner by day, and nobody by night', async () => {
  const bot = await startRaised();
  await resolve(bot);
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'Thanks!', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.pings()).toEqual([[thread, ['Kenji']]]);
  await bot.pass(12 * hour);
  hear(bot);
  await write(bot, 'UAOIFE', 'dm', 'Good night.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said().map(([where]) => where)).toEqual([thread]);
  expect(bot.pings()).toEqual([]);
});
