/** The daily digest: once for each lead and working day, at nine where they are. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../support/bot.ts';
import { aResolution, command, fillIn, hear, press } from '../support/gestures.ts';
import { type Heard, listenTo } from '../support/heard.ts';

/** Sunday 22 November 2026, 12:00 in Dublin. */
const sundayNoon = Date.UTC(2026, 10, 22, 12);
const frozen = { Team: 'Engineering', Priority: 'low', Summary: 'Payouts frozen' };

/** When, to whom, for which day. */
const digests = (heard: Heard[]) =>
  heard.flatMap(([at, where, text]) => {
    const [, day] = /^Digest for (\w+ \d+ \w+)\./.exec(text) ?? [];
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
  expect(digests(heard())).toEqual([
    '00:00:00 Hana: Monday 23 November',
    '08:00:00 Ingrid: Monday 23 November',
    '09:00:00 Nora: Monday 23 November',
    '17:00:00 Marcus: Monday 23 November',
    '00:00:00 Hana: Tuesday 24 November',
    '08:00:00 Ingrid: Tuesday 24 November',
    '09:00:00 Nora: Tuesday 24 November',
  ]);
});

test('nobody gets one at the weekend, and Monday’s covers it', async () => {
  const friday = Date.UTC(2026, 10, 27, 12);
  const bot = await startBot({ at: friday });
  await bot.pass(20 * hour);
  await bot.raise(frozen);
  await fillIn(bot, 'UKENJI', 'Resolve', aResolution, bot.cardMessage('ESC-1', 'C0ENG'));
  hear(bot);
  const heard = listenTo(bot);
  await bot.pass(2.5 * 24 * hour);
  expect(heard().filter(([, where]) => where === 'Nora')).toEqual([
    [
      '09:00:00',
      'Nora',
      'Digest for Monday 30 November. Nothing needs you. Since Friday 27 November, 09:00: Engineering: 1 opened, 1 resolved, 0 open now, acknowledged in time 1 of 1, resolved in time 1 of 1. Design: 0 opened, 0 resolved, 0 open now.',
      [],
    ],
  ]);
});

test('it says what needs the lead now, gravest first, and how each team kept its promises', async () => {
  const bot = await startBot({ at: sundayNoon });
  await bot.raise({ ...frozen, Summary: 'Nobody has looked <!channel>' });
  await bot.raise({ ...frozen, Summary: 'Long overdue', Priority: 'urgent' });
  await bot.raise({ ...frozen, Summary: 'Fresh', Team: 'Design' });
  await bot.pass(19.25 * hour);
  await press(bot, 'UKENJI', 'Acknowledge', bot.cardMessage('ESC-2', 'C0ENG'));
  await bot.pass(1.25 * hour);
  hear(bot);
  await bot.pass(0.5 * hour);
  expect(bot.said().map(([where]) => where)).toEqual(['Nora']);
  const [nora] = bot.slack.directMessages('UNORA').filter(({ text }) => text.startsWith('Digest'));
  expect(nora && bot.slack.seenBy(nora, 'UNORA').split('\n')).toEqual([
    'Digest for Monday 23 November',
    'What needs you now',
    'ESC-2 · 🔴 urgent · acknowledged · Engineering',
    'Long overdue',
    'Kenji has it · News overdue since 08:15 today · Resolution overdue since 16:00 yesterday',
    'Breached, no news',
    'ESC-1 · ⚪ low · open · Engineering',
    'Nobody has looked <!channel>',
    'Acknowledgement overdue since 20:00 yesterday · Resolve by 12:00 Nov 27, 2026',
    'Breached, nobody has it',
    'ESC-3 · ⚪ low · open · Design',
    'Fresh',
    'Acknowledge by 17:00 today · Resolve by 14:00 Nov 27, 2026',
    'Nobody has it',
    '---',
    'Since Friday 20 November, 09:00:',
    'Team | Opened | Resolved | Open now | Acknowledged in time | Resolved in time',
    'Engineering | 2 | 0 | 2 | 0 of 1 | –',
    'Design | 1 | 0 | 1 | – | –',
  ]);
  expect(bot.pings()).toEqual([]);
});

test('a lead may ask for it now; nobody else gets one', async () => {
  const bot = await startBot();
  await command(bot, 'UINGRID', 'digest');
  expect(bot.said()).toEqual([
    ['only Ingrid', 'Your digest is on its way to you as a direct message.'],
    [
      'Ingrid',
      'Digest for Monday 23 November. Nothing needs you. Since Friday 20 November, 09:00: Risk: 0 opened, 0 resolved, 0 open now.',
    ],
  ]);
  await command(bot, 'UAOIFE', 'digest');
  expect(bot.said()).toEqual([
    ['only Aoife', 'The digest is for leads, and you lead no team here. /escalate mine lists what is yours.'],
  ]);
});

test('while Slack does not say where a lead is, the digest waits; afterwards it comes once', async () => {
  const bot = await startBot({ at: Date.UTC(2026, 10, 23, 8, 30) });
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
  expect(bot.said().map(([where, text]) => `${where}: ${text.slice(0, 30)}`)).toEqual([
    'Nora: Digest for Monday 23 November.',
  ]);
  await bot.pass(hour);
});
