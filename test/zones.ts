/**
 * Runs tests as machines in other parts of the world would: nothing may depend on where the bot stands.
 *
 *   npm run test:zones -- [--some] [files]   # `--some`: in Lord Howe, which changes its clocks by half an hour, and in one other, drawn
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const half = 'Australia/Lord_Howe';
const whole = ['America/New_York', 'Asia/Kathmandu'] as const;
const some = process.argv.includes('--some');
const zones = some ? [half, whole[randomInt(whole.length)] ?? whole[0]] : [half, ...whole];
const files = process.argv.slice(2).filter((word) => word !== '--some');

for (const zone of zones) {
  process.stdout.write(`TZ=${zone}\n`);
  const { status } = spawnSync('vitest', ['run', '--reporter=dot', ...files], {
    env: { ...process.env, TZ: zone, NO_COLOR: '1' },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
