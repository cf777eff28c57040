/** The ingress: the receiver that takes Slack's requests in, and the listeners that handle them. */
import type { Logger } from '@slack/bolt';
import type { Environment } from '../config/environment.ts';
import { createCheckUp } from '../doctor/running-check-up.ts';
import { createIntake } from '../engine/intake.ts';
import { createLoop } from '../engine/loop.ts';
import { registerHandlers } from '../handlers/index.ts';
import { createPutOff } from '../handlers/put-off.ts';
import { noticingFailures } from '../log.ts';
import { tellingLog } from '../metrics/about.ts';
import { watchRequests } from '../metrics/requests.ts';
import { opening } from '../outbox/open-ahead.ts';
import { createHttp } from '../receivers/http.ts';
import type { ReceiverHandle } from '../receivers/receiver-types.ts';
import { RequestApp } from '../receivers/request-app.ts';
import { createSocketMode } from '../receivers/socket-mode.ts';
import { callTimeoutMs } from '../slack/client.ts';
import { formsOpened } from '../slack/method-limits.ts';
import { askInTime } from '../slack/people/ask-in-time.ts';
import { createTurns } from '../slack/turns.ts';
import type { Deciding, Ground } from './deciding.ts';

export type IngressParts = Ground & { environment: Environment; deciding: Deciding; logger: Logger };

export type Ingress = Awaited<ReturnType<typeof createIngress>>;

/** Nothing is listened to before `app.start`. */
export async function createIngress(parts: IngressParts) {
  const { environment, config, me, clients, deciding, storage, pace, watch, now, logger } = parts;
  const log = noticingFailures(parts.log);
  const receiver = createReceiver(parts);
  const app = new RequestApp(
    {
      token: environment.botToken,
      botId: me.botId,
      botUserId: me.userId,
      receiver,
      clientOptions: clients.options,
      convoStore: false,
      // Who the bot is was asked before, as long as it took; asked again here, one answer that is lost would end the start.
      tokenVerificationEnabled: false,
      deferInitialization: true,
    },
    { logger, log, around: watchRequests(watch?.requests) },
  );
  const {
    inbox,
    people,
    boards,
    boardWeeks,
    changes,
    documents,
    exports,
    somebodyLeft,
    directory,
    swaps,
    digests,
    reopened,
    recognise,
    postGone,
    nobodyResponds,
    waitingForms,
  } = deciding;
  const engine = tellingLog(deciding.engine);
  const putOff = createPutOff({ now, log });
  const attendance = createLoop({ turns: [putOff.turn, people.wanted.turn], now, log });
  registerHandlers(app, {
    engine,
    intake: createIntake({ ...config, engine, now }),
    changes,
    documents,
    exports,
    inbox,
    people,
    pace,
    turns: createTurns(formsOpened),
    putOff,
    waitingForms,
    directChannel: (user) => directChannelOf(parts, user),
    boards,
    boardWeeks,
    config,
    now,
    directory,
    swaps,
    somebodyLeft,
    sendDigest: digests.ask,
    nobodyResponds,
    recognise,
    postGone: postGone.gone,
    channelIsOpen: reopened.opened,
    checkHealth: createCheckUp({ environment, config, queries: storage.queries, now }),
    log,
  });
  await app.init();
  return { app, requests: app, receiver, attendance };
}

/** For a person who waits. */
async function directChannelOf({ slack, pace, now }: IngressParts, user: string): Promise<string> {
  const known = await slack.knownDirectChannel(user);
  return known ?? askInTime({ pace, now })(opening, () => slack.directChannel(user));
}

/** Two connections of each while an old and a new version overlap are as many as Slack takes; one of more. */
const fewInstances = 2;

function createReceiver({ environment, clients, leases, watch, log, logger }: IngressParts): ReceiverHandle {
  if (environment.mode === 'http') {
    const { signingSecret, port } = environment;
    return createHttp({ signingSecret, port, logger, turnedAway: watch?.requests.turnedAway });
  }
  const { appToken, slackApiUrl } = environment;
  const { fetch } = clients.options;
  return createSocketMode({
    appToken,
    slackApiUrl,
    timeoutMs: callTimeoutMs,
    most: () => (leases.instances() > fewInstances ? 1 : 2),
    fetch,
    watch: watch?.sockets,
    logger,
    log,
  });
}
