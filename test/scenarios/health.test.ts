/** `/escalate health`: a lead asks how the bot itself is. */
import { expect, test } from 'vitest';
import type { Area, Finding } from '../../src/doctor/finding.ts';
import { healthAnswer, noHealthAnswer } from '../../src/views/health/health-answer.ts';
import { en } from '../../src/views/words/en/index.ts';
import { switchboard } from '../cli/terminal.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { command, hear } from '../support/gestures.ts';
import { choices, fields } from '../support/words/labels.ts';

/** All that is looked at, and of which nothing need be said but that it is well. */
const areas: Area[] = [
  'bot token',
  'scopes',
  'clock',
  'channels',
  'user groups',
  'people',
  'queue',
  'dead letters',
  'sender',
  'disk',
];

/** How the bot is: all is well but for this. */
const health = ({ words }: Bot, ...troubles: Finding[]): string =>
  words.say(
    healthAnswer(
      [...areas.map((area): Finding => ({ level: 'ok', area, what: 'no dead letters' })), ...troubles],
      en,
    ),
  );

test('all is well: one line, which only the lead sees', async () => {
  const bot = await startBot();
  await command(bot, 'UNORA', 'health');
  expect(bot.said()).toEqual([['only Nora', health(bot)]]);
  expect(bot.pings()).toEqual([]);
});

test('what is wrong comes first, then what is worth a look, each with what to do', async () => {
  const bot = await startBot();
  await bot.slack.archive('C0DESIGN');
  bot.slack.disableGroup('S0RISK');
  bot.slack.state.manifest.scopes.delete('reactions:read');
  await command(bot, 'UINGRID', 'health');
  expect(bot.said()).toEqual([
    [
      'only Ingrid',
      health(
        bot,
        closedChannel('C0DESIGN', 'esc-design', 'Design'),
        {
          level: 'wrong',
          area: 'user groups',
          what: 'group',
          id: 'S0RISK',
          handle: 'risk-oncall',
          duties: [
            { role: 'responder', team: 'Risk' },
            { role: 'on call', team: 'Risk' },
          ],
          trouble: 'disabled',
        },
        { level: 'look', area: 'scopes', what: 'scope missing', scope: 'reactions:read', isChoice: true },
      ),
    ],
  ]);
  expect(bot.pings()).toEqual([]);
});

test('a clock that differs from the database’s is worth a look', async () => {
  const bot = await startBot();
  bot.setClockWrong(-2500);
  await command(bot, 'UNORA', 'health');
  expect(bot.said()[0]?.[1]).toContain('The clock of the database is 2.5 s ahead of this machine');
});

test('who leads no team is told kindly, and Slack is asked nothing', async () => {
  const bot = await startBot();
  const before = bot.slack.calls.length;
  await command(bot, 'UAOIFE', 'health');
  expect(bot.said()).toEqual([['only Aoife', bot.words.say(noHealthAnswer(en))]]);
  expect(bot.slack.calls.slice(before).map(({ method }) => method)).not.toContain('auth.test');
});

test('with more words it is the beginning of an escalation', async () => {
  const bot = await startBot();
  await command(bot, 'UNORA', 'health insurance cannot be paid');
  await bot.slack.until(() => bot.slack.modal('UNORA') !== undefined, 'the form opens');
  expect(bot.said()).toEqual([]);
});

test('a Slack that wants to be asked more slowly is left alone, and that is said', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'rate_limited', method: 'conversations.info', retryAfterS: 20, times: 50 });
  await command(bot, 'UNORA', 'health');
  expect(bot.said()).toEqual([
    [
      'only Nora',
      health(bot, { level: 'look', area: 'channels', what: 'not looked at', waitMs: 20_000, count: 5 }),
    ],
  ]);
});

test('two leads who ask at the same time share one check-up', async () => {
  const bot = await startBot();
  bot.slack.faults.add({ kind: 'slow', method: 'auth.test', delayMs: 200, times: 5 });
  const before = bot.slack.calls.length;
  await Promise.all([command(bot, 'UNORA', 'health'), command(bot, 'UMARCUS', 'health')]);
  expect(bot.said().toSorted()).toEqual([
    ['only Marcus', health(bot)],
    ['only Nora', health(bot)],
  ]);
  expect(bot.slack.calls.slice(before).filter(({ method }) => method === 'auth.test')).toHaveLength(1);
});

test('a dead letter is told, comes back with its reason while that lasts, and is sent when it is gone', async () => {
  const bot = await startBot();
  const risk = {
    [fields.team]: 'Risk',
    [fields.priority]: choices.high,
    [fields.summary]: 'Account blocked',
  };
  const resend = () => switchboard(['doctor', '--resend'], { DATABASE_URL: bot.database.url }, bot.now());
  await bot.slack.archive('C0RISK');
  await bot.raise(risk);
  hear(bot);
  await command(bot, 'UINGRID', 'health');
  const kept = health(bot, closedChannel('C0RISK', 'esc-risk', 'Risk'), {
    level: 'wrong',
    area: 'dead letters',
    what: 'dead letters',
    place: 'C0RISK',
    reason: 'is_archived',
    count: 1,
  });
  expect(bot.said()[0]?.[1]).toBe(kept);

  expect((await resend()).printed).toEqual(['1 message will be sent again: 1 × card.']);
  await bot.pass(minute);
  await command(bot, 'UINGRID', 'health');
  expect(bot.said().at(-1)?.[1]).toBe(kept);

  // The event that says so is lost.
  const channel = bot.slack.state.channels.get('C0RISK');
  if (channel) channel.archived = false;
  expect((await resend()).printed).toEqual(['1 message will be sent again: 1 × card.']);
  await bot.settle();
  expect(bot.said().map(([where, text]) => [where, text.slice(0, 5)])).toEqual([['#esc-risk', 'ESC-1']]);
  hear(bot);
  await command(bot, 'UINGRID', 'health');
  expect(bot.said()).toEqual([['only Ingrid', health(bot)]]);
  // That it could not be shown was in the log.
  bot.faults();
});

const closedChannel = (id: string, name: string, team: string): Finding => ({
  level: 'wrong',
  area: 'channels',
  what: 'channel',
  id,
  name,
  teams: [team],
  isFallback: false,
  trouble: 'archived',
});
