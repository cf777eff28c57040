/** Leads who leave, and leads by user group: who hears of a breach is whoever leads now, and never nobody. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, theCard } from '../support/gestures.ts';
import { answerLines } from '../support/lines.ts';
import { engineering } from '../support/rosters.ts';
import { choices, fields } from '../support/words/labels.ts';

const written = 'leads: [UMARCUS, UNORA]';
const engineeringIsLedBy =
  (leads: string, more = '') =>
  (yaml: string): string => {
    if (!yaml.includes(written)) throw new Error(`the tests’ configuration does not say: ${written}`);
    return yaml.replace(written, `leads: [${leads}]${more && `\n    ${more}`}`);
  };

async function started(config: (yaml: string) => string): Promise<Bot> {
  const bot = await startBot({ config });
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen',
  });
  hear(bot);
  return bot;
}

/** To whom something is said alone until the acknowledgement is late. */
async function heardAlone(bot: Bot): Promise<string[]> {
  hear(bot);
  await bot.pass(16 * minute);
  hear(bot);
  const people = [...bot.slack.state.people.keys()];
  return people.filter((id) =>
    bot.slack
      .directMessages(id)
      .some(({ text, threadTs }) => !threadTs && text.includes('Payouts frozen') && id !== 'UAOIFE'),
  );
}

const members = (bot: Bot, group: string, users: string[]): void => {
  const found = bot.slack.state.userGroups.get(group);
  if (!found) throw new Error(`there is no ${group}`);
  found.users = users;
};

type Gone = [what: string, leads: string, more: string, gone: string[], hear: string[]];
test.each<Gone>([
  ['nobody has left', 'UMARCUS, UNORA', '', [], ['UNORA', 'UMARCUS']],
  ['one of two has left', 'UMARCUS, UNORA', '', ['UMARCUS'], ['UNORA']],
  [
    'all have left, and there is a fallback',
    'UMARCUS, UNORA',
    'fallback: { users: [USAM] }',
    ['UMARCUS', 'UNORA'],
    ['USAM'],
  ],
  [
    'all have left, and the fallback is a group',
    'UMARCUS',
    'fallback: { group: S0RISK }',
    ['UMARCUS'],
    ['UMINA', 'UTOMAS'],
  ],
  ['nobody is left to stand in: the next team’s leads', 'UMARCUS', '', ['UMARCUS'], ['UINGRID']],
  [
    'all in the group have left, somebody by name has not',
    '{ group: S0RISK }, UNORA',
    '',
    ['UMINA', 'UTOMAS'],
    ['UNORA'],
  ],
])('%s', async (_, leads, more, gone, hears) => {
  const bot = await started(engineeringIsLedBy(leads, more));
  for (const id of gone) await bot.slack.deactivate(id);
  expect((await heardAlone(bot)).sort()).toEqual(hears.toSorted());
});

test('whoever is put into a leading group hears and acts within minutes, and whoever is taken out no more', async () => {
  const bot = await started(engineeringIsLedBy('{ group: S0RISK }'));
  members(bot, 'S0RISK', ['UHANA']);
  await bot.pass(6 * minute);
  expect(await heardAlone(bot)).toEqual(['UHANA']);
  await acknowledge(bot, 'UMINA');
  expect((await bot.engine.find('ESC-1'))?.owner).toBe(null);
  await acknowledge(bot, 'UHANA');
  expect((await bot.engine.find('ESC-1'))?.owner).toBe('UHANA');
  hear(bot);
});

test('a lead by group is sent the digest, and asks for it', async () => {
  const bot = await started(engineeringIsLedBy('{ group: S0RISK }'));
  await command(bot, 'UMINA', 'digest');
  expect(bot.said().map(([where]) => where)).toContain('Mina');
  expect(answerLines(bot, 'UMINA')).not.toEqual([]);
  await command(bot, 'UMARCUS', 'digest');
  expect(bot.said().map(([where]) => where)).not.toContain('Marcus');
});

test('while Slack says nothing of the group, whoever it named last leads', async () => {
  const bot = await started(engineeringIsLedBy('{ group: S0RISK }'));
  bot.slack.faults.add({ kind: 'error', method: 'usergroups.list', error: 'internal_error', times: 1000 });
  await bot.pass(6 * minute);
  expect((await heardAlone(bot)).sort()).toEqual(['UMINA', 'UTOMAS']);
});

test('where Slack has not said who is in the group since the start, somebody else hears', async () => {
  const bot = await started(engineeringIsLedBy('{ group: S0RISK }'));
  bot.slack.faults.add({ kind: 'error', method: 'usergroups.list', error: 'internal_error', times: 1000 });
  await bot.restart();
  expect(await heardAlone(bot)).toEqual(['UINGRID']);
});

test('people who lead by name cost no question to Slack', async () => {
  const bot = await started(engineering(['{ calendar: always, users: [UPRIYA] }']));
  await acknowledge(bot, 'UKENJI', theCard(bot));
  await bot.pass(hour);
  hear(bot);
  expect(bot.slack.calls.filter(({ method }) => method === 'usergroups.list')).toEqual([]);
});
