/** Support has leads of its own: they hear what waits for an agent, in place of the team's, and see how all teams do. */
import { expect, test } from 'vitest';
import { type Bot, type BotOptions, hour, minute } from '../support/bot.ts';
import { command, hear, startAsked, startRaised } from '../support/gestures.ts';
import { choices, fields } from '../support/words/labels.ts';

/** Ingrid leads risk, too. */
const ledBy = (leads: string): BotOptions => ({
  config: (yaml) => `${yaml}\nsupport:\n  leads: [${leads}]\n`,
});

/** To whom something about ESC-1 is said alone, but for the agent and the owner. */
const heardAlone = (bot: Bot): string[] => {
  const heard = bot
    .said()
    .filter(([where, text]) => /^\p{Lu}\w+$/u.test(where) && text.startsWith('ESC-1'))
    .map(([where]) => where);
  return [...new Set(heard)].filter((who) => who !== 'Aoife' && who !== 'Kenji').toSorted();
};

const asked = (options: BotOptions) => startAsked('Which bank?', {}, options);
const untaken = (options: BotOptions) => startRaised({}, options);

type Start = (options: BotOptions) => Promise<Bot>;
test.each<[what: string, start: Start, hours: number, hears: string[], without: string[]]>([
  ['a question that nobody answers', asked, 7, ['Ingrid'], ['Marcus', 'Nora']],
  ['what nobody has acknowledged', untaken, 1, ['Marcus', 'Nora'], ['Marcus', 'Nora']],
])('of %s the leads hear whose side it is on', async (_what, start, hours, hears, without) => {
  for (const [options, expected] of [
    [ledBy('UINGRID'), hears],
    [{}, without],
  ] as const) {
    const bot = await start(options);
    hear(bot);
    await bot.pass(hours * hour);
    expect(heardAlone(bot)).toEqual(expected);
  }
});

test.each([
  ['a user group', ['UMINA', 'UTOMAS'], ['Mina', 'Tomas']],
  ['a group in which nobody is left: the team’s leads hear again', [], ['Marcus', 'Nora']],
])('support is led by %s', async (_how, users, expected) => {
  const bot = await asked(ledBy('{ group: S0RISK }'));
  const group = bot.slack.state.userGroups.get('S0RISK');
  if (group) group.users = users;
  await bot.pass(2 * minute);
  hear(bot);
  await bot.pass(7 * hour);
  expect(heardAlone(bot)).toEqual(expected);
});

test('who leads support gets a digest of all teams, with what waits for an agent', async () => {
  const bot = await asked(ledBy('UHANA'));
  await bot.raise({
    [fields.team]: 'Design',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Nobody has looked',
  });
  await bot.pass(14 * hour);
  hear(bot);
  await command(bot, 'UHANA', 'digest');
  const digest = bot.slack.directMessages('UHANA').findLast(({ text }) => text.startsWith('Digest'));
  const lines = digest ? bot.slack.seenBy(digest, 'UHANA').split('\n') : [];
  // That nobody has what Design was asked is for those who lead Design.
  expect(lines.filter((line) => /ESC-\d/.test(line)).map((line) => line.slice(0, 5))).toEqual(['ESC-1']);
  const rows = ['Engineering', 'Design', 'Risk', 'New markets'].filter((team) =>
    lines.some((line) => line.startsWith(`${team}: `)),
  );
  expect(rows).toEqual(['Engineering', 'Design']);
  hear(bot);
});
