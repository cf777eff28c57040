/** `/escalate changed` and `/escalate changes`: a lead writes down what they changed, and reads what came of it. */
import { expect, test } from 'vitest';
import type { ChangeAnswer, ProcessChange } from '../../src/domain/process-change.ts';
import { changesAnswer, writtenAnswer } from '../../src/views/changes.ts';
import { maskedSentence } from '../../src/views/masked.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { command, hear, press, resolve, submit } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { acts, changeFields as change, choices, fields } from '../support/words/labels.ts';

const day = 24 * hour;

const wording = (bot: Bot) => ({
  words: en,
  nameOf: (id: string) => id,
  teamName: (id: string) => bot.config.teams[id]?.name ?? id,
  categoryName: (id: string) => bot.config.categories.find((one) => one.id === id)?.name ?? id,
});

const written = (bot: Bot, of: Partial<ProcessChange> = {}): ChangeAnswer => ({
  change: {
    id: '',
    at: bot.now(),
    by: 'UNORA',
    restricted: false,
    title: 'KYC checklist',
    team: 'engineering',
    category: null,
    measure: 'resolve',
    since: '2026-11-23',
    document: null,
    link: null,
    ...of,
  },
  verdict: { tooFew: 'before' },
  meanwhile: null,
});

const listed = (bot: Bot, ...answers: ChangeAnswer[]): string =>
  bot.words.say(changesAnswer({ answers, more: 0, rising: [], wording: wording(bot), now: bot.now() }));

test('a lead writes down a change, reads it in the list, and withdraws it', async () => {
  const bot = await startBot();
  await command(bot, 'UNORA', 'changed KYC checklist');
  await submit(bot, 'UNORA', { [change.team]: 'Engineering', [change.category]: 'Refund' });
  const answer = written(bot, { category: 'refund' });
  const about = { masked: '', wording: wording(bot), now: bot.now() };
  expect(modalLines(bot, 'UNORA')).toEqual(bot.words.notice(writtenAnswer(answer, about), 'UNORA'));
  await bot.slack.closeModal('UNORA');
  await command(bot, 'UMARCUS', 'changes');
  expect(bot.said()).toEqual([[bot.only('UMARCUS'), listed(bot, answer)]]);
  await press(bot, 'UMARCUS', acts.withdraw);
  expect(bot.said()).toEqual([[bot.only('UMARCUS'), listed(bot)]]);
});

test('after four weeks it has an answer with the numbers of the team', async () => {
  const bot = await startBot();
  const raised = async (n: number, waits: number) => {
    await bot.raise({
      [fields.team]: 'Design',
      [fields.priority]: choices.low,
      [fields.summary]: `Icon ${n}`,
    });
    await bot.pass(waits);
    await resolve(bot, 'ULENA', bot.cardMessage(`ESC-${n}`, 'C0DESIGN'));
    await bot.away(7 * day - waits);
  };
  for (let week = 1; week <= 4; week++) await raised(week, (week + 1) * 20 * minute);
  await command(bot, 'UNORA', 'changed Icon guide');
  await submit(bot, 'UNORA', { [change.team]: 'Design', [change.since]: '2026-12-21' });
  await bot.slack.closeModal('UNORA');
  hear(bot);
  await command(bot, 'UNORA', 'changes');
  const guide = { title: 'Icon guide', team: 'design', since: '2026-12-21' };
  const early = { ...written(bot, guide), verdict: { tooEarly: 4 } };
  expect(bot.said()).toEqual([[bot.only('UNORA'), listed(bot, early)]]);
  for (let week = 5; week <= 8; week++) await raised(week, week * 2 * minute);
  hear(bot);
  await command(bot, 'UNORA', 'changes');
  const answer: ChangeAnswer = {
    ...early,
    verdict: {
      before: { median: 70 * minute, weeks: 4, cases: 4 },
      after: { median: 13 * minute, weeks: 4, cases: 4 },
      share: 4 / 70,
    },
    meanwhile: { changes: [], daysOff: ['2026-12-25', '2027-01-01'], came: [], went: [] },
  };
  expect(bot.said()).toEqual([[bot.only('UNORA'), listed(bot, answer)]]);
});

test('who leads nobody is told so, and what they type is a summary like any other', async () => {
  const bot = await startBot();
  for (const typed of ['changed', 'changes']) {
    await command(bot, 'UAOIFE', typed);
    expect(bot.said()).toEqual([[bot.only('UAOIFE'), en.changes.notForYou]]);
  }
  await command(bot, 'UAOIFE', 'changed bank details, payout missing');
  expect(modalLines(bot, 'UAOIFE').join('\n')).toContain('changed bank details, payout missing');
  expect(bot.said()).toEqual([]);
});

test('a day that has not come is told on its field', async () => {
  const bot = await startBot();
  await command(bot, 'UNORA', 'changed KYC checklist');
  await submit(bot, 'UNORA', { [change.team]: 'Engineering', [change.since]: '2026-11-24' });
  expect(bot.slack.errorsOn('UNORA')).toEqual({ [change.since]: en.changes.form.notYet });
});

test('whoever does not lead the team any more writes nothing down and withdraws nothing', async () => {
  const bot = await startBot();
  await command(bot, 'UHANA', 'changed Local methods');
  await submit(bot, 'UHANA', { [change.team]: 'New markets' });
  await bot.slack.closeModal('UHANA');
  await command(bot, 'UHANA', 'changes');
  await command(bot, 'UHANA', 'changed Another one');
  hear(bot);
  await bot.restart((yaml) => yaml.replace('leads: [UHANA]', 'leads: [UOLGA]'));
  await submit(bot, 'UHANA', { [change.team]: 'New markets' });
  expect(bot.slack.errorsOn('UHANA')).toEqual({ [change.team]: en.changes.notYourTeam });
  await bot.slack.closeModal('UHANA');
  await press(bot, 'UHANA', acts.withdraw);
  expect(bot.said()).toEqual([[bot.only('UHANA'), en.changes.notYourTeam]]);
  await command(bot, 'UOLGA', 'changes');
  const local = written(bot, { title: 'Local methods', team: 'new-markets' });
  expect(bot.said()).toEqual([[bot.only('UOLGA'), listed(bot, local)]]);
});

test('a card number in a title is masked, and nobody of another team reads the change of a restricted one', async () => {
  const bot = await startBot();
  await command(bot, 'UINGRID', 'changed');
  await submit(bot, 'UINGRID', { [change.what]: 'No more 4242 4242 4242 4242', [change.team]: 'Risk' });
  const masked = maskedSentence([{ kind: 'card', last: '4242' }], en);
  expect(modalLines(bot, 'UINGRID').join('\n')).toContain(masked);
  await bot.slack.closeModal('UINGRID');
  await command(bot, 'UINGRID', 'changes');
  const [[, text] = ['', '']] = bot.said();
  expect(text).toContain('No more');
  expect(text).not.toContain('4242 4242');
  for (const lead of ['UNORA', 'UMARCUS', 'UHANA']) {
    await command(bot, lead, 'changes');
    expect(bot.said()).toEqual([[bot.only(lead), listed(bot)]]);
  }
});
