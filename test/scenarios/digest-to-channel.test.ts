/** A digest that goes to a channel: once a day, with nothing of restricted teams but how they stand; and a chart where Slack draws it. */
import { expect, test } from 'vitest';
import { asObjects, asText } from '../../sandbox/slack/json.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { hear, resolve, theCard } from '../support/gestures.ts';
import { listenTo } from '../support/heard.ts';
import { at } from '../support/words/about.ts';
import { choices, fields } from '../support/words/labels.ts';

const room = 'C0OPS';
const toRoom = (yaml: string): string =>
  yaml
    .replace('channel: C0ENG\n', `channel: C0ENG\n    digest_channel: ${room}\n`)
    .replace('channel: C0RISK', `channel: C0RISK\n    digest_channel: ${room}`)
    .replace('channel: C0DESIGN', `channel: C0DESIGN\n    digest_channel: ${room}`);

const digestIn = (bot: Bot) =>
  bot.slack.messages(room).findLast(({ text }) => bot.words.digestDay(bot.words.read(text)) !== undefined);
const linesIn = (bot: Bot, viewer = 'ULENA'): string[] => {
  const digest = digestIn(bot);
  return digest ? bot.slack.seenBy(digest, viewer).split('\n') : [];
};
const of = (team: string, summary: string) => ({
  [fields.team]: team,
  [fields.priority]: choices.urgent,
  [fields.summary]: summary,
});
const document = (which: string) => ({
  [fields.document]: choices.documentYes,
  [fields.whichDocument]: which,
});

test('a channel gets it once a day where its team is, and reads nothing of a restricted team but how it stands', async () => {
  const bot = await startBot({ at: at('10:00', -1), config: toRoom });
  await bot.raise(of('Engineering', 'Wrong icon'));
  await bot.raise(of('Risk', 'Chargeback of Otto'));
  await bot.raise(of('Design', 'Old logo'));
  await bot.raise(of('Risk', 'Laundry of Otto'));
  await resolve(bot, 'ULENA', theCard(bot, 'C0DESIGN', 'ESC-3'), document('Icon guide'));
  await resolve(bot, 'UMINA', theCard(bot, 'C0RISK', 'ESC-4'), document('Otto handbook'));
  hear(bot);
  const heard = listenTo(bot);
  for (let hours = 0; hours < 24; hours += 4) {
    await bot.pass(4 * hour);
    await bot.restart();
    await bot.settle();
  }
  // Design is in Berlin, an hour ahead of Dublin.
  expect(
    heard().flatMap(([when, where, text]) => {
      const day = bot.words.digestDay(text);
      return day !== undefined && where.startsWith('#') ? [`${when} ${where}: ${day}`] : [];
    }),
  ).toEqual(['08:00:00 #user-operations: 2026-11-23']);
  const lines = linesIn(bot);
  expect(lines.filter((line) => /Otto/.test(line))).toEqual([]);
  expect(lines).toEqual(
    expect.arrayContaining([
      en.digest.needsTeam,
      'Wrong icon',
      expect.stringMatching(/^ESC-2 .* Risk$/),
      expect.stringMatching(/^Since Friday 20 November, 09:00 in Berlin: 4 opened, 2 resolved\. /),
      '• A document could have answered 2: Icon guide.',
    ]),
  );
  expect(lines).not.toContain(`[${en.digest.board}]`);
  // What needs nobody any more goes, and what was counted stays.
  await resolve(bot, 'UKENJI', theCard(bot));
  expect(linesIn(bot)).not.toContain('Wrong icon');
  expect(linesIn(bot)).toContain('• A document could have answered 2: Icon guide.');
  hear(bot);
});

const chartsIn = (bot: Bot): number => {
  const [digest] = bot.slack.directMessages('UNORA').slice(-1);
  return asObjects(digest?.blocks).filter(({ type }) => asText(type) === 'data_visualization').length;
};

/** Ten were raised on Monday, and Nora gets her digest on Tuesday. */
async function startBusy(): Promise<Bot> {
  const bot = await startBot({ at: at('20:00'), rateLimits: 'off' });
  for (let n = 0; n < 10; n++)
    await bot.raise({ ...of('Design', `Icon ${n}`), [fields.priority]: choices.low });
  hear(bot);
  return bot;
}
const day = (bot: Bot, heard: ReturnType<typeof bot.said>) =>
  heard.flatMap(([where, text]) => (where === 'Nora' ? (bot.words.digestDay(text) ?? []) : []));

test('the last days are drawn', async () => {
  const bot = await startBusy();
  await bot.pass(13 * hour + minute);
  expect([day(bot, bot.said()), chartsIn(bot)]).toEqual([['2026-11-24'], 1]);
});

test('a workspace that has no charts gets it without, once, and is asked again on the next day', async () => {
  const bot = await startBusy();
  const withChart = (blocks: unknown): boolean => JSON.stringify(blocks ?? '').includes('data_visualization');
  let refused = 0;
  bot.slack.faults.add({
    kind: 'error',
    error: 'invalid_blocks',
    method: 'chat.postMessage',
    times: 100,
    when: ({ args }) => {
      const isRefused = withChart(args.blocks);
      refused += isRefused ? 1 : 0;
      return isRefused;
    },
  });
  await bot.pass(13 * hour + minute);
  expect([day(bot, bot.said()), chartsIn(bot), refused]).toEqual([['2026-11-24'], 0, 1]);
  await bot.pass(24 * hour);
  expect([day(bot, bot.said()), chartsIn(bot), refused]).toEqual([['2026-11-25'], 0, 2]);
});
