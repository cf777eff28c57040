/**
 * What a restricted team has is read by nobody else, wherever people look. These stories assert nothing themselves: the judge at the end
 * of every story does. `npx tsx bench/leaks.ts` breaks the bot and expects it to speak.
 */
import { test } from 'vitest';
import { type Bot, type BotOptions, hour, minute, startBot } from '../support/bot.ts';
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
  submit,
  theCard,
  write,
} from '../support/gestures.ts';
import { lookEverywhere } from '../support/leaks/looking.ts';
import { agentMessage } from '../support/lines.ts';
import { followTheSun } from '../support/rosters.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, documentFields, fields } from '../support/words/labels.ts';

const facts = {
  [fields.priority]: choices.high,
  [fields.summary]: 'Laundering suspected',
  [fields.details]: 'Three payouts went by way of Zanzibar. He laughed about it.',
  [fields.need]: 'Freeze his payouts quietly.',
  [fields.account]: 'acct_9Secret',
};

const sought = { id: 'ESC-1', word: 'zanzibar', team: 'risk' };

/** An agent, an engineer, two leads of other teams, and a designer. */
const others = ['UYUKI', 'UKENJI', 'UMARCUS', 'UNORA', 'ULENA'];

async function startAt(team: string, options?: BotOptions): Promise<Bot> {
  const bot = await startBot(options);
  await bot.raise({ ...facts, [fields.team]: team });
  hear(bot);
  return bot;
}

const atRisk = (bot: Bot, id = 'ESC-1') => theCard(bot, 'C0RISK', id);

/** What Risk writes, among itself and to the agent. */
async function riskWorks(bot: Bot): Promise<void> {
  await acknowledge(bot, 'UMINA', atRisk(bot));
  await write(bot, 'UMINA', 'C0RISK', 'The police asks about him.', atRisk(bot));
  await ask(bot, 'Whose passport was it?', 'UMINA', atRisk(bot));
  await answer(bot, 'His cousin’s passport.');
  await resolve(bot, 'UMINA', atRisk(bot), { [fields.fixed]: 'Frozen, and a report was filed.' });
  await fillIn(
    bot,
    'UAOIFE',
    acts.reopen,
    { [fields.reopenReason]: 'He calls once more.' },
    agentMessage(bot, 'ESC-1', 'UAOIFE'),
  );
  hear(bot);
}

test('while Risk has it', async () => {
  const bot = await startAt('Risk');
  await riskWorks(bot);
  await lookEverywhere(bot, [...others, 'UAOIFE', 'UINGRID'], sought);
  await bot.pass(26 * hour);
  await lookEverywhere(bot, ['UKENJI', 'UNORA', 'UAOIFE'], { ...sought, word: 'ESC-1 acct_9' });
  hear(bot);
});

test('when Risk has resolved it', async () => {
  const bot = await startAt('Risk');
  await resolve(bot, 'UMINA', atRisk(bot), {
    [fields.fixed]: 'Frozen, and a report was filed.',
    [fields.tellUser]: 'We cannot say more than that.',
  });
  await lookEverywhere(bot, ['UKENJI', 'UMARCUS', 'UAOIFE'], sought);
  hear(bot);
});

test('moved from Risk to Engineering', async () => {
  const bot = await startAt('Risk');
  await riskWorks(bot);
  await move(bot, 'Engineering', 'UMINA', atRisk(bot), 'A bug after all.');
  await lookEverywhere(bot, [...others, 'UAOIFE', 'UTOMAS'], sought);
  hear(bot);
});

test('moved from Engineering to Risk', async () => {
  const bot = await startAt('Engineering');
  // Kenji has More open while it is moved.
  await press(bot, 'UKENJI', acts.more, theCard(bot));
  await move(bot, 'Risk', 'UPRIYA', theCard(bot), 'This smells of laundering.');
  await riskWorks(bot);
  await press(bot, 'UKENJI', acts.history);
  await lookEverywhere(bot, [...others, 'UAOIFE'], sought);
  hear(bot);
});

test('moved back and forth, until the leads hear of it', async () => {
  const bot = await startAt('Engineering');
  await move(bot, 'Design', 'UKENJI', theCard(bot), 'The button is too small.');
  await move(bot, 'Engineering', 'ULENA', theCard(bot, 'C0DESIGN'), 'It is large enough.');
  await move(bot, 'Risk', 'UKENJI', theCard(bot), 'He knows the police chief.');
  await riskWorks(bot);
  await lookEverywhere(bot, others, sought);
  hear(bot);
});

test('a hand-over after it has left Risk', async () => {
  const bot = await startAt('Risk', { at: at('16:30', 1), config: followTheSun });
  await acknowledge(bot, 'UMINA', atRisk(bot));
  await write(bot, 'UMINA', 'C0RISK', 'The police asks about him.', atRisk(bot));
  await move(bot, 'Engineering', 'UMINA', atRisk(bot), 'A bug after all.');
  await acknowledge(bot, 'UPRIYA', theCard(bot));
  await bot.pass(hour + minute);
  hear(bot);
});

