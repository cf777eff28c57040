/** What was written under a restricted team is read by nobody else: not after a move, not by searching, not when its team is unknown. */
import { expect, test } from 'vitest';
import { staysWithTeam } from '../../src/views/forms/sentences.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, startBot } from '../support/bot.ts';
import {
  acknowledge,
  answer,
  ask,
  command,
  fillIn,
  hear,
  move,
  press,
  resolve,
  theCard,
  write,
} from '../support/gestures.ts';
import { agentLines, agentMessage, answerLines, cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const secret = 'Laundering suspected';

async function startAtRisk(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.priority]: choices.normal,
    [fields.summary]: secret,
    [fields.details]: 'Three payouts via Zanzibar.',
    [fields.account]: 'acct_9Secret',
  });
  hear(bot);
  return bot;
}

/** Everything that somebody reads in History, opened under More of a message. */
async function historyOf(bot: Bot, user: string, where: { channel: string; ts: string }): Promise<string> {
  await press(bot, user, acts.more, where);
  await press(bot, user, acts.history);
  const lines = modalLines(bot, user);
  await bot.slack.closeModal(user);
  return lines.join('\n');
}

test('a search says the same of a restricted one whatever else it asks for, so it cannot be read letter by letter', async () => {
  const bot = await startAtRisk();
  const answered = async (text: string) => {
    await command(bot, 'UKENJI', `search ${text}`);
    hear(bot);
    return answerLines(bot, 'UKENJI');
  };
  for (const text of ['ESC-1 zanzibar', 'ESC-1 timbuktu', 'ESC-1 acct_9', 'acct_9', 'zanzibar']) {
    expect(await answered(text)).toEqual(bot.words.found(text, [], 'UKENJI'));
  }
});

test('moved to an open team, its facts go along, and what the restricted team wrote does not', async () => {
  const bot = await startAtRisk();
  await acknowledge(bot, 'UMINA', theCard(bot, 'C0RISK'));
  await write(bot, 'UMINA', 'C0RISK', 'INTERNAL the police asks about him.', theCard(bot, 'C0RISK'));
  await ask(bot, 'Whose passport?', 'UMINA', theCard(bot, 'C0RISK'));
  await answer(bot, 'His own.');
  await resolve(bot, 'UMINA', theCard(bot, 'C0RISK'), { [fields.fixed]: 'INTERNAL frozen, SAR filed.' });
  const reopen = { [fields.reopenReason]: 'Again.' };
  await fillIn(bot, 'UAOIFE', acts.reopen, reopen, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  hear(bot);
  await move(bot, 'Engineering', 'UMINA', theCard(bot, 'C0RISK'), 'A bug after all.');
  const toAgent = bot.said().flatMap(([where, text]) => (where === 'Aoife › thread' ? [text] : []));
  // The agent reads why it moved in their thread as in History.
  expect(toAgent.map((text) => text.includes('A bug after all.'))).toEqual([true]);
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toEqual(
    bot.words.card({
      priority: 'normal',
      moves: 1,
      summary: secret,
      details: 'Three payouts via Zanzibar.',
      account: 'acct_9Secret',
      due: { acknowledge: at('12:00'), resolve: at('10:00', 2) },
    }),
  );
  const histories = [
    await historyOf(bot, 'UKENJI', theCard(bot)),
    await historyOf(bot, 'UAOIFE', agentMessage(bot, 'ESC-1', 'UAOIFE')),
  ];
  expect(histories.filter((text) => text.includes('INTERNAL'))).toEqual([]);
  expect(histories.map((text) => text.includes('A bug after all.'))).toEqual([true, true]);
  expect(histories.map((text) => text.includes('Whose passport?'))).toEqual([false, true]);
  expect(histories.map((text) => text.includes('The money arrives tomorrow.'))).toEqual([false, true]);
  // Its author has not forgotten it, though the team is not hers.
  expect(await historyOf(bot, 'UMARCUS', theCard(bot))).not.toContain('INTERNAL');
  hear(bot);
});

test('what was written while the team was restricted stays with it when the configuration lifts that', async () => {
  const bot = await startAtRisk();
  await write(bot, 'UMINA', 'C0RISK', 'INTERNAL the police asks about him.', theCard(bot, 'C0RISK'));
  await bot.restart((yaml) => yaml.replace('restricted: true', 'restricted: false'));
  await write(bot, 'UMINA', 'C0RISK', 'OPENLY a bug.', theCard(bot, 'C0RISK'));
  const agents = agentMessage(bot, 'ESC-1', 'UAOIFE');
  const read = [
    await historyOf(bot, 'UAOIFE', agents),
    await historyOf(bot, 'UTOMAS', theCard(bot, 'C0RISK')),
  ];
  expect(read.map((text) => [text.includes('INTERNAL'), text.includes('OPENLY')])).toEqual([
    [false, true],
    [true, true],
  ]);
  hear(bot);
});

const withoutDesign = (yaml: string) =>
  yaml.replace(/^ {2}design:\n(?: {4}.*\n)+/m, '').replace(/^.*team: design \}\n/m, '');

