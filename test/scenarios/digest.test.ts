/** The daily digest: once for each lead and working day, at nine where they are. */
import { expect, test } from 'vitest';
import { noDigestAnswer } from '../../src/views/help.ts';
import { en } from '../../src/views/words/en/index.ts';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { acknowledge, command, hear, press, resolve, theCard } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';
import { at } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const sundayNoon = at('12:00', -1);
const frozen = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.low,
  [fields.summary]: 'Payouts frozen',
};

/** When, to whom, for which day. */
const digests = ({ words }: Bot, heard: Heard[]) =>
  heard.flatMap(([at, where, text]) => {
    const day = words.digestDay(text);
    return day === undefined ? [] : [`${at} ${where}: ${day}`];
  });

/** The bot is stopped and started again every four hours, at the very instant of a digest among others. */
async function passWithRestarts(bot: Bot, hours: number): Promise<void> {
  for (let passed = 0; passed < hours; passed += 4) {
    await bot.pass(4 * hour);
    await bot.restart();
    await bot.settle();
  }
}

test('each lead gets one at nine where they are: Tokyo, Berlin, Dublin, Los Angeles', async () => {
  const bot = await startBot({ at: sundayNoon });
  await bot.raise(frozen);
  hear(bot);
  const heard = listenTo(bot);
  await passWithRestarts(bot, 48);
  // Times are Dublin's: Tokyo is nine hours ahead, Berlin one, Los Angeles eight behind.
  expect(digests(bot, heard())).toEqual([
    '00:00:00 Hana: 2026-11-23',
    '08:00:00 Ingrid: 2026-11-23',
    '09:00:00 Nora: 2026-11-23',
    '17:00:00 Marcus: 2026-11-23',
    '00:00:00 Hana: 2026-11-24',
    '08:00:00 Ingrid: 2026-11-24',
    '09:00:00 Nora: 2026-11-24',
  ]);
});

test('nobody gets one at the weekend, and Monday’s covers it', async () => {
  const bot = await startBot({ at: at('12:00', 4) });
  await bot.pass(20 * hour);
  await bot.raise(frozen);
  await resolve(bot);
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(2.5 * 24 * hour);
  const once = { met: 1, missed: 0 };
  const monday = bot.words.digest({
    date: '2026-11-30',
    since: at('09:00', 4),
    teams: [
      { team: 'engineering', opened: 1, resolved: 1, acknowledge: once, resolve: once },
      { team: 'design' },
    ],
  });
  expect(heard().filter(([, where]) => where === 'Nora')).toEqual([['09:00:00', 'Nora', monday, []]]);
});

