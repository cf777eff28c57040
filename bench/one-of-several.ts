/** One of several instances on one database, as a process that is ended in every way; instances.ts starts it. */
import { readFileSync } from 'node:fs';
import { start } from '../src/app.ts';
import { loadConfig } from '../src/config/config.ts';
import { readEnvironment } from '../src/config/environment.ts';

const settings = readEnvironment(process.env);
if (!('environment' in settings)) throw new Error(JSON.stringify(settings.problems));
const { environment } = settings;
const loaded = loadConfig(readFileSync(environment.configPath, 'utf8'));
if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
const bot = await start(environment, loaded.config, {
  storage: { alone: false },
  ...(process.env.BENCH_LINGER_MS !== undefined && { lingerMs: Number(process.env.BENCH_LINGER_MS) }),
});
process.on('SIGTERM', () => {
  void bot.stop().then(() => process.exit(0));
});
