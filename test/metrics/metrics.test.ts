/** What the metrics say after a story, and that they are there without one. */
import { expect, test } from 'vitest';
import { serveMetrics } from '../../src/metrics/server.ts';
import { type Bot, minute, startBot } from '../support/bot.ts';
import { acknowledge } from '../support/gestures.ts';
import { choices, fields } from '../support/words/labels.ts';

const anEscalation = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: 'Payouts frozen',
};

/** Every sample of Switchboard's own, by name and labels; what depends on time is left out. */
async function counts(bot: Bot): Promise<Record<string, number>> {
  const { text } = await bot.health('/metrics');
  const samples = [...text.matchAll(/^switchboard_(\w+(?:\{[^}]*\})?) (\S+)$/gm)];
  return Object.fromEntries(
    samples
      .filter(([, name = '']) => !/_bucket|_sum|timestamp|sockets/.test(name))
      .map(([, name = '', value]) => [name.replaceAll('"', ''), Number(value)]),
  );
}

test('a story with refusals, waits and lost answers is counted', async () => {
  const bot = await startBot({ health: true });
  const { faults } = bot.slack;
  faults.add({ kind: 'rate_limited', method: 'chat.postMessage', channel: 'C0ENG', retryAfterS: 2 });
  faults.add({
    kind: 'drop_after',
    method: 'chat.postMessage',
    when: ({ args }) => args.channel !== 'C0ENG',
  });
  await bot.raise(anEscalation);
  await bot.pass(minute);
  await Promise.all(['UKENJI', 'UPRIYA'].map((user) => acknowledge(bot, user)));
  bot.said();
  expect(await counts(bot)).toMatchObject({
    'requests_total{kind=command,outcome=handled}': 1,
    'requests_total{kind=button,outcome=handled}': expect.any(Number),
    'requests_total{kind=submission,outcome=handled}': 1,
    'deeds_total{deed=raised,via=form}': 1,
    'deeds_total{deed=acknowledged,via=button}': 1,
    'refusals_total{reason=already owned}': 1,
    'notices_total{kind=card,outcome=sent}': expect.any(Number),
    'notices_total{kind=agent,outcome=again}': 1,
    'lookups_total{found=true}': 1,
    'parks_total{method=chat.postMessage}': 1,
    'slack_calls_total{method=chat.postMessage,outcome=ratelimited}': 1,
    'slack_calls_total{method=chat.postMessage,outcome=connection}': 1,
    'slack_calls_total{method=views.open,outcome=ok}': expect.any(Number),
    'slack_calls_total{method=response_url,outcome=ok}': 2,
    'commits_total{outcome=ok}': expect.any(Number),
    outbox_waiting: 0,
    outbox_late: 0,
    outbox_dead: 0,
    outbox_oldest_due_seconds: 0,
    database_readable: 1,
  });
});

test('what waits and what Slack will not take is asked of the database when somebody looks', async () => {
  const bot = await startBot({ health: true });
  bot.slack.faults.add({
    kind: 'error',
    error: 'invalid_blocks',
    method: 'chat.postMessage',
    channel: 'C0ENG',
  });
  await bot.raise(anEscalation);
  bot.said();
  expect(bot.faults()).toHaveLength(1);
  expect(await counts(bot)).toMatchObject({
    'notices_total{kind=card,outcome=dead}': 1,
    'notice_reasons_total{outcome=dead,reason=hopeless}': 1,
    outbox_dead: 1,
  });
});

test('a request that fails is counted as failed, and the others are not', async () => {
  const bot = await startBot({ health: true });
  bot.slack.faults.add({ kind: 'error', error: 'internal_error', method: 'views.open' });
  await bot.slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await bot.settle();
  await bot.slack.command('UAOIFE', '/escalate help', { channel: 'C0OPS' });
  await bot.settle();
  expect(await counts(bot)).toMatchObject({
    'requests_total{kind=command,outcome=failed}': 1,
    'requests_total{kind=command,outcome=handled}': 1,
  });
  expect(bot.faults()).toHaveLength(1);
  bot.said();
});

test('the process says how it is, and there is nothing else to see', async () => {
  const bot = await startBot({ mode: 'socket', health: true });
  expect((await bot.health('/metrics')).text).toContain('nodejs_eventloop_lag_seconds');
  expect(await bot.health('/healthz')).toEqual({ status: 200, text: 'alive\n' });
  expect(await bot.health('/readyz')).toEqual({ status: 200, text: 'ready\n' });
  expect((await bot.health('/')).status).toBe(404);
  bot.slack.refuseSockets(true);
  bot.slack.cutSockets();
  await bot.slack.until(() => bot.slack.connections() === 0, 'none is open');
  // Slack has closed it; the bot hears of that a moment later.
  await expect
    .poll(() => bot.health('/readyz'))
    .toEqual({ status: 503, text: 'No connection to Slack is open.\n' });
});

test('a port that is taken ends the start with a sentence that says so', async () => {
  const { healthPort = 0 } = await startBot({ health: true });
  await expect(
    serveMetrics({ host: '127.0.0.1', port: healthPort, now: Date.now, log: { error: () => undefined } }),
  ).rejects.toThrow(
    `HEALTH_PORT: 127.0.0.1:${healthPort} is taken, by another program or another Switchboard.`,
  );
});
