/** The log at its most talkative: every line about a request or an escalation says which, and none says what people wrote, or a secret. */
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { sign } from '../../../sandbox/slack/http-requests.ts';
import { type Bot, minute, modes, startBot } from '../../support/bot.ts';
import { acknowledge, command, press, resolve, theCard, write } from '../../support/gestures.ts';
import { agentMessage } from '../../support/lines.ts';
import { whileLocked } from '../../support/locked.ts';
import { acts, choices, fields } from '../../support/words/labels.ts';

const mark = 'Zwetschgenmus';
const secrets = ({ slack }: Bot) => [slack.botToken, slack.appToken, slack.signingSecret, 'ticket=', mark];

type Line = { msg: string; request?: string; escalation?: string };
const lines = (bot: Bot): Line[] =>
  bot
    .logText()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const linesOf = (bot: Bot, msg: string) =>
  lines(bot)
    .filter((line) => line.msg === msg)
    .map(({ request: key, escalation }) => ({ request: typeof key, escalation }));

const raised = {
  [fields.team]: 'Engineering',
  [fields.priority]: choices.urgent,
  [fields.summary]: mark,
  [fields.details]: `${mark} ${mark}`,
  [fields.need]: mark,
  [fields.account]: mark,
};

/** All that people can write, with Slack and the database failing in between. */
async function aStoryOfMarkedTexts(bot: Bot): Promise<void> {
  const { faults } = bot.slack;
  const post = 'chat.postMessage';
  faults.add({ kind: 'error', error: 'internal_error', method: 'response_url' });
  await command(bot, 'UAOIFE', `show ${mark}`);
  faults.add({ kind: 'rate_limited', method: post });
  faults.add({ kind: 'drop_after', method: post });
  faults.add({ kind: 'http_500', method: post });
  await bot.raise(raised);
  await bot.pass(2 * minute);
  const card = theCard(bot);
  await acknowledge(bot);
  faults.add({ kind: 'drop_after', method: post, times: 2 });
  await write(bot, 'UKENJI', 'C0ENG', mark, card);
  await write(bot, 'UAOIFE', 'dm', mark, agentMessage(bot, 'ESC-1', 'UAOIFE'));
  await bot.pass(2 * minute);
  await whileLocked(bot, async () => {
    await bot.slack.post('UAOIFE', 'dm', mark, { thread: agentMessage(bot, 'ESC-1', 'UAOIFE').ts });
  });
  faults.add({ kind: 'error', error: mark, method: post });
  faults.add({ kind: 'error', error: 'internal_error', method: 'views.open' });
  await press(bot, 'UKENJI', acts.resolve, card);
  await resolve(bot, 'UKENJI', card, { [fields.fixed]: mark, [fields.tellUser]: mark });
  await bot.pass(5 * minute);
}

describe.each(modes)('%s mode', (mode) => {
  test('texts, tokens and addresses of sockets are in no line, whatever fails', async () => {
    const bot = await startBot({ mode, logLevel: 'trace', ackTimeoutMs: 1000 });
    await aStoryOfMarkedTexts(bot);
    if (mode === 'http') await sendMalformed(bot);
    if (mode === 'socket') bot.slack.cutSockets();
    await bot.slack.until(() => mode === 'http' || bot.slack.connections() === 0, 'nothing is open');
    const text = bot.logText();
    expect(secrets(bot).filter((secret) => text.includes(secret))).toEqual([]);
    expect([...new Set(lines(bot).map(({ msg }) => msg))]).toEqual(
      expect.arrayContaining([
        'a gesture failed',
        'a reply was not saved',
        'nobody knows whether Slack did this; it will be looked up',
        ...(mode === 'http'
          ? ['a request is not as Slack writes it and was not read (it is no object)']
          : []),
      ]),
    );
    bot.faults();
    bot.said();
    // The reply that could not be stored was not acknowledged.
    bot.slack.problems.length = 0;
  });

  test('lines about a request carry its key, and lines about an escalation its reference', async () => {
    const bot = await startBot({ mode });
    await bot.raise(raised);
    const card = theCard(bot);
    bot.slack.faults.add({ kind: 'error', error: 'internal_error', method: 'views.open' });
    await press(bot, 'UKENJI', acts.resolve, card);
    await whileLocked(bot, async () => {
      await bot.slack.click('UKENJI', acts.acknowledge, card);
      await bot.slack.until(() => bot.slack.ephemeralsTo('UKENJI').length > 1, 'it was not saved');
    });
    bot.slack.faults.add({ kind: 'drop_after', method: 'chat.update' });
    await acknowledge(bot);
    await bot.pass(minute);
    expect([
      linesOf(bot, 'a gesture failed'),
      linesOf(bot, 'a gesture was not saved'),
      linesOf(bot, 'nobody knows whether Slack did this; it will be looked up'),
    ]).toEqual([
      [{ request: 'string', escalation: 'ESC-1' }],
      [{ request: 'string', escalation: 'ESC-1' }],
      [{ request: 'undefined', escalation: 'ESC-1' }],
    ]);
    expect(bot.faults()).toHaveLength(2);
    bot.said();
  });
});

/** Signed as Slack signs, and not what Slack sends: Bolt has words for it. */
async function sendMalformed(bot: Bot): Promise<void> {
  for (const [contentType, body] of [
    ['application/json', `{"type":"${mark}`],
    ['application/json', `${mark}`],
    ['application/json', `{"type":"event_callback","event":{"type":"${mark}"}}`],
    ['application/x-www-form-urlencoded', `payload=${mark}`],
    ['application/x-www-form-urlencoded', `payload=%7B%22type%22%3A%22${mark}%22%7D`],
  ] as const) {
    const at = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': contentType,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': sign(bot.slack.signingSecret, at, body),
    };
    await new Promise<void>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: bot.port, path: `/slack/events?${mark}`, method: 'POST', headers },
        (answer) => answer.resume().on('end', resolve),
      );
      sent.on('error', reject).end(body);
    });
  }
}
