/** Out of a restricted team: whoever moves it sees what leaves, may write it anew, and what it was before stays where it was. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { command, hear, move, press, resolve, submit, theCard } from '../support/gestures.ts';
import { agentMessage, answerLines, cardLines, modalLines } from '../support/lines.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const secret = 'Laundering suspected';
const harmless = 'Payout stuck';

async function startAtRisk(): Promise<Bot> {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.priority]: choices.normal,
    [fields.summary]: secret,
    [fields.details]: 'Three payouts.',
    [fields.account]: 'acct_9Secret',
    [fields.need]: 'Look at 4111 1111 1111 1111.',
  });
  hear(bot);
  return bot;
}

const atRisk = (bot: Bot) => theCard(bot, 'C0RISK');
const openMove = async (bot: Bot, user = 'UMINA') => {
  await press(bot, user, acts.more, atRisk(bot));
  await press(bot, user, acts.move);
};
const toEngineering = { [fields.team]: 'Engineering', [fields.moveReason]: 'A bug after all.' };

/** Everything that somebody reads in History, opened under More of a message. */
async function historyOf(bot: Bot, user: string, where: { channel: string; ts: string }): Promise<string> {
  await press(bot, user, acts.more, where);
  await press(bot, user, acts.history);
  const lines = modalLines(bot, user);
  await bot.slack.closeModal(user);
  return lines.join('\n');
}

test('what is written anew goes along in the name of who moved it; the original is read by its author and the team alone', async () => {
  const bot = await startAtRisk();
  await openMove(bot);
  expect(modalLines(bot, 'UMINA').join('\n')).toContain(secret);
  await submit(bot, 'UMINA', {
    ...toEngineering,
    [fields.summary]: `${harmless} 5555 5555 5555 4444`,
    [fields.account]: '',
  });
  hear(bot);
  const { summary, account, details } = (await bot.engine.find('ESC-1')) ?? {};
  expect([summary, account, details]).toEqual([
    expect.stringMatching(/^Payout stuck .*4444/),
    null,
    'Three payouts.',
  ]);
  expect(summary).not.toContain('5555');
  const read = {
    card: cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI').join('\n'),
    engineer: await historyOf(bot, 'UKENJI', theCard(bot)),
    reporter: await historyOf(bot, 'UAOIFE', agentMessage(bot, 'ESC-1', 'UAOIFE')),
    analyst: await historyOf(bot, 'UTOMAS', theCard(bot)),
  };
  const tells = (what: string) =>
    Object.entries(read).flatMap(([who, text]) => (text.includes(what) ? who : []));
  expect([tells(harmless), tells(secret), tells('acct_9Secret')]).toEqual([
    ['card', 'engineer', 'reporter', 'analyst'],
    ['reporter', 'analyst'],
    ['reporter', 'analyst'],
  ]);
  await command(bot, 'UKENJI', 'search laundering');
  expect(answerLines(bot, 'UKENJI')).toEqual(bot.words.found('laundering', [], 'UKENJI'));
  hear(bot);
});

test('whom to call is in the agent’s reminder, also where whoever moved it took it out', async () => {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.summary]: secret,
    [fields.account]: 'acct_9Secret',
    [fields.callback]: new Date(at('12:00')),
  });
  await openMove(bot);
  await submit(bot, 'UMINA', { ...toEngineering, [fields.account]: '' });
  hear(bot);
  await bot.pass(2 * hour);
  const told = bot.said().flatMap(([where, text]) => (where === 'Aoife' ? [text] : []));
  expect(told.map((text) => text.includes('acct_9Secret'))).toContain(true);
  hear(bot);
});

test('whom to call is in what the agent hears when it is resolved, too', async () => {
  const bot = await startBot();
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.summary]: secret,
    [fields.account]: 'acct_9Secret',
    [fields.callback]: new Date(at('16:00')),
  });
  await openMove(bot);
  await submit(bot, 'UMINA', { ...toEngineering, [fields.account]: '' });
  hear(bot);
  await resolve(bot);
  const told = bot.said().flatMap(([where, text]) => (where === 'Aoife › thread' ? [text] : []));
  expect(told.map((text) => text.includes('acct_9Secret'))).toEqual([true]);
  hear(bot);
});

test('a text that masking made too long for its field goes along whole, and in nobody else’s name', async () => {
  const bot = await startBot();
  const card = '4111111111111111';
  const details = `${'D'.repeat(3000 - card.length)}${card}`;
  await bot.raise({
    [fields.team]: 'Risk',
    [fields.summary]: `${'S'.repeat(149 - card.length)} ${card}`,
    [fields.details]: details,
  });
  hear(bot);
  const before = await bot.engine.find('ESC-1');
  await openMove(bot);
  // What has no room in its field is shown below.
  expect(modalLines(bot, 'UMINA').filter((text) => text.endsWith('1111'))).toHaveLength(2);
  await submit(bot, 'UMINA', toEngineering);
  hear(bot);
  const after = await bot.engine.find('ESC-1');
  expect([after?.team, after?.summary, after?.details]).toEqual([
    'engineering',
    before?.summary,
    before?.details,
  ]);
  expect((await bot.engine.history('ESC-1')).at(-1)?.deed).not.toHaveProperty('edited');
});

test('where nothing was written anew nothing new is stored', async () => {
  const bot = await startAtRisk();
  await openMove(bot);
  await submit(bot, 'UMINA', toEngineering);
  hear(bot);
  const entry = (await bot.engine.history('ESC-1')).at(-1);
  expect(entry?.deed).toMatchObject({ what: 'moved', to: 'engineering' });
  expect(entry?.deed).not.toHaveProperty('edited');
  expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UKENJI')).toContain(secret);
});

test('a form that was opened before it came to a restricted team does not carry its texts out', async () => {
  const bot = await startBot({
    config: (yaml) => yaml.replace('leads: [UINGRID]', 'leads: [UINGRID, UMARCUS]'),
  });
  await bot.raise({ [fields.team]: 'Engineering', [fields.summary]: secret });
  await press(bot, 'UMARCUS', acts.more, theCard(bot));
  await press(bot, 'UMARCUS', acts.move);
  await move(bot, 'Risk', 'UKENJI');
  await submit(bot, 'UMARCUS', { [fields.team]: 'Design', [fields.moveReason]: 'A logo.' });
  hear(bot);
  expect((await bot.engine.find('ESC-1'))?.team).toBe('risk');
  expect(modalLines(bot, 'UMARCUS')).toEqual(
    bot.words.refusedNotice({ refused: 'moved', team: 'risk' }, { team: 'risk', moves: 1 }, 'UMARCUS', {
      typed: 'A logo.',
    }),
  );
});

test('while its new card is not posted yet, nobody is led to the old one', async () => {
  const bot = await startAtRisk();
  bot.slack.faults.add({
    method: 'chat.postMessage',
    channel: 'C0ENG',
    kind: 'rate_limited',
    retryAfterS: 120,
  });
  await openMove(bot);
  await submit(bot, 'UMINA', toEngineering);
  const shownTo = async (user: string) => {
    await command(bot, user, 'ESC-1');
    return JSON.stringify(bot.slack.state.ephemerals.filter(({ to }) => to === user).at(-1)?.blocks);
  };
  expect(await shownTo('UKENJI')).not.toContain('/archives/');
  await bot.pass(3 * minute);
  expect(await shownTo('UKENJI')).toContain('/archives/C0ENG/');
  hear(bot);
});
