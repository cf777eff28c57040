/** Explain the clock: whoever sees an escalation is told in words how its due times come about, on the clock of the place that counts. */
import { expect, test } from 'vitest';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { fillIn, hear, more, press, startRaised } from '../support/gestures.ts';
import { agentMessage, modalLines } from '../support/lines.ts';
import { engineering } from '../support/rosters.ts';

/** Friday 20 November 2026, 16:40 in Dublin, which closes at 17:30, opens on Saturday from 10 to 14, and then on Monday at nine. */
const fridayAfternoon = Date.UTC(2026, 10, 20, 16, 40);
const mondayAt = (hour: number, minutes = 0) => Date.UTC(2026, 10, 23, hour, minutes);

const inDublin = engineering(['{ calendar: always, group: S0ENG }'], ['calendar: dublin']);

const theCard = (bot: Bot, channel = 'C0ENG') => bot.cardMessage('ESC-1', channel);
const agents = (bot: Bot) => agentMessage(bot, 'ESC-1', 'UAOIFE');
const passTo = (bot: Bot, at: number) => bot.pass(at - bot.now());

async function explained(bot: Bot, user: string, where = theCard(bot)): Promise<string[]> {
  await more(bot, user, 'Explain the clock', where);
  const lines = modalLines(bot, user);
  await bot.slack.closeModal(user);
  return lines;
}

test('over a weekend: what was counted, what was passed over, and how late it is in open hours', async () => {
  const bot = await startRaised({ Priority: 'normal' }, { at: fridayAfternoon, config: inDublin });
  await passTo(bot, mondayAt(9, 30));
  const weekend = [
    '• Fri 16:40 to Sat 14:00: 4 h 50 min counted, night skipped',
    '• Sat 14:00 to Mon 09:00: weekend',
    '• Mon 09:00 to 09:30: 30 min counted',
  ];
  const lines = [
    'Explain the clock',
    'Acknowledge within 2 h',
    'Started Fri 16:40 Dublin. 5 h 20 min counted, night skipped, weekend skipped. Was due Sat 11:10, late by 3 h 20 min now.',
    ...weekend,
    'Resolve within 48 h',
    'Started Fri 16:40 Dublin. 5 h 20 min counted, night skipped, weekend skipped. Due Sat 10:40, 42 h 40 min left.',
    ...weekend,
    '[Close]',
  ];
  // Kenji reads it in Tokyo, and Aoife in her own thread: the hours are Dublin’s for all of them.
  expect(await explained(bot, 'UPRIYA')).toEqual(lines);
  expect(await explained(bot, 'UKENJI')).toEqual(lines);
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual(lines);
  hear(bot);
});

test('paused until the agent answers: what is left meanwhile, and afterwards what the pause was', async () => {
  const bot = await startRaised({ Priority: 'normal' }, { at: fridayAfternoon, config: inDublin });
  await bot.pass(20 * minute);
  await fillIn(bot, 'UKENJI', 'Ask for info', { 'Your question': 'Since when?' }, theCard(bot));
  const acknowledged = [
    'Acknowledge within 2 h',
    'Started Fri 16:40 Dublin. 20 min counted. Done in time, Fri 17:00.',
  ];
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual([
    'Explain the clock',
    ...acknowledged,
    'News within 8 h',
    'Started Fri 17:00 Dublin. 8 h left when the answer comes.',
    'Resolve within 48 h',
    'Started Fri 16:40 Dublin. 20 min counted. 47 h 40 min left when the answer comes.',
    '[Close]',
  ]);
  await passTo(bot, mondayAt(9, 30));
  await fillIn(bot, 'UAOIFE', 'Answer', { 'Your answer': 'Since noon.' }, agents(bot));
  await passTo(bot, mondayAt(10, 30));
  expect(await explained(bot, 'UPRIYA')).toEqual([
    'Explain the clock',
    ...acknowledged,
    'News within 8 h',
    'Started Fri 17:00 Dublin. Paused 2 d 16 h waiting for the agent, 1 h counted. Due Mon 17:30, 7 h left.',
    '• Fri 17:00 to Mon 09:30: waiting for the agent',
    '• Mon 09:30 to 10:30: 1 h counted',
    'Resolve within 48 h',
    'Started Fri 16:40 Dublin. 1 h 20 min counted, paused 2 d 16 h waiting for the agent. Due Mon 30 Nov 10:40, 46 h 40 min left.',
    '• Fri 16:40 to 17:00: 20 min counted',
    '• Fri 17:00 to Mon 09:30: waiting for the agent',
    '• Mon 09:30 to 10:30: 1 h counted',
    '[Close]',
  ]);
  hear(bot);
});

