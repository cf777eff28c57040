/** How long `npm run sandbox` takes until somebody can use its page: a process of its own, and a browser that opens it at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { withoutTour } from '../test/browser/chromium.ts';

export type Start = {
  /** Its address stands in the terminal. */
  addressMs: number;
  /** There is a composer on the page. */
  composerMs: number;
  /** `/escalate help` has been answered. */
  answeredMs: number;
  /** Node starts tsx with nothing to do. */
  nothingMs: number;
};

const root = new URL('../', import.meta.url);

export async function startOnce(browser: Browser, folder: string): Promise<Start> {
  const nothingMs = await nothing(folder);
  const from = performance.now();
  const since = () => performance.now() - from;
  const sandbox = spawn('npm', ['run', 'sandbox'], {
    cwd: root,
    // Any port that is free; a group of its own, for npm does not hand signals on.
    env: { ...process.env, SANDBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    const address = await addressIn(sandbox);
    const addressMs = since();
    const context = await browser.newContext();
    await context.addInitScript(withoutTour);
    const page = await context.newPage();
    await page.goto(address);
    const composer = page.getByRole('textbox', { name: /^Message/ });
    await composer.waitFor();
    const composerMs = since();
    await composer.fill('/escalate help');
    await composer.press('Enter');
    await page.getByRole('article').getByText('/escalate search').first().waitFor();
    const answeredMs = since();
    await context.close();
    return { addressMs, composerMs, answeredMs, nothingMs };
  } finally {
    if (sandbox.pid !== undefined && sandbox.exitCode === null) {
      process.kill(-sandbox.pid, 'SIGTERM');
      await once(sandbox, 'exit');
    }
  }
}

async function nothing(folder: string): Promise<number> {
  const file = join(folder, 'nothing.ts');
  writeFileSync(file, '');
  const from = performance.now();
  await once(spawn(process.execPath, ['--import', 'tsx', file], { cwd: root, stdio: 'inherit' }), 'exit');
  return performance.now() - from;
}

function addressIn({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stdout?.on('data', (piece) => {
      text += piece;
      const [found] = /http:\/\/localhost:\d+/.exec(text) ?? [];
      if (found) resolve(found);
    });
    stdout?.on('end', () => reject(new Error(`The sandbox ended: ${text}`)));
  });
}
