/** The health check of the container, as the Dockerfile has it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { aFreePort } from '../support/free-port.ts';

const dockerfile = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
const [, written = '[]'] = /^HEALTHCHECK [\s\S]*?CMD (\[.*\])$/m.exec(dockerfile) ?? [];
const [node, ...given] = JSON.parse(written) as string[];

const checked = (HEALTH_PORT: string) =>
  new Promise<number | null>((resolve) => {
    spawn(node ?? '', given, { env: { PATH: process.env.PATH, HEALTH_PORT } }).on('exit', resolve);
  });

test('it is content with a bot that answers, wherever health is served, and not with silence', async () => {
  const bot = await startBot({ health: true });
  expect(node).toBe('node');
  expect(await checked(`0.0.0.0:${bot.healthPort}`)).toBe(0);
  expect(await checked(`${bot.healthPort}`)).toBe(0);
  expect(await checked(`0.0.0.0:${await aFreePort()}`)).toBe(1);
});