test('it says what needs the lead now, overdue first, and how each team kept its promises; one press takes it', async () => {
  const bot = await startBot({ at: sundayNoon });
  await bot.raise({ ...frozen, [fields.summary]: 'Nobody has looked <!channel>' });
  await bot.raise({ ...frozen, [fields.summary]: 'Long overdue', [fields.priority]: choices.urgent });
  await bot.raise({ ...frozen, [fields.summary]: 'Fresh', [fields.team]: 'Design' });
  await bot.pass(19.25 * hour);
  await acknowledge(bot, 'UKENJI', theCard(bot, 'C0ENG', 'ESC-2'));
  await bot.pass(1.25 * hour);
  hear(bot);
  await bot.pass(0.5 * hour);
  expect(bot.said().map(([where]) => where)).toEqual(['Nora']);
  const [nora] = bot.slack.directMessages('UNORA').slice(-1);
  const engineering = { team: 'engineering' } as const;
  const [none, once] = [
    { met: 0, missed: 0 },
    { met: 0, missed: 1 },
  ];
  expect(nora && bot.slack.seenBy(nora, 'UNORA').split('\n')).toEqual(
    bot.words.digestLines({
      needsYou: [
        {
          about: {
            id: 'ESC-2',
            summary: 'Long overdue',
            status: 'acknowledged',
            owner: 'UKENJI',
            due: { update: at('08:15'), resolve: at('16:00', -1) },
          },
          needs: ['breached', 'no news'],
        },
        {
          about: {
            priority: 'low',
            summary: 'Nobody has looked <!channel>',
            due: { acknowledge: at('20:00', -1), resolve: at('12:00', 4) },
          },
          needs: ['breached', 'nobody has it'],
        },
      ],
      teams: [
        {
          team: 'engineering',
          opened: 2,
          open: 2,
          acknowledge: { met: 0, missed: 2 },
          resolve: { met: 0, missed: 1 },
        },
        { team: 'design', opened: 1, open: 1 },
      ],
      numbers: {
        missed: [
          { ...engineering, priority: 'urgent', acknowledge: once, resolve: once },
          { ...engineering, priority: 'low', acknowledge: once, resolve: none },
        ],
      },
    }),
  );
  expect(bot.pings()).toEqual([]);
  const before = nora ? bot.slack.seenBy(nora, 'UNORA').split('\n') : [];
  await press(bot, 'UNORA', acts.acknowledge, nora);
  expect(bot.said()).toContainEqual(['#esc-engineering › thread', bot.words.hasIt('UNORA')]);
  // What has been done stands there no longer; what it counts stays as it was in the morning.
  await resolve(bot, 'UNORA', theCard(bot, 'C0ENG', 'ESC-1'));
  const later = nora ? bot.slack.seenBy(nora, 'UNORA') : '';
  expect(later).not.toContain('Nobody has looked');
  expect(later).toContain('Long overdue');
  expect(later.split('\n').slice(-4)).toEqual(before.slice(-4));
  hear(bot);
});

test('a lead may ask for it now; nobody else gets one', async () => {
  const bot = await startBot();
  await command(bot, 'UINGRID', 'digest');
  expect(bot.said()).toEqual([
    [bot.only('UINGRID'), bot.words.say({ text: en.help.digestComes })],
    ['Ingrid', bot.words.digest({ teams: [{ team: 'risk' }] })],
  ]);
  await command(bot, 'UAOIFE', 'digest');
  expect(bot.said()).toEqual([[bot.only('UAOIFE'), bot.words.say(noDigestAnswer(en))]]);
});

test('while Slack does not say where a lead is, the digest waits; afterwards it comes once', async () => {
  const bot = await startBot({ at: at('08:30') });
  bot.slack.faults.add({ kind: 'http_500', times: 1000, method: 'users.list' });
  bot.slack.faults.add({
    kind: 'http_500',
    times: 60,
    method: 'users.info',
    when: ({ args }) => args.user === 'UNORA',
  });
  await bot.raise(frozen);
  hear(bot);
  await bot.pass(45 * minute);
  expect(bot.said()).toEqual([]);
  bot.slack.faults.clear();
  await bot.pass(2 * minute);
  expect(bot.said().map(([where, text]) => [where, bot.words.digestDay(text)])).toEqual([
    ['Nora', '2026-11-23'],
  ]);
  await bot.pass(hour);
});

test('what it had no room for is counted as before once something it shows is done', async () => {
  const bot = await startBot();
  const ids = Array.from({ length: 12 }, (_, n) => `ESC-${n + 1}`);
  for (const _ of ids) await bot.raise({ ...frozen, [fields.priority]: choices.urgent });
  await bot.pass(20 * minute);
  await command(bot, 'UNORA', 'digest');
  const [nora] = bot.slack.directMessages('UNORA').slice(-1);
  const seen = () => (nora ? bot.slack.seenBy(nora, 'UNORA').split('\n') : []);
  expect(seen()).toContain(en.digest.more(2));
  const shown = ids.filter((id) => seen().some((line) => line.startsWith(`${id} `)));
  expect(shown).toHaveLength(10);
  for (const id of shown) {
    await resolve(bot, 'UKENJI', theCard(bot, 'C0ENG', id));
    expect(seen()).toContain(en.digest.more(2));
  }
  expect(seen()).not.toContain(en.digest.nothing);
  hear(bot);
});
