/** Which document was missing is said at the end, asked for by those who write, and once it is written it is offered to the agents. */
import { expect, test } from 'vitest';
import type { Helpful } from '../../src/domain/documents.ts';
import { documentsAnswer } from '../../src/views/documents.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, more, press, resolve, submit, theCard } from '../support/gestures.ts';
import { modalLines } from '../support/lines.ts';
import { acts, choices, documentFields, fields } from '../support/words/labels.ts';

const day = 24 * hour;
const link = 'https://wiki.example.com/refund-limits';

const wording = (bot: Bot) => ({
  words: en,
  nameOf: (id: string) => id,
  teamName: (id: string) => bot.config.teams[id]?.name ?? id,
});

/** Raised for a team, resolved by one of its people, who says that a document would have helped. */
async function resolved(
  bot: Bot,
  n: number,
  [answer, which]: [string, string | null],
  { team = 'Engineering', country = 'Ireland', by = 'UKENJI', channel = 'C0ENG' } = {},
): Promise<void> {
  await bot.raise({
    [fields.team]: team,
    [fields.priority]: choices.low,
    [fields.summary]: `Refund ${n} refused`,
    [fields.country]: country,
  });
  await resolve(bot, by, theCard(bot, channel, `ESC-${n}`), {
    [fields.document]: answer,
    ...(which !== null && { [fields.whichDocument]: which }),
  });
  await bot.pass(minute);
}

type Told = [
  name: string,
  answers: Partial<Record<Helpful, number>>,
  countries: Record<string, number>,
  examples: number[],
];

/** What somebody reads who asks for documents. */
async function listed(bot: Bot, gaps: Told[], { unnamed = 0 } = {}): Promise<string> {
  const shown = await Promise.all(
    gaps.map(async ([name, answers, countries, examples]) => ({
      gap: {
        ...{
          key: '',
          name,
          link: null,
          answers: { missing: 0, wrong: 0, yes: 0, ...answers },
          teams: [],
          examples: [],
        },
        countries: Object.entries(countries).map(([country, times]) => ({ country, times })),
      },
      examples: (await Promise.all(examples.map((n) => bot.engine.find(`ESC-${n}`)))).flatMap(
        (one) => one ?? [],
      ),
    })),
  );
  return bot.words.say(
    documentsAnswer({
      ...{ gaps: shown, unnamed, page: 0, matching: gaps.length },
      ...{ links: new Map(), wording: wording(bot) },
    }),
  );
}

const asks = async (bot: Bot, user: string) => {
  hear(bot);
  await command(bot, user, 'documents');
  return bot.said();
};

test('whoever writes sees what is missing, marks it as written, and then nobody asks for it', async () => {
  const bot = await startBot();
  await resolved(bot, 1, [choices.documentMissing, 'Refund limits']);
  await resolved(bot, 2, [choices.documentWrong, 'refund limits'], { country: 'Germany' });
  await resolved(bot, 3, [choices.documentYes, 'Signing in again']);
  await resolved(bot, 4, [choices.documentMissing, null]);
  expect(await asks(bot, 'UOLGA')).toEqual([
    [
      bot.only('UOLGA'),
      await listed(
        bot,
        [
          ['refund limits', { missing: 1, wrong: 1 }, { DE: 1, IE: 1 }, [2, 1]],
          ['Signing in again', { yes: 1 }, { IE: 1 }, [3]],
        ],
        { unnamed: 1 },
      ),
    ],
  ]);
  await press(bot, 'UOLGA', acts.markWritten);
  await submit(bot, 'UOLGA', { [documentFields.link]: link, [documentFields.what]: 'Limits of refunds' });
  const done = modalLines(bot, 'UOLGA').join('\n');
  expect(done).toContain('Limits of refunds');
  expect(done).toContain('Engineering');
  await bot.slack.closeModal('UOLGA');
  expect(await asks(bot, 'UKENJI')).toEqual([
    [
      bot.only('UKENJI'),
      await listed(bot, [['Signing in again', { yes: 1 }, { IE: 1 }, [3]]], { unnamed: 1 }),
    ],
  ]);
  await press(bot, 'UKENJI', acts.addLink);
  await submit(bot, 'UKENJI', { [documentFields.link]: 'https://wiki.example.com/sign-in' });
  await bot.slack.closeModal('UKENJI');
  await bot.pass(minute);
  await resolved(bot, 5, [choices.documentYes, link], { country: 'France' });
  expect(await asks(bot, 'UAOIFE')).toEqual([
    [
      bot.only('UAOIFE'),
      await listed(bot, [['Limits of refunds', { yes: 1 }, { FR: 1 }, [5]]], { unnamed: 1 }),
    ],
  ]);
});

test('the owner chooses a document that was named before, by the title that it has now', async () => {
  const bot = await startBot();
  await resolved(bot, 1, [choices.documentMissing, 'Refund limits']);
  await command(bot, 'UOLGA', 'documents');
  await press(bot, 'UOLGA', acts.markWritten);
  await submit(bot, 'UOLGA', { [documentFields.link]: link, [documentFields.what]: 'Limits of refunds' });
  await bot.slack.closeModal('UOLGA');
  await bot.raise({
    [fields.team]: 'Engineering',
    [fields.priority]: choices.low,
    [fields.summary]: 'Refund refused',
  });
  await acknowledge(bot, 'UKENJI', theCard(bot, 'C0ENG', 'ESC-2'));
  await resolve(bot, 'UKENJI', theCard(bot, 'C0ENG', 'ESC-2'), {
    [fields.document]: choices.documentYes,
    [fields.namedDocument]: 'Limits of refunds',
  });
  expect((await bot.engine.find('ESC-2'))?.resolution?.document).toEqual({
    answer: 'yes',
    which: 'Limits of refunds',
  });
  await more(bot, 'UKENJI', acts.lookBack, theCard(bot, 'C0ENG', 'ESC-2'), {
    [fields.document]: choices.documentWrong,
  });
  expect((await bot.engine.find('ESC-2'))?.resolution?.document).toEqual({
    answer: 'wrong',
    which: 'Limits of refunds',
  });
  hear(bot);
});

