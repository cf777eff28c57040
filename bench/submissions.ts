/** Escalations stored per second: submitted over HTTP, through the engine alone, and as bare SQL, in turns. */
import { join } from 'node:path';
import { openDirectly, rowsOfOneRaise, writeBarely } from './commits.ts';
import { medians, percentile } from './figures.ts';
import type { Scene } from './scene.ts';

export type SubmissionResults = {
  rowsEach: number;
  barePerSecond: number;
  enginePerSecond: number;
  httpPerSecond: number;
  httpP50Ms: number;
  httpP99Ms: number;
};

const warmUp = 200;

/** Every round has a bot and databases of its own: what the last one left to deliver is not part of the next. */
export async function measureSubmissions(
  { slack, startBot, folder }: Pick<Scene, 'slack' | 'startBot' | 'folder'>,
  { rounds, submissions }: { rounds: number; submissions: number },
): Promise<SubmissionResults> {
  const found: Omit<SubmissionResults, 'rowsEach'>[] = [];
  for (let round = 0; round < rounds; round++) {
    const barePerSecond = await writeBarely(folder, join(folder, `bare-${round}.db`), submissions);
    const enginePerSecond = await openDirectly(join(folder, `engine-${round}.db`), submissions);
    const bot = await startBot();
    // The connections are open before the round begins.
    await bot.gun.fire(await slack.ask('commands', { text: 'help', count: warmUp }));
    const { seconds, waits } = await bot.gun.fire(await slack.ask('submissions', { count: submissions }));
    await bot.stop();
    found.push({
      barePerSecond,
      enginePerSecond,
      httpPerSecond: waits.length / seconds,
      httpP50Ms: percentile(waits, 0.5),
      httpP99Ms: percentile(waits, 0.99),
    });
  }
  return { rowsEach: await rowsOfOneRaise(folder), ...medians(found) };
}
