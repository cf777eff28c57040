/** The whole bot in a process of its own, as `switchboard start` runs it. */
import { start } from '../src/app.ts';
import { readSettings } from '../src/config/read-settings.ts';
import { answerQuestions } from './processes.ts';

const settings = readSettings(process.env);
if ('problems' in settings) throw new Error(JSON.stringify(settings.problems));
const bot = await start(settings.environment, settings.config);

const answers = {
  port: () => bot.port ?? 0,
  /** In bytes. */
  rss: () => process.memoryUsage.rss(),
  /** Processor time of this process so far. */
  cpuMs: () => (process.cpuUsage().user + process.cpuUsage().system) / 1000,
};

export type BotProcess = typeof answers;
// What is still to be sent stays in the database, which goes with the benchmark.
answerQuestions(answers);