test('what stands in Slack follows the configuration: a team is gone, there again, called something else', async () => {
  const bot = await startBot();
  await bot.raise({ [fields.team]: 'Design', [fields.summary]: secret, [fields.account]: 'acct_9Secret' });
  hear(bot);
  const shown = () => [cardLines(bot, 'ESC-1', 'C0DESIGN', 'ULENA'), agentLines(bot, 'ESC-1', 'UAOIFE')];
  const before = shown();
  await bot.restart(withoutDesign);
  await bot.settle();
  expect(JSON.stringify(bot.slack.messages('C0DESIGN'))).not.toContain('acct_9Secret');
  await bot.restart((yaml) => yaml);
  await bot.settle();
  expect(shown()).toEqual(before);
  // A start that changes nothing draws nothing.
  const edits = () => bot.slack.calls.filter(({ method }) => method === 'chat.update').length;
  const drawn = edits();
  await bot.restart((yaml) => yaml);
  await bot.settle();
  expect(edits()).toBe(drawn);
  await bot.restart((yaml) => yaml.replace('name: Design', 'name: Beauty'));
  await bot.settle();
  expect(agentLines(bot, 'ESC-1', 'UAOIFE').join('\n')).toContain('is with Beauty');
  expect([bot.said(), bot.pings()]).toEqual([[], []]);
});

test('a team that the configuration does not know any more is restricted: only how it stands is shown', async () => {
  const bot = await startBot();
  await bot.raise({ [fields.team]: 'Design', [fields.summary]: secret, [fields.account]: 'acct_9Secret' });
  hear(bot);
  await bot.restart(withoutDesign);
  await command(bot, 'UKENJI', 'ESC-1');
  expect(answerLines(bot, 'UKENJI').join('\n')).not.toContain(secret);
  hear(bot);
  await write(bot, 'ULENA', 'C0DESIGN', 'Only among us.', theCard(bot, 'C0DESIGN'));
  expect(bot.said()).toEqual([[bot.only('ULENA'), bot.words.say(staysWithTeam('ESC-1', 'design', en))]]);
  // What the agent writes is not said where everybody may read it.
  await write(bot, 'UAOIFE', 'dm', 'It is acct_9Secret.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  expect(bot.said()).toEqual([]);
  // Any change of it draws its card anew.
  await fillIn(bot, 'UAOIFE', acts.cancel, {}, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  const elsewhere = [...bot.slack.messages('C0OPS'), ...bot.slack.messages('C0DESIGN')];
  expect(
    elsewhere.filter(({ text, blocks }) => JSON.stringify([text, blocks]).includes('acct_9Secret')),
  ).toEqual([]);
  hear(bot);
});