test('another priority, the owner’s own promise and a callback: each with the reason for its hour', async () => {
  const bot = await startRaised({
    Priority: 'normal',
    'Call back the user by': new Date(mondayAt(14)),
  });
  await bot.pass(30 * minute);
  await more(bot, 'UKENJI', 'Change priority', theCard(bot), { Priority: 'Urgent' });
  await bot.pass(10 * minute);
  await press(bot, 'UPRIYA', 'Acknowledge', theCard(bot));
  await press(bot, 'UPRIYA', '30 min');
  await passTo(bot, mondayAt(11));
  expect(await explained(bot, 'UPRIYA')).toEqual([
    'Explain the clock',
    'Acknowledge within 15 min',
    'Started 10:00. 40 min counted. Priority urgent since 10:30: 15 min instead of 2 h. Done late, 10:40, by 25 min.',
    '• 10:00 to 10:30: 30 min counted',
    '• 10:30: priority urgent, 15 min instead of 2 h',
    '• 10:30 to 10:40: 10 min counted',
    'Promised news',
    'Started 10:40. 20 min counted. Due 11:10, 10 min left.',
    'Resolve within 4 h',
    'Started 10:00. 1 h counted. Priority urgent since 10:30: 4 h instead of 48 h. Due 14:00, 3 h left.',
    '• 10:00 to 10:30: 30 min counted',
    '• 10:30: priority urgent, 4 h instead of 48 h',
    '• 10:30 to 11:00: 30 min counted',
    'Call the user back',
    'Started 10:00. 1 h counted. Due 14:00, 3 h left.',
    '[Close]',
  ]);
  hear(bot);
});

test('moved: acknowledging starts afresh, and the rest goes on from what was counted, on the new team’s hours', async () => {
  const bot = await startRaised({}, { at: mondayAt(10), config: inDublin });
  await bot.pass(10 * minute);
  await more(bot, 'UKENJI', 'Move to another team', theCard(bot), {
    Team: 'New markets',
    'Why is it theirs?': 'Konbini.',
  });
  await bot.pass(20 * minute);
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual([
    'Explain the clock',
    'Acknowledge within 15 min',
    'Started 10:10. 20 min counted. Was due 10:25, late by 5 min now. Before this it ran once, for 10 min in all.',
    'Resolve within 4 h',
    'Started Mon 10:00 Dublin. 30 min counted. With New markets since Mon 10:10: still 4 h, on other opening hours. Due 14:00 your time, 3 h 30 min left.',
    '• Mon 10:00 to 10:10: 10 min counted',
    '• Mon 10:10: with New markets, still 4 h, on other opening hours',
    '• 10:10 to 10:30 your time: 20 min counted',
    '[Close]',
  ]);
  hear(bot);
});

test('of a restricted team’s the reporter learns the hours, and not a word of what was written', async () => {
  const bot = await startBot();
  await bot.raise({ Team: 'Risk', Priority: 'urgent', Summary: 'Laundering suspected' });
  await bot.pass(4 * minute);
  const card = theCard(bot, 'C0RISK');
  await fillIn(bot, 'UTOMAS', 'Ask for info', { 'Your question': 'Whose account?' }, card);
  await bot.pass(4 * minute);
  const lines = [
    'Explain the clock',
    'Acknowledge within 10 min',
    'Started 10:00. 4 min counted. Done in time, 10:04.',
    'News within 1 h',
    'Started 10:04. Paused 4 min waiting for the agent. 1 h left when the answer comes.',
    'Resolve within 4 h',
    'Started 10:00. 4 min counted, paused 4 min waiting for the agent. 3 h 56 min left when the answer comes.',
    '• 10:00 to 10:04: 4 min counted',
    '• 10:04 to 10:08: waiting for the agent',
    '[Close]',
  ];
  expect(await explained(bot, 'UAOIFE', agents(bot))).toEqual(lines);
  // Where no place is meant, each reads it on their own clock: Tomas in Berlin, an hour later.
  expect((await explained(bot, 'UTOMAS', card))[2]).toEqual(
    'Started 11:00. 4 min counted. Done in time, 11:04.',
  );
  hear(bot);
});
