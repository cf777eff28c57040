/** An owner whose account is closed: the team has it again, and both sides read so. */
import { expect, test } from 'vitest';
import { type Bot, hour, minute } from '../support/bot.ts';
import {
  acknowledge,
  ask,
  hear,
  more,
  resolve,
  startAcknowledged,
  startRaised,
  theCard,
} from '../support/gestures.ts';
import { cardLines, modalLines } from '../support/lines.ts';
import { at, warning } from '../support/words/about.ts';
import { acts, choices, fields } from '../support/words/labels.ts';

const thread = '#esc-engineering › thread';
const agent = 'Aoife › thread';
const left = { what: 'owner left', owner: 'UKENJI' } as const;
const due = { acknowledge: at('10:15'), resolve: at('14:00') };

const had: Record<string, (bot: Bot) => Promise<void>> = {
  'acknowledged it': async () => undefined,
  'asked the agent': (bot) => ask(bot, 'Which account?'),
  'snoozed it': (bot) =>
    more(bot, 'UKENJI', acts.snooze, theCard(bot), { [fields.snoozeFor]: choices.snooze2h }),
};

test.each(Object.entries(had))(
  'whoever %s and leaves has it no more: the thread and the agent read so',
  async (_, before) => {
    const bot = await startAcknowledged();
    await before(bot);
    hear(bot);
    await bot.slack.deactivate('UKENJI');
    await bot.settle();
    expect(bot.said()).toEqual([
      [thread, bot.words.inThread(left, { by: 'switchboard' })],
      [agent, bot.words.toAgent(left, { by: 'switchboard', due })],
    ]);
    expect(bot.pings()).toEqual([]);
    expect(cardLines(bot, 'ESC-1', 'C0ENG', 'UPRIYA')).toEqual(bot.words.card({ due }, 'UPRIYA'));
    await bot.pass(12 * minute);
    const soon = warning('acknowledge', at('10:15'));
    expect(bot.said()).toEqual([
      [thread, bot.words.reminded(soon, { now: at('10:07:30') })],
      [thread, bot.words.reminded(soon, { now: at('10:12'), to: 'on-call' })],
    ]);
    expect(bot.pings()).toEqual([[thread, ['eng-oncall']]]);
  },
);

test('the history says who had it', async () => {
  const bot = await startAcknowledged();
  await bot.slack.deactivate('UKENJI');
  await bot.settle();
  hear(bot);
  await more(bot, 'UPRIYA', acts.history, theCard(bot));
  const told = { at: at('10:00'), by: 'switchboard', via: 'clock', deed: left } as const;
  const [, line] = bot.words.history([told], 'UPRIYA');
  expect(modalLines(bot, 'UPRIYA').at(-2)).toEqual(line);
});

test('all that they had goes back, what is over stays theirs', async () => {
  const bot = await startAcknowledged();
  for (const id of ['ESC-2', 'ESC-3']) {
    await bot.raise({
      [fields.team]: 'Engineering',
      [fields.priority]: choices.urgent,
      [fields.summary]: 'Payouts frozen',
    });
    await acknowledge(bot, 'UKENJI', theCard(bot, 'C0ENG', id));
  }
  await resolve(bot, 'UKENJI', theCard(bot, 'C0ENG', 'ESC-3'));
  hear(bot);
  await bot.slack.deactivate('UKENJI');
  await bot.settle();
  expect(
    bot
      .said()
      .map(([where]) => where)
      .sort(),
  ).toEqual([thread, thread, agent, agent].sort());
  const owners = await Promise.all(['ESC-1', 'ESC-2', 'ESC-3'].map((id) => bot.engine.find(id)));
  expect(owners.map((one) => one?.owner)).toEqual([null, null, 'UKENJI']);
});

test.each<[string, (bot: Bot) => Promise<unknown>]>([
  [
    'within the hour where Slack tells of no accounts',
    async (bot) => {
      await bot.pass(hour);
      await bot.pass(minute);
    },
  ],
  [
    'when the bot was away, a minute after it is back',
    async (bot) => {
      await bot.away(10 * minute);
      await bot.pass(minute);
    },
  ],
])('found %s', async (_, later) => {
  const options = { withoutEvents: ['user_change', 'team_join'] };
  const bot = await startRaised({ [fields.priority]: choices.normal }, options);
  await acknowledge(bot);
  hear(bot);
  await bot.slack.deactivate('UKENJI');
  await later(bot);
  expect((await bot.engine.find('ESC-1'))?.owner).toBe(null);
  hear(bot);
});

test('somebody else who leaves changes nothing', async () => {
  const bot = await startAcknowledged();
  await bot.slack.deactivate('UPRIYA');
  await bot.pass(2 * minute);
  expect(bot.said()).toEqual([]);
});
