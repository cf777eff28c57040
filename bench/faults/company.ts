/** The instances of a run, and all that stands between them, Slack and their database. */
import { join } from 'node:path';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { aFreePort } from '../../test/support/free-port.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { type BotLife, createBotLife } from './bot-life.ts';
import { createChance } from './chance.ts';
import { createFleet } from './fleet.ts';
import { type Sent, sentIn } from './judge/senders.ts';
import { createOutages, type Instance } from './outages.ts';
import type { RunOptions } from './run.ts';
import { createSpans } from './spans.ts';
import { createPeek, type Peek } from './stored.ts';
import { layWire, type Wire } from './wire.ts';

type Place = { folder: string; slack: Workspace; server: PostgresServer | undefined };

export type Company = Awaited<ReturnType<typeof startCompany>>;

/** All run, and Slack finds them. */
export async function startCompany(
  { mode, seed, entry, instances: count }: Pick<RunOptions, 'mode' | 'seed' | 'entry' | 'instances'>,
  { folder, slack, server }: Place,
) {
  const url = server?.url ?? join(folder, 'switchboard.db');
  const sent: Sent[] = [];
  const ports = new Map<BotLife, number>();
  const wires: Wire[] = [];
  async function laid(...given: Parameters<typeof layWire>): Promise<Wire> {
    const wire = await layWire(...given);
    wires.push(wire);
    return wire;
  }

  async function instance(n: number): Promise<Instance> {
    const wire = server && (await laid(() => server.port));
    const toSlack = await laid(
      () => Number(new URL(slack.apiUrl).port),
      (chunk) => {
        const method = sentIn(chunk);
        const pid = bot.pid();
        if (method !== undefined && pid !== undefined)
          sent.push({ pid, at: Date.now(), method, letGoAt: bot.letGoAt() });
      },
    );
    const port = await aFreePort();
    const bot = createBotLife({
      entry,
      env: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: by(toSlack, slack.apiUrl),
        DATABASE_URL: wire ? by(wire, url) : url,
        SWITCHBOARD_CONFIG: 'switchboard.yml',
        ...(mode === 'socket'
          ? { SLACK_APP_TOKEN: slack.appToken }
          : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) }),
      },
      cwd: folder,
      file: `bot-${n}.log`,
      mayFail: () => outages.mayFailToStart(bot),
    });
    ports.set(bot, port);
    return { bot, wire };
  }

  const instances: Instance[] = [];
  while (instances.length < count) instances.push(await instance(instances.length + 1));
  const bots = instances.map(({ bot }) => bot);
  let peek: Peek | undefined;
  const sender = () => peek?.sender();
  const outages = createOutages(instances, { server, chance: createChance(seed + 7), sender });
  const fleet = createFleet(bots, createChance(seed + 8), sender);
  const { spans, note } = createSpans(fleet, outages);
  await fleet.start();
  peek = await createPeek(url, note);
  if (mode === 'http') {
    const balancer = await laid(() => {
      const bot = fleet.anyRunning();
      return bot && ports.get(bot);
    });
    await slack.deliverTo(`http://127.0.0.1:${balancer.port}/slack/events`);
  }
  return {
    fleet,
    outages,
    peek,
    url,
    spans,
    sent,
    async close(): Promise<void> {
      await peek.close();
      for (const wire of wires) wire.close();
    },
  };
}

/** The same address, by way of it. */
function by({ port }: Wire, address: string): string {
  const there = new URL(address);
  there.port = String(port);
  return there.href;
}
