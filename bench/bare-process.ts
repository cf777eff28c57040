/** The measure for the bot: a Bolt app that acknowledges `/escalate help` and does nothing else, and opens a ready-made form for `/escalate`. */
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { View } from '@slack/types';
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
/** As large as the bot's own, made beforehand. */
let form: View | undefined;
app.command('/escalate', async ({ ack, command, client }) => {
  await ack();
  if (form && command.text === '') await client.views.open({ trigger_id: command.trigger_id, view: form });
});
await app.init();
const server = await receiver.start(0);

const answers = {
  port: () => (server.address() as AddressInfo).port,
  learn(view: View) {
    form = view;
  },
};

export type BareProcess = typeof answers;
answerQuestions(answers);
