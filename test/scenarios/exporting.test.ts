/** `Export CSV`: a lead gets one file with what they may read, whatever Slack does meanwhile. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { actions } from '../../src/views/ids.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { hear, press, submit, theCard } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const { exports: words } = en;
const span = ['2026-08-25', '2026-11-23'] as const;

async function ask(bot: Bot, user = 'UNORA'): Promise<void> {
  await bot.slack.openHome(user);
  await bot.settle();
  await press(bot, user, acts.exportCsv, 'home');
  expect(modalLines(bot, user)).toContain(words.coming);
  await bot.slack.closeModal(user);
}

/** The files in a lead's messages: what stands beside each, and what is in it. */
const filesOf = ({ slack }: Bot, user = 'UNORA') =>
  slack.allMessages(slack.directChannel(user)).flatMap(({ text, files = [] }) =>
    files.map(({ id, name, title }) => ({
      text,
      name,
      title,
      content: slack.state.fileContents.get(id) ?? '',
    })),
  );
const rowsOf = (bot: Bot, user?: string) =>
  filesOf(bot, user).flatMap(({ content }) => parse(content, { bom: true, columns: true }) as Row[]);
type Row = Record<string, string>;

const engineering = { [fields.priority]: choices.low, [fields.summary]: 'Refund not shown' };

test('a lead gets a file with their teams, one row for each, which spreadsheets know for UTF-8', async () => {
  const bot = await startBot();
  await bot.raise(engineering);
  await bot.raise({ ...engineering, [fields.team]: 'Risk' });
  hear(bot);
  await ask(bot);
  const [file] = filesOf(bot);
  expect(file).toMatchObject({
    text: words.comment(1, ...span),
    title: words.title(...span),
    name: expect.stringMatching(/^escalations 2026-08-25 to 2026-11-23 \([0-9a-f]{12}\)\.csv$/),
  });
  expect(file?.content.startsWith('\uFEFFescalation,team,')).toBe(true);
  expect(rowsOf(bot)).toEqual([
    expect.objectContaining({
      escalation: 'ESC-1',
      team: 'engineering',
      reporter: 'UAOIFE',
    }),
  ]);
  expect(bot.said().map(([where]) => where)).toEqual(['Nora']);
});

test('of what others wrote in a restricted team it says no more than whose it is and how it stands', async () => {
  const bot = await startBot();
  await bot.raise({ ...engineering, [fields.team]: 'Risk' });
  await press(bot, 'UMINA', acts.more, theCard(bot, 'C0RISK'));
  await press(bot, 'UMINA', acts.move);
  await submit(bot, 'UMINA', {
    ...{ [fields.team]: 'Engineering', [fields.moveReason]: 'A bug after all.' },
    [fields.summary]: 'Payout stuck',
  });
  hear(bot);
  await ask(bot);
  expect(rowsOf(bot)).toEqual([
    expect.objectContaining({
      escalation: 'ESC-1',
      team: 'engineering',
      category: '',
      country: '',
      reporter: '',
    }),
  ]);
  hear(bot);
});

test.each(['drop_after', 'http_500_after', 'error_after', 'drop_before'] as const)(
  'it comes once where the answer is lost (%s), also across a restart',
  async (kind) => {
    const bot = await startBot();
    await bot.raise(engineering);
    for (const method of ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])
      bot.slack.faults.add({ kind, method });
    await ask(bot);
    await bot.restart();
    await bot.pass(5 * minute);
    expect(filesOf(bot)).toHaveLength(1);
    hear(bot);
  },
);

test('pressed twice within a minute it comes once, and later again', async () => {
  const bot = await startBot();
  await bot.raise(engineering);
  await ask(bot);
  await ask(bot);
  expect(filesOf(bot)).toHaveLength(1);
  await bot.pass(2 * minute);
  await ask(bot);
  expect(filesOf(bot)).toHaveLength(2);
  hear(bot);
});

test('where the app may not send files, it says so', async () => {
  const bot = await startBot({ withoutScopes: ['files:write'] });
  await bot.raise(engineering);
  hear(bot);
  await ask(bot);
  expect(filesOf(bot)).toEqual([]);
  expect(bot.said()).toEqual([['Nora', words.notAllowed]]);
});

test('it stands in a digest too, and is for those who still lead', async () => {
  const bot = await startBot();
  await bot.raise(engineering);
  await bot.pass(minute);
  await bot.slack.command('UNORA', '/escalate digest', { channel: 'C0GENERAL' });
  await bot.settle();
  const [digest] = bot.slack
    .allMessages(bot.slack.directChannel('UNORA'))
    .filter(({ blocks }) => JSON.stringify(blocks).includes(actions.exportCsv));
  hear(bot);
  await bot.restart((yaml) => yaml.replaceAll('UNORA', 'USAM'));
  if (!digest) throw new Error('the digest has no such button');
  await press(bot, 'UNORA', acts.exportCsv, digest);
  expect(filesOf(bot)).toEqual([]);
  expect(bot.said()).toEqual([[bot.only('UNORA'), words.notForYou]]);
});
