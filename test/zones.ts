/**
 * Runs tests as machines in other parts of the world would: nothing may depend on where the bot stands.
 *
 *   npm run test:zones -- [files]
 */
import { spawnSync } from 'node:child_process';

/** Lord Howe changes its clocks by half an hour. */
const zones = ['Australia/Lord_Howe', 'America/New_York', 'Asia/Kathmandu'];
const files = process.argv.slice(2);

for (const zone of zones) {
  process.stdout.write(`TZ=${zone}\n`);
  const { status } = spawnSync('vitest', ['run', '--reporter=dot', ...files], {
    env: { ...process.env, TZ: zone, NO_COLOR: '1' },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
