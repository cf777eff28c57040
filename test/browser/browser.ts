/** Chromium on the sandbox's page: one browser and one sandbox for a file of tests, a fresh workspace for each test. */
import { once } from 'node:events';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { launchChromium, wide, withoutTour } from './chromium.ts';

export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'hasTouch' | 'isMobile'> & {
  /** Channel id; the agents' channel where it is left out. */
  place?: string;
  /** The guided tour is open, as for a newcomer; closed where this is left out. */
  tour?: boolean;
};

export type OnStage = {
  /** A window of its own, in which one is that person. */
  as(person: string, look?: Look): Promise<Page>;
  address(): string;
};

/** Every test ends by asking whether a page logged an error, or a strict Slack objected. */
export function useSandbox(): OnStage {
  let browser: Browser;
  let sandbox: Sandbox;
  const wrong: string[] = [];

  beforeAll(async () => {
    [browser, sandbox] = await Promise.all([launchChromium(), startSandbox()]);
  }, 60_000);

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await startOver(sandbox.address);
    expect(wrong.splice(0)).toEqual([]);
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    expect(await sandbox?.end()).toEqual({ code: 0, complaints: [] });
  }, 30_000);

  return {
    address: () => sandbox.address,
    async as(person, { place = 'C0OPS', tour = false, ...look } = {}) {
      const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce', ...look });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => wrong.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') wrong.push(message.text());
      });
      if (!tour) await context.addInitScript(withoutTour);
      await page.goto(`${sandbox.address}/?as=${person}#${place}`);
      return page;
    },
  };
}

/** As `Reset` on the page does it; resolves when the bot runs again. */
async function startOver(address: string): Promise<void> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sandbox/live`, { origin: address });
  await once(socket, 'open');
  socket.send(JSON.stringify({ ask: 1, kind: 'reset' }));
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      if (JSON.parse(String(data)).kind === 'answer') resolve();
    });
  });
  socket.close();
}
