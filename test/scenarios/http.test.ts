/** HTTP mode at its door: what is not Slack is turned away, what is malformed does no harm. */
import { Agent, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { sign } from '../../sandbox/slack/http-requests.ts';
import { type Bot, startBot } from '../support/bot.ts';

type Sent = {
  body?: string;
  contentType?: string;
  at?: number;
  secret?: string;
  path?: string;
  method?: string;
};

const form = 'application/x-www-form-urlencoded';
const command = new URLSearchParams({
  command: '/escalate',
  text: 'help',
  user_id: 'UAOIFE',
  team_id: 'T0SANDBOX',
  trigger_id: '1.2.x',
}).toString();

/** A request as Slack signs it, but for what the test changes; answers with status and body. */
function send(
  bot: Bot,
  {
    body = command,
    contentType = form,
    at = Date.now(),
    secret = bot.slack.signingSecret,
    path = '/slack/events',
    method = 'POST',
  }: Sent,
): Promise<{ status: number; body: string }> {
  const timestamp = Math.floor(at / 1000);
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(secret, timestamp, body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: bot.port, path, method, headers, agent: false },
      (response) => {
        let answer = '';
        response.on('data', (chunk) => {
          answer += String(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: answer }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const statusOf = async (bot: Bot, sent: Sent) => (await send(bot, sent)).status;

/** The door still opens for Slack. */
async function stillWorks(bot: Bot): Promise<void> {
  await bot.slack.command('UAOIFE', '/escalate ESC-7', { channel: 'C0OPS' });
  await bot.settle();
  expect(bot.said().map(([where]) => where)).toEqual(['only Aoife']);
}

/** A request over a connection that is kept, as a balancer has one; answers with status and what becomes of the connection. */
function sendKept(bot: Bot, agent: Agent): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': form,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(bot.slack.signingSecret, timestamp, command),
    };
    const to = { host: '127.0.0.1', port: bot.port, path: '/slack/events', method: 'POST', headers, agent };
    const sent = request(to, (response) => {
      response.resume().on('end', () => resolve([response.statusCode, response.headers.connection]));
    });
    sent.on('error', reject).end(command);
  });
}

describe('http mode', () => {
  test('where there may be others, what comes during a stop is taken, until whoever balances has noticed', async () => {
    const bot = await startBot({ mode: 'http', several: true, health: true, lingerMs: 1500 });
    const agent = new Agent({ keepAlive: true });
    expect(await sendKept(bot, agent)).toEqual([200, 'keep-alive']);
    const stopped = bot.stop();
    expect((await bot.health('/readyz')).status).toBe(503);
    expect(await sendKept(bot, agent)).toEqual([200, 'close']);
    await stopped;
    await expect(sendKept(bot, agent)).rejects.toThrow();
    agent.destroy();
  });

  test('a bad signature and an old timestamp get 401, and nothing happens', async () => {
    const bot = await startBot({ mode: 'http' });
    expect([
      await statusOf(bot, { secret: 'a guess' }),
      await statusOf(bot, { at: Date.now() - 6 * 60_000 }),
      await statusOf(bot, { at: 0 }),
    ]).toEqual([401, 401, 401]);
    expect(bot.faults()).toEqual([]);
    await stillWorks(bot);
  });

  test('malformed bodies get an error, and the next request is served', async () => {
    const bot = await startBot({ mode: 'http' });
    const json = 'application/json';
    const malformed: Sent[] = [
      { body: '{"type":', contentType: json },
      { body: 'payload=%7B%22type', contentType: form },
      { body: 'payload=null', contentType: form },
      { body: 'payload=%6eull', contentType: form },
      { body: 'payload=%5B1%5D', contentType: form },
      { body: '', contentType: form },
      { body: '[]', contentType: json },
      { body: 'null', contentType: json },
      { body: 'null', contentType: json, path: '/slack/./events' },
      { body: '"text"', contentType: json },
      { body: '{"type":"event_callback"}', contentType: json },
      {
        body: '{"type":"event_callback","event":{"type":"message"},"team_id":"T0SANDBOX"}',
        contentType: json,
      },
      { body: 'payload=%7B%22type%22%3A%22view_submission%22%7D', contentType: form },
      { body: 'command=%2Fescalate', contentType: form },
      { body: '\u0000\ufffd', contentType: form },
    ];
    expect(await Promise.all(malformed.map((sent) => statusOf(bot, sent)))).toEqual([
      ...[400, 400, 400, 400, 400, 404, 400, 400, 400, 400],
      // These have a kind, and not its shape: nobody reads them.
      ...[400, 400, 400, 400],
      404,
    ]);
    expect(bot.faults()).toEqual([]);
    await stillWorks(bot);
  });

  test('what Slack may write in more than one way is understood', async () => {
    const bot = await startBot({ mode: 'http' });
    const rateLimited = { type: 'app_rate_limited', team_id: 'T0SANDBOX', minute_rate_limited: 1518467820 };
    expect([
      await statusOf(bot, { contentType: `${form}; charset=utf-8` }),
      await statusOf(bot, { path: '/slack/./events?x=1' }),
      await statusOf(bot, { body: JSON.stringify(rateLimited), contentType: 'application/json' }),
    ]).toEqual([200, 200, 200]);
    expect(bot.faults()).toEqual([]);
    await stillWorks(bot);
  });

  test('what a press or a message may lack may be null', async () => {
    const bot = await startBot({ mode: 'http' });
    const press = {
      type: 'block_actions',
      user: { id: 'UKENJI', team_id: 'T0SANDBOX' },
      team: { id: 'T0SANDBOX' },
      channel: null,
      view: null,
      message: null,
      enterprise: null,
      trigger_id: '1.2.x',
      container: {},
      actions: [{ type: 'button', action_id: 'nothing_we_know', value: null }],
    };
    const body = `payload=${encodeURIComponent(JSON.stringify(press))}`;
    const event = { type: 'message', channel: 'C0ENG', ts: '1.2', thread_ts: null, user: null, text: null };
    const said = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0SANDBOX',
      event,
      authorizations: null,
    });
    expect([
      await statusOf(bot, { body }),
      await statusOf(bot, { body: said, contentType: 'application/json' }),
    ]).toEqual([200, 200]);
    expect(bot.faults()).toEqual([]);
  });

  test('Slack’s challenge is answered, and other addresses, methods and types are not served', async () => {
    const bot = await startBot({ mode: 'http' });
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1', token: 'x' });
    const answer = await send(bot, { body: challenge, contentType: 'application/json' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { challenge: 'c-1' }]);
    expect([
      await statusOf(bot, { path: '/' }),
      await statusOf(bot, { path: '/slack/events', method: 'GET', body: '' }),
      await statusOf(bot, { contentType: 'text/plain' }),
      await statusOf(bot, { contentType: 'multipart/form-data' }),
      await statusOf(bot, { body: `text=${'x'.repeat(5_000_000)}` }),
    ]).toEqual([404, 404, 400, 400, 413]);
    await stillWorks(bot);
  });
});
