/** Bodies of nearly 2 MB that Slack did not sign: what they cost the bot, beside a plain http server that reads and hashes as much. */
import { request } from 'node:http';
import { medians } from './figures.ts';
import type { Scene } from './scene.ts';

/** Processor time of the server's process for each body: on a busy machine waiting says nothing. */
export type TurnedAwayResults = { plainCpuMs: number; wrongSignatureCpuMs: number; unsignedCpuMs: number };

type Server = { port: number; cpuMs(): Promise<number> };

const bytes = 1_990_000;
const body = Buffer.alloc(bytes, 'x');
const warmUp = 20;

export async function measureTurnedAway(
  { startPlain, startBot }: Pick<Scene, 'startPlain' | 'startBot'>,
  { rounds, bodies }: { rounds: number; bodies: number },
): Promise<TurnedAwayResults> {
  const plain = await startPlain();
  const bot = await startBot();

  async function cpuMsEach(server: Server, headers: () => Record<string, string>, count: number) {
    const before = await server.cpuMs();
    for (let n = 0; n < count; n++) await send(server.port, headers());
    return ((await server.cpuMs()) - before) / count;
  }
  const oneRound = async (count: number): Promise<TurnedAwayResults> => ({
    plainCpuMs: await cpuMsEach(plain, badlySigned, count),
    wrongSignatureCpuMs: await cpuMsEach(bot, badlySigned, count),
    unsignedCpuMs: await cpuMsEach(bot, () => ({}), count),
  });

  await oneRound(warmUp);
  const found: TurnedAwayResults[] = [];
  for (let round = 0; round < rounds; round++) found.push(await oneRound(bodies));
  await plain.stop();
  await bot.stop();
  return medians(found);
}

const badlySigned = () => ({
  'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
  'x-slack-signature': `v0=${'0'.repeat(64)}`,
});

/** Throws when it is let in. */
const send = (port: number, headers: Record<string, string>) =>
  new Promise<void>((resolve, reject) => {
    const to = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent: false as const };
    const sent = request({ ...to, headers: { ...headers, 'content-length': String(bytes) } }, (answer) => {
      answer.resume().once('end', () => {
        if (answer.statusCode === 401) resolve();
        else reject(new Error(`answered ${answer.statusCode}`));
      });
    });
    sent.once('error', reject).end(body);
  });
