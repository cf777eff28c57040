/** A lead's board in Home: the gravest first, narrowed, turned page by page, and acted from. */
import { expect, test } from 'vitest';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import {
  acknowledge,
  command,
  fillIn,
  hear,
  press,
  resolve,
  startRaised,
  theCard,
} from '../support/gestures.ts';
import { answerLines, homeLines } from '../support/lines.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const { board: words, lists } = en;
const narrow = { Status: words.notClosed, Priority: words.anyPriority, [words.owner]: words.anybody };

async function open(bot: Bot, user = 'UNORA'): Promise<string[]> {
  await bot.slack.openHome(user);
  await bot.settle();
  return shown(bot, user);
}

/** The board alone: its head, and of each row its reference. */
const shown = (bot: Bot, user = 'UNORA'): string[] => {
  const all = homeLines(bot, user);
  const from = all.findIndex((line) => line.startsWith('Board:'));
  const to = all.indexOf('---', from);
  return from < 0
    ? []
    : all
        .slice(from, to < 0 ? undefined : to)
        .flatMap((line) => (line.startsWith('ESC-') ? (line.split(' ')[0] ?? '') : [line]))
        .filter((line) =>
          /^(ESC-|Board|Only|\d|There|Nothing|\[(?!Ack|Assign|Answer|Resolve|Show))/.test(line),
        );
};

async function passes(bot: Bot, ms: number): Promise<void> {
  bot.slack.clock.advance(ms);
  await bot.settle();
}

async function narrowTo(bot: Bot, values: Record<string, string>, user = 'UNORA'): Promise<string[]> {
  await fillIn(bot, user, words.filter, { ...narrow, ...values }, 'home');
  return shown(bot, user);
}

const low = { [fields.priority]: choices.low };
const design = { [fields.team]: 'Design' };

test('the gravest first: overdue, then nearly due, then by priority and age', async () => {
  const bot = await startBot();
  await bot.raise({ [fields.priority]: choices.normal, [fields.summary]: 'Older' });
  await bot.raise({ ...design, [fields.priority]: choices.high, [fields.summary]: 'High' });
  await passes(bot, 90 * minute);
  await bot.raise({ [fields.priority]: choices.urgent, [fields.summary]: 'Urgent' });
  // The first was to be acknowledged within two hours; the second is overdue.
  await passes(bot, 10 * minute);
  expect(await open(bot)).toEqual([
    'Board: your teams',
    '3 not closed, 1 overdue.',
    '[All my teams] [Filter] [Export CSV]',
    'ESC-2',
    'ESC-1',
    'ESC-3',
  ]);
  hear(bot);
});

test('it is narrowed by every choice, stays so while things are done, and is cleared with one press', async () => {
  const bot = await startRaised();
  await bot.raise({ ...design, ...low, [fields.summary]: 'Too small' });
  await bot.raise({ [fields.priority]: choices.urgent, [fields.summary]: 'Down' });
  await acknowledge(bot, 'UKENJI', theCard(bot, 'C0ENG', 'ESC-3'));
  expect(await open(bot)).toEqual([
    'Board: your teams',
    '3 not closed.',
    '[All my teams] [Filter] [Export CSV]',
    'ESC-1',
    'ESC-3',
    'ESC-2',
  ]);
  const head = ['Board: your teams', '1 not closed.'];
  const foot = '[All my teams] [Filter] [Clear filter] [Export CSV]';
  expect(await narrowTo(bot, { Priority: '⚪ low' })).toEqual([...head, 'Only: ⚪ low.', foot, 'ESC-2']);
  expect(await narrowTo(bot, { [words.owner]: 'Kenji' })).toEqual([
    ...head,
    'Only: with Kenji.',
    foot,
    'ESC-3',
  ]);
  expect(await narrowTo(bot, { Status: 'Acknowledged', [words.owner]: words.nobody })).toEqual([
    'Board: your teams',
    'Only: acknowledged, nobody has it.',
    words.nothingSuch,
    foot,
  ]);
  expect(await narrowTo(bot, { [words.owner]: words.nobody })).toEqual([
    'Board: your teams',
    '2 not closed.',
    'Only: nobody has it.',
    foot,
    'ESC-1',
    'ESC-2',
  ]);
  await press(bot, 'UNORA', acts.acknowledge, 'home');
  expect(shown(bot)).toEqual([...head, 'Only: nobody has it.', foot, 'ESC-2']);
  await bot.slack.choose('UNORA', { actionId: 'board_team' }, 'design', 'home');
  await bot.settle();
  expect(shown(bot)).toEqual([
    'Board: Design',
    '1 not closed.',
    'Only: nobody has it.',
    '[Design] [Filter] [Clear filter] [Export CSV]',
    'ESC-2',
  ]);
  await press(bot, 'UNORA', words.clear, 'home');
  expect(shown(bot)).toEqual(['Board: Design', '1 not closed.', '[Design] [Filter] [Export CSV]', 'ESC-2']);
  hear(bot);
});

test('what is chosen is for the day', async () => {
  const bot = await startRaised();
  await open(bot);
  await narrowTo(bot, { Priority: '⚪ low' });
  await passes(bot, 7 * hour);
  expect((await open(bot))[1]).toBe('Only: ⚪ low.');
  await passes(bot, hour);
  expect((await open(bot)).slice(0, 2)).toEqual(['Board: your teams', '1 not closed, 1 overdue.']);
  hear(bot);
});

test('a page at a time, forth and back; what is closed comes newest first', async () => {
  const bot = await startBot();
  for (let n = 1; n <= 11; n += 1) await bot.raise({ ...design, ...low, [fields.summary]: `Number ${n}` });
  const ten = Array.from({ length: 10 }, (_, n) => `ESC-${n + 1}`);
  const head = ['Board: your teams', '11 not closed.', '[All my teams] [Filter] [Export CSV]'];
  expect(await open(bot)).toEqual([...head, ...ten, '1 to 10 of 11', '[Next 10]']);
  await press(bot, 'UNORA', words.next(10), 'home');
  expect(shown(bot)).toEqual([...head, 'ESC-11', '11 to 11 of 11', '[Previous 10]']);
  await press(bot, 'UNORA', words.previous(10), 'home');
  expect(shown(bot)).toEqual([...head, ...ten, '1 to 10 of 11', '[Next 10]']);
  for (const id of ['ESC-4', 'ESC-2']) await resolve(bot, 'ULENA', theCard(bot, 'C0DESIGN', id));
  expect(await narrowTo(bot, { Status: 'Resolved' })).toEqual([
    'Board: your teams',
    'Only: resolved.',
    '[All my teams] [Filter] [Clear filter] [Export CSV]',
    'ESC-4',
    'ESC-2',
  ]);
  hear(bot);
});

test('whoever leads support sees all teams, but not what is in a restricted one; others have no board', async () => {
  const bot = await startBot({ config: (yaml) => `${yaml}\nsupport:\n  leads: [UYUKI]\n` });
  const ofPayouts = { [fields.category]: 'Payout late or missing' };
  await bot.raise({ [fields.team]: 'Risk', [fields.summary]: 'Frozen', ...ofPayouts });
  await bot.raise({ [fields.summary]: 'Payouts', ...ofPayouts });
  expect((await open(bot, 'UYUKI')).slice(3)).toEqual(['ESC-1', 'ESC-2']);
  expect(homeLines(bot, 'UYUKI').filter((line) => /^(Frozen|Payouts)/.test(line))).toEqual(['Payouts']);
  expect(await open(bot, 'UKENJI')).toEqual([]);
  // What category an escalation of a restricted team has is not told by choosing it either.
  const chosen = await narrowTo(bot, { [words.category]: 'Payout late or missing' }, 'UYUKI');
  expect(chosen.filter((line) => /^(ESC-|\d)/.test(line))).toEqual(['1 not closed.', 'ESC-2']);
  hear(bot);
});

test('/escalate list and mine turn pages too, and stay where they are', async () => {
  const bot = await startBot();
  for (let n = 1; n <= 12; n += 1) await bot.raise({ ...design, ...low, [fields.summary]: `Number ${n}` });
  const rows = () => answerLines(bot, 'UAOIFE').filter((line) => /^(ESC-|\d|\[(?!Show|Answer))/.test(line));
  for (const typed of ['list design', 'mine']) {
    await command(bot, 'UAOIFE', typed);
    expect(rows().slice(-2)).toEqual(['1 to 10 of 12', '[Next 10]']);
    const answers = bot.slack.ephemerals('UAOIFE').length;
    const last = bot.slack.ephemerals('UAOIFE').at(-1);
    if (!last) throw new Error('there is no answer');
    await press(bot, 'UAOIFE', words.next(10), last);
    expect(rows().map((line) => line.split(' ')[0])).toEqual(['ESC-11', 'ESC-12', '11', '[Previous']);
    expect(bot.slack.ephemerals('UAOIFE')).toHaveLength(answers);
  }
  hear(bot);
});

test('a search looks through the newest, says how far back, and goes on from there', async () => {
  const bot = await startBot();
  await bot.raise({ ...design, ...low, [fields.summary]: 'Heron, the first' });
  await bot.raise({ ...design, ...low, [fields.summary]: 'Heron, the newest' });
  const last = 30_000;
  bot.database.ask('update escalations set number = ? where id = ?', last, 'ESC-2');
  const found = () => answerLines(bot, 'UAOIFE').filter((one) => !one.startsWith('[Show'));
  await command(bot, 'UAOIFE', 'search heron');
  expect(found().filter((one) => /^ESC-|^Searched|^\[/.test(one))).toEqual([
    expect.stringMatching(/^ESC-2 /),
    'Searched back to 10:00 today.',
    '[Search further back]',
  ]);
  await press(bot, 'UAOIFE', lists.searchFurther, bot.slack.ephemerals('UAOIFE').at(-1));
  await command(bot, 'UAOIFE', 'search esc-1');
  expect(found().filter((one) => /^ESC-|^Searched/.test(one))[0]).toMatch(/^ESC-1 /);
  bot.database.ask('update escalations set number = 2 where id = ?', 'ESC-2');
  hear(bot);
});

test('what its teams did in seven days stands beside the seven before', async () => {
  const bot = await startBot();
  const weekLines = () => homeLines(bot, 'UNORA').filter((line) => /^(Last 7 days|In time)/.test(line));
  await bot.raise({ ...design, ...low, [fields.summary]: 'First' });
  await resolve(bot, 'ULENA', theCard(bot, 'C0DESIGN', 'ESC-1'));
  await open(bot);
  expect(weekLines()).toEqual([
    'Last 7 days: 1 opened, 1 resolved.',
    'In time: acknowledged 1 of 1, resolved 1 of 1.',
  ]);
  await passes(bot, 5 * 24 * hour);
  await bot.raise({ ...design, [fields.priority]: choices.high, [fields.summary]: 'Second' });
  await passes(bot, 3 * 24 * hour);
  await open(bot);
  // Nobody has touched it: it was to be acknowledged and resolved long ago.
  expect(weekLines()).toEqual([
    'Last 7 days: 1 opened (1 the week before), 0 resolved (1).',
    'In time: acknowledged 0 of 1 (1 of 1), resolved 0 of 1 (1 of 1).',
  ]);
  hear(bot);
});
