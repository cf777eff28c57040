/** The measure for the bot: a Bolt app that acknowledges `/escalate` and does nothing else. */
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { answerQuestions } from './processes.ts';

const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '' } = process.env;
const receiver = new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/events' });
const app = new App({
  token: SLACK_BOT_TOKEN,
  botId: 'B0SANDBOX',
  botUserId: 'UBOT',
  receiver,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.WARN,
  convoStore: false,
  deferInitialization: true,
});
app.command('/escalate', async ({ ack }) => {
  await ack();
});
await app.init();
const server = await receiver.start(0);

const answers = { port: () => (server.address() as AddressInfo).port };

export type BareProcess = typeof answers;
answerQuestions(answers);