test('a written document is offered while the agent types, and goes when its words do', async () => {
  const bot = await startBot();
  await resolved(bot, 1, [choices.documentMissing, 'Refund limits']);
  const offered = () => modalLines(bot, 'UYUKI').filter((line) => line.includes('Refund limits'));
  await command(bot, 'UYUKI', 'engineering Which limits for a refund');
  expect(offered()).toEqual([]);
  await bot.slack.closeModal('UYUKI');
  await command(bot, 'UOLGA', 'documents');
  await press(bot, 'UOLGA', acts.markWritten);
  await submit(bot, 'UOLGA', { [documentFields.link]: link });
  await bot.slack.closeModal('UOLGA');
  await command(bot, 'UYUKI', 'engineering Which limits for a refund');
  const says = bot.words.read(`This may be written down already: Refund limits.`);
  expect(offered()).toEqual([says]);
  await bot.slack.fill('UYUKI', { [fields.summary]: 'Payout is late' });
  await bot.settle();
  expect(offered()).toEqual([]);
  await bot.slack.fill('UYUKI', { [fields.summary]: 'The limit of refunds' });
  await bot.settle();
  expect(offered()).toEqual([says]);
  await bot.slack.closeModal('UYUKI');
  hear(bot);
  expect(bot.pings()).toEqual([]);
});

test('it is a change of the team that needed it most, which its leads read and take back', async () => {
  const bot = await startBot();
  await resolved(bot, 1, [choices.documentMissing, 'Refund limits']);
  await resolved(bot, 2, [choices.documentMissing, 'Refund limits'], {
    ...{ team: 'Design', by: 'ULENA', channel: 'C0DESIGN' },
  });
  await resolved(bot, 3, [choices.documentMissing, 'Refund limits'], {
    ...{ team: 'Design', by: 'ULENA', channel: 'C0DESIGN' },
  });
  await command(bot, 'UYUKI', 'documents');
  await press(bot, 'UYUKI', acts.markWritten);
  await submit(bot, 'UYUKI', { [documentFields.link]: link });
  await bot.slack.closeModal('UYUKI');
  hear(bot);
  await command(bot, 'UNORA', 'changes');
  const [[, text] = ['', '']] = bot.said();
  expect(text).toContain('“Refund limits” (23 Nov, Design)');
  await press(bot, 'UNORA', acts.withdraw);
  hear(bot);
  expect((await asks(bot, 'UYUKI')).map(([, said]) => said.includes('Refund limits'))).toEqual([true]);
});

test('what cannot be kept or is done already is told on its field', async () => {
  const bot = await startBot();
  await resolved(bot, 1, [choices.documentMissing, 'Refund limits']);
  for (const user of ['UOLGA', 'UYUKI']) {
    await command(bot, user, 'documents');
    await press(bot, user, acts.markWritten);
  }
  const tried = async (typed: string) => {
    await submit(bot, 'UOLGA', { [documentFields.link]: typed });
    return bot.slack.errorsOn('UOLGA');
  };
  const { form } = en.documents;
  expect([
    await tried('mailto:a@b.example'),
    await tried('https://a.example/?key=sk_live_4eC39HqLyjWDarjtT1zdp7dc'),
  ]).toEqual([{ [documentFields.link]: form.needLink }, { [documentFields.link]: form.secretInLink }]);
  expect(await tried(link)).toEqual({});
  await submit(bot, 'UYUKI', { [documentFields.link]: link });
  expect(bot.slack.errorsOn('UYUKI')).toEqual({ [documentFields.link]: form.gone(90) });
  await bot.slack.closeModal('UYUKI');
  await bot.slack.closeModal('UOLGA');
  hear(bot);
});

test('on a Monday a lead reads what is to be written for their teams, but for what is restricted', async () => {
  const bot = await startBot();
  await resolved(bot, 1, [choices.documentMissing, 'Refund limits']);
  await resolved(bot, 2, [choices.documentMissing, 'Sanctions list'], {
    ...{ team: 'Risk', by: 'UMINA', channel: 'C0RISK' },
  });
  hear(bot);
  await bot.pass(7 * day + minute);
  const digests = bot.said().filter(([, text]) => text.includes('Refund limits: once'));
  expect(digests.map(([where]) => where)).toEqual(expect.arrayContaining(['Nora', 'Marcus']));
  expect(digests.filter(([, text]) => text.includes('Sanctions list'))).toEqual([]);
});

test('more than a page of them is turned over', async () => {
  const bot = await startBot();
  for (let n = 1; n <= 12; n += 1) await resolved(bot, n, [choices.documentMissing, `Guide ${n}`]);
  const read = await asks(bot, 'UOLGA');
  const named = (said: unknown) => [...JSON.stringify(said).matchAll(/Guide \d+/g)].map(([name]) => name);
  expect(named(read)).toHaveLength(10);
  hear(bot);
  await press(bot, 'UOLGA', en.board.next(10));
  const last = named(bot.said());
  expect(last).toHaveLength(2);
  expect(new Set([...named(read), ...last]).size).toBe(12);
  hear(bot);
  await press(bot, 'UOLGA', en.board.previous(10));
  expect(named(bot.said())).toEqual(named(read));
});
