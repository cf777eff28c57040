/** The front: where Slack's requests come in, and what is listened for. */
import { App, type Logger } from '@slack/bolt';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/environment.ts';
import { callTimeoutMs } from '../delivery/calls.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { registerHandlers } from '../handlers/index.ts';
import type { Log } from '../log.ts';
import { createHttp } from '../receivers/http.ts';
import { countRequests } from '../receivers/in-flight.ts';
import type { Listening } from '../receivers/listening.ts';
import { createSocketMode } from '../receivers/socket-mode.ts';
import type { Identity } from '../receivers/who-am-i.ts';
import { createCheckUp } from './check-up.ts';
import type { SlackClients } from './slack-clients.ts';
import type { Works } from './works.ts';

export type FrontParts = {
  environment: Environment;
  config: Config;
  me: Identity;
  slack: Pick<SlackClients, 'options'>;
  works: Pick<Works, 'engine' | 'people' | 'policies' | 'digests' | 'reopened' | 'queries'>;
  now(): Instant;
  log: Log;
  logger: Logger;
};

/** Nothing is listened to before `app.start`. */
export async function createFront({ environment, config, me, slack, works, now, log, logger }: FrontParts) {
  const receiver = createReceiver(environment, logger);
  const app = new App({
    token: environment.botToken,
    botId: me.botId,
    botUserId: me.userId,
    receiver,
    clientOptions: slack.options,
    logger,
    convoStore: false,
    // Who the bot is was asked before, as long as it took; asked again here, one answer that is lost would end the start.
    tokenVerificationEnabled: false,
    deferInitialization: true,
  });
  const requests = countRequests(app, log);
  const { engine, people, policies, digests, reopened } = works;
  registerHandlers(app, {
    engine,
    people,
    config,
    workspace: me.teamId,
    now,
    policies,
    calendars: policies.calendars,
    shiftCalendars: policies.shiftCalendars,
    sendDigest: digests.ask,
    channelIsOpen: reopened.opened,
    checkHealth: createCheckUp({ environment, config, queries: works.queries, now }),
    log,
  });
  await app.init();
  return { app, requests, receiver };
}

function createReceiver(environment: Environment, logger: Logger): Listening {
  if (environment.mode === 'http') {
    return createHttp({ signingSecret: environment.signingSecret, port: environment.port, logger });
  }
  const { appToken, slackApiUrl } = environment;
  return createSocketMode({ appToken, slackApiUrl, timeoutMs: callTimeoutMs, logger });
}