test('what waits while Slack is away is said when Risk has it no more', async () => {
  const bot = await startAt('Risk');
  await resolve(bot, 'UMINA', atRisk(bot));
  const channel = bot.slack.directChannel('UAOIFE');
  bot.slack.faults.add({ kind: 'http_500', method: 'chat.postMessage', channel, times: 1000 });
  const why = { [fields.reopenReason]: 'The police asks about him.' };
  await fillIn(bot, 'UTOMAS', acts.reopen, why, atRisk(bot));
  await move(bot, 'Engineering', 'UMINA', atRisk(bot), 'A bug after all.');
  bot.slack.faults.clear();
  await bot.pass(hour);
  hear(bot);
  bot.faults();
});

test('the channel of Risk is archived', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0RISK');
  await bot.raise({ ...facts, [fields.team]: 'Risk' });
  await bot.pass(hour);
  await lookEverywhere(bot, ['UKENJI', 'UINGRID', 'UAOIFE'], sought);
  hear(bot);
  bot.faults();
});

const withoutDesign = (yaml: string) =>
  yaml.replace(/^ {2}design:\n(?: {4}.*\n)+/m, '').replace(/^.*team: design \}\n/m, '');
const withoutRisk = (yaml: string) =>
  yaml.replace(/^ {2}risk:\n(?: {4,}.*\n)+/m, '').replace(/^.*team: risk \}\n/gm, '');

test('the configuration does not know Design any more', async () => {
  const bot = await startAt('Design');
  await bot.restart(withoutDesign);
  await lookEverywhere(bot, [...others, 'UAOIFE'], sought);
  await write(bot, 'ULENA', 'C0DESIGN', 'He is an actor from the south.', theCard(bot, 'C0DESIGN'));
  await write(bot, 'UAOIFE', 'dm', 'He is called Zebedee.', agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(26 * hour);
  await fillIn(bot, 'UAOIFE', acts.cancel, {}, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  hear(bot);
});

test('the configuration does not know Risk any more', async () => {
  const bot = await startAt('Risk');
  await riskWorks(bot);
  await bot.restart(withoutRisk);
  await write(bot, 'UTOMAS', 'C0RISK', 'He lives with a judge.', atRisk(bot));
  await lookEverywhere(bot, [...others, 'UAOIFE'], sought);
  await bot.pass(26 * hour);
  hear(bot);
});

test('a callback is promised on a case of Risk', async () => {
  const bot = await startBot();
  await bot.raise({
    ...facts,
    [fields.team]: 'Risk',
    [fields.callback]: new Date(at('11:00')),
    [fields.contact]: choices.phone,
  });
  await acknowledge(bot, 'UMINA', atRisk(bot));
  await bot.pass(2 * hour);
  await lookEverywhere(bot, ['UNORA', 'UAOIFE', 'UINGRID'], sought);
  hear(bot);
});

test('documents that Risk names, and one that it writes', async () => {
  const bot = await startAt('Risk');
  const says = (answer: string, which: string) => ({
    [fields.document]: answer,
    [fields.whichDocument]: which,
  });
  await resolve(bot, 'UMINA', atRisk(bot), says(choices.documentWrong, 'Sanctions list by country'));
  await bot.raise({ ...facts, [fields.team]: 'Risk', [fields.summary]: 'Police form unknown' });
  await resolve(bot, 'UTOMAS', atRisk(bot, 'ESC-2'), says(choices.documentWrong, 'What a police form asks'));
  await command(bot, 'UTOMAS', 'documents');
  await press(bot, 'UTOMAS', acts.markWritten);
  await submit(bot, 'UTOMAS', {
    [documentFields.link]: 'https://wiki.example.com/police-form',
    [documentFields.what]: 'What a police form asks',
  });
  await bot.slack.closeModal('UTOMAS');
  await bot.raise({ ...facts, [fields.team]: 'Risk', [fields.summary]: 'Passport forged' });
  await press(bot, 'UMINA', acts.resolve, atRisk(bot, 'ESC-3'));
  await bot.slack.closeModal('UMINA');
  await bot.raise({ ...facts, [fields.team]: 'Engineering', [fields.summary]: 'Police form does not load' });
  await press(bot, 'UKENJI', acts.resolve, theCard(bot, 'C0ENG', 'ESC-4'));
  await bot.slack.closeModal('UKENJI');
  await lookEverywhere(bot, ['UMINA', ...others], sought);
  await command(bot, 'UYUKI', 'Forms of the police');
  await bot.slack.closeModal('UYUKI');
  // A Monday.
  await bot.pass(7 * 24 * hour);
  await lookEverywhere(bot, ['UNORA', 'UINGRID', 'UKENJI'], sought);
  hear(bot);
});

test('a change that a lead of Risk wrote down', async () => {
  const bot = await startAt('Risk');
  await command(bot, 'UINGRID', 'changed Sanctions list twice a day');
  await submit(bot, 'UINGRID');
  await bot.slack.closeModal('UINGRID');
  await lookEverywhere(bot, ['UINGRID', 'UMINA', ...others], sought);
  bot.slack.clock.advance(7 * 24 * hour);
  await bot.settle();
  await lookEverywhere(bot, others, sought);
  hear(bot);
});
