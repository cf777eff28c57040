/** The whole bot in a process of its own that says how much processor time it has used; `BENCH_LOOP` may leave the loop out. */
import { start } from '../src/app.ts';
import { readSettings } from '../src/config/read-settings.ts';
import { answerQuestions } from './processes.ts';

const settings = readSettings(process.env);
if ('problems' in settings) throw new Error(JSON.stringify(settings.problems));
const loop = process.env.BENCH_LOOP === 'by hand' ? 'by hand' : 'running';
const bot = await start(settings.environment, settings.config, { loop });

const answers = {
  port: () => bot.port ?? 0,
  /** Of all threads of the process, since it began. */
  usedMs() {
    const { user, system } = process.cpuUsage();
    return { user: user / 1000, system: system / 1000, at: performance.now() };
  },
};

export type WatchedBot = typeof answers;
// What is still to be sent stays in the database, which goes with the benchmark.
answerQuestions(answers);
