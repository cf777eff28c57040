/** Who opens what is a restricted team's is kept, and its leads see it; where it cannot be kept, nothing is shown. */
import { expect, test } from 'vitest';
import { refusedAnswer } from '../../src/views/refusals.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { command, hear, move, press, theCard, write } from '../support/gestures.ts';
import { agentMessage, modalLines } from '../support/lines.ts';
import { whileLocked } from '../support/locked.ts';
import { acts, fields } from '../support/words/labels.ts';

const secret = 'Laundering suspected';

async function startAtRisk(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({ [fields.team]: 'Risk', [fields.summary]: secret });
  hear(bot);
  return bot;
}

const atRisk = (bot: Bot) => theCard(bot, 'C0RISK');
const opens = async (bot: Bot, user: string, label: string, where: { channel: string; ts: string }) => {
  await press(bot, user, acts.more, where);
  await press(bot, user, label);
};
const kept = async (bot: Bot) =>
  (await bot.engine.readings('ESC-1'))
    .map(({ team, reader, what }) => `${team} ${reader} ${what}`)
    .toSorted();

test('whoever reads what is in it is kept, and whoever reads only how it stands is not', async () => {
  const bot = await startAtRisk();
  const { version } = (await bot.engine.find('ESC-1')) ?? {};
  await command(bot, 'UTOMAS', 'ESC-1');
  await command(bot, 'UAOIFE', 'ESC-1');
  await command(bot, 'UKENJI', 'ESC-1');
  await opens(bot, 'UMINA', acts.history, atRisk(bot));
  await opens(bot, 'UTOMAS', acts.explain, atRisk(bot));
  await opens(bot, 'UTOMAS', acts.move, atRisk(bot));
  await opens(bot, 'UAOIFE', acts.explain, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(await kept(bot)).toEqual([
    'risk UAOIFE clock',
    'risk UAOIFE shown',
    'risk UMINA history',
    'risk UTOMAS clock',
    'risk UTOMAS move form',
    'risk UTOMAS shown',
  ]);
  // It is no version of its own: nobody's form grows old by it.
  expect((await bot.engine.find('ESC-1'))?.version).toBe(version);
  hear(bot);
});

test('the leads of the team find it in History, also when it has moved, and nobody else does', async () => {
  const bot = await startAtRisk();
  await command(bot, 'UTOMAS', 'ESC-1');
  /** Whether all that is kept stands below the History that this person opens. */
  const finds = async (user: string, where: { channel: string; ts: string }) => {
    await opens(bot, user, acts.history, where);
    const lines = modalLines(bot, user);
    await bot.slack.closeModal(user);
    const all = bot.words.readBy(await bot.engine.readings('ESC-1'), user);
    return all.every((line) => lines.includes(line));
  };
  expect([await finds('UINGRID', atRisk(bot)), await finds('UMINA', atRisk(bot))]).toEqual([true, false]);
  await bot.pass(minute);
  await move(bot, 'Engineering', 'UMINA', atRisk(bot), 'A bug.');
  expect([await finds('UINGRID', theCard(bot)), await finds('UMARCUS', theCard(bot))]).toEqual([true, false]);
  hear(bot);
});

test('of what a restricted team wrote it is kept where it is by now, and of what is everybody’s it is not', async () => {
  const bot = await startAtRisk();
  await write(bot, 'UMINA', 'C0RISK', 'The police asks.', atRisk(bot));
  await move(bot, 'Engineering', 'UMINA', atRisk(bot), 'A bug.');
  await opens(bot, 'UKENJI', acts.history, theCard(bot));
  await opens(bot, 'UTOMAS', acts.history, theCard(bot));
  expect(await kept(bot)).toEqual(['risk UMINA move form', 'risk UTOMAS history']);
  hear(bot);
});

test('where it cannot be kept, nothing is shown', async () => {
  const bot = await startAtRisk();
  await press(bot, 'UMINA', acts.more, atRisk(bot));
  await whileLocked(bot, async () => {
    await bot.slack.click('UMINA', acts.history);
    await bot.slack.until(() => bot.faults().length > 0, 'it is found that it cannot be kept');
  });
  await bot.settle();
  expect(modalLines(bot, 'UMINA')).toEqual(bot.words.notice(refusedAnswer('notSaved', en), 'UMINA'));
  expect(await kept(bot)).toEqual([]);
});
