/** The ingress: the receiver that takes Slack's requests in, and the listeners that handle them. */
import { App, type Logger } from '@slack/bolt';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/environment.ts';
import { callTimeoutMs } from '../delivery/calls.ts';
import { createCheckUp } from '../doctor/running-check-up.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { registerHandlers } from '../handlers/index.ts';
import { type Log, noticingFailures } from '../log.ts';
import { tellingLog } from '../metrics/about.ts';
import { watchRequests } from '../metrics/requests.ts';
import type { Watch } from '../metrics/watch.ts';
import { createHttp } from '../receivers/http.ts';
import type { BotIdentity } from '../receivers/identify.ts';
import { countRequests } from '../receivers/in-flight.ts';
import type { ReceiverHandle } from '../receivers/receiver-types.ts';
import { createSocketMode } from '../receivers/socket-mode.ts';
import type { Services } from './services.ts';
import type { SlackClients } from './slack-clients.ts';

export type IngressParts = {
  environment: Environment;
  config: Config;
  me: BotIdentity;
  slack: Pick<SlackClients, 'options'>;
  watch: Pick<Watch, 'requests' | 'sockets'> | undefined;
  works: Pick<
    Services,
    'engine' | 'inbox' | 'people' | 'directory' | 'digests' | 'reopened' | 'recognise' | 'queries'
  >;
  now(): Instant;
  log: Log;
  logger: Logger;
};

/** Nothing is listened to before `app.start`. */
export async function createIngress(parts: IngressParts) {
  const { environment, config, me, slack, works, watch, now, logger } = parts;
  const log = noticingFailures(parts.log);
  const receiver = createReceiver(parts);
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
  watchRequests(app, watch?.requests);
  const { people, directory, digests, reopened } = works;
  registerHandlers(app, {
    engine: tellingLog(works.engine),
    inbox: works.inbox,
    people,
    config,
    now,
    directory,
    sendDigest: digests.ask,
    recognise: works.recognise,
    channelIsOpen: reopened.opened,
    checkHealth: createCheckUp({ environment, config, queries: works.queries, now }),
    log,
  });
  await app.init();
  return { app, requests, receiver };
}

function createReceiver({ environment, slack, watch, log, logger }: IngressParts): ReceiverHandle {
  if (environment.mode === 'http') {
    const { signingSecret, port } = environment;
    return createHttp({ signingSecret, port, logger, turnedAway: watch?.requests.turnedAway });
  }
  const { appToken, slackApiUrl } = environment;
  const { fetch } = slack.options;
  return createSocketMode({
    appToken,
    slackApiUrl,
    timeoutMs: callTimeoutMs,
    fetch,
    watch: watch?.sockets,
    logger,
    log,
  });
}
