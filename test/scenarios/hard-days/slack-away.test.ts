/** Slack is away for a day, with much under way: ladders run, and afterwards all is said once, folded, in order, within Slack's limits. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute, startBot } from '../../support/bot.ts';
import { acknowledge, hear } from '../../support/gestures.ts';
import { at, breach } from '../../support/words/about.ts';
import { choices, fields } from '../../support/words/labels.ts';

const perTeam = 4;

const engineering = (n: number) =>
  ({ team: 'engineering', priority: 'urgent', summary: `Payouts frozen, ${n}` }) as const;
const design = (n: number) =>
  ({ team: 'design', priority: 'high', summary: `A button is gone, ${n}` }) as const;

async function raiseMany(bot: Bot): Promise<void> {
  for (let n = 0; n < perTeam; n++) {
    await bot.raise({
      [fields.team]: 'Engineering',
      [fields.priority]: choices.urgent,
      [fields.summary]: engineering(n).summary,
    });
    await bot.raise(
      {
        [fields.team]: 'Design',
        [fields.priority]: choices.high,
        [fields.summary]: design(n).summary,
      },
      'UYUKI',
    );
  }
  await acknowledge(bot);
}

test(`${2 * perTeam} escalations and a day without Slack`, async () => {
  const bot = await startBot({ mode: 'http' });
  const { slack } = bot;
  await raiseMany(bot);
  hear(bot);
  slack.outage(true);
  for (let passed = 0; passed < 24; passed++) {
    slack.clock.advance(hour);
    await bot.settle();
  }
  expect(bot.said()).toEqual([]);
  slack.calls.length = 0;
  slack.outage(false);
  await bot.pass(10 * minute);
  expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);
  const said = bot.said();
  expect(new Set(said.map((one) => one.join(': '))).size, 'nothing is said twice').toBe(said.length);

  // Who has one, and the leads: one message with all that is late, and the digest of the morning that is still worth reading.
  const { words } = bot;
  const oneOfThem = { reminder: breach('resolve', at('14:00')), as: 'lead' } as const;
  const reminders = (count: number) =>
    words.personalLines(Array(count).fill(oneOfThem), 'UNORA')[0] ?? 'no title';
  const [ofOne, ofOneTeam, ofBoth] = [reminders(2), reminders(2 * perTeam), reminders(4 * perTeam)];
  const titleOf = (text: string) =>
    words.digestDay(text) ?? [ofOne, ofOneTeam, ofBoth].find((title) => text.endsWith(title)) ?? text;
  expect(
    said
      .filter(([where]) => !where.startsWith('#'))
      .map(([where, text]) => [where, titleOf(text)])
      .toSorted(),
  ).toEqual(
    [
      ['Ingrid', '2026-11-24'],
      ['Kenji', ofOne],
      ['Marcus', ofOneTeam],
      ['Nora', ofBoth],
      ['Nora', '2026-11-24'],
    ].toSorted(),
  );

  // Each thread of what nobody has: what broke first is said first, once each.
  const inThreads = said.filter(([where]) => where.startsWith('#'));
  for (let number = 2; number <= 2 * perTeam; number++) {
    const n = Math.ceil(number / 2) - 1;
    const [one, acknowledgeBy, resolveBy] =
      number % 2 === 0
        ? ([design(n), at('10:30'), at('10:00', 1)] as const)
        : ([engineering(n), at('10:15'), at('14:00')] as const);
    const broken = [breach('acknowledge', acknowledgeBy), breach('resolve', resolveBy)].map((told) => [
      `#esc-${one.team} › thread`,
      words.reminded(told, { ...one, id: `ESC-${number}`, to: 'on-call' }),
    ]);
    const texts = broken.map(([, text]) => text);
    expect(inThreads.filter(([, text]) => texts.includes(text))).toEqual(broken);
  }
  const owned = { ...engineering(0), status: 'acknowledged', owner: 'UKENJI' } as const;
  const late = words.reminded(breach('resolve', at('14:00')), owned);
  expect(inThreads.filter(([, text]) => text === late)).toHaveLength(1);
  expect(inThreads).toHaveLength(2 * (2 * perTeam - 1) + 1);
  hear(bot);
});
