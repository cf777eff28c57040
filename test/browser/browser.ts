/** Chromium on the sandbox's page: one browser and one sandbox for a file of tests, a fresh workspace for each test. */
import { once } from 'node:events';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { WebSocket } from 'ws';
import type { Told, Wish } from '../../sandbox/live/protocol.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
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
export function openStage(): OnStage {
  let browser: Browser;
  let sandbox: Sandbox;
  let onlooker: Onlooker;
  let isUsed = false;
  const wrong: string[] = [];

  beforeAll(async () => {
    [browser, sandbox] = await Promise.all([launchChromium(), startSandbox('test/support/switchboard.yml')]);
    onlooker = await lookOn(sandbox.address, (objection) => wrong.push(objection));
  }, 60_000);

  beforeEach(async () => {
    if (isUsed) await onlooker.startOver();
    isUsed = true;
  }, 60_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tellWhatIsSeen(browser);
    await onlooker.hearAll();
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(wrong.splice(0)).toEqual([]);
  }, 30_000);

  afterAll(async () => {
    onlooker?.leave();
    await browser?.close();
    expect(await sandbox?.end()).toEqual({ code: 0, complaints: [] });
  }, 30_000);

  return {
    address: () => sandbox.address,
    async as(person, { place = 'user-operations', tour = false, ...look } = {}) {
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

/** Whoever reads that a test failed sees what the person in it saw. */
async function tellWhatIsSeen(browser: Browser): Promise<void> {
  for (const page of browser.contexts().flatMap((context) => context.pages()))
    console.error(`${page.url()}\n${await page.getByRole('document').ariaSnapshot()}`);
}

type Onlooker = {
  /** As `Reset` on the page does it; resolves when the bot runs again. */
  startOver(): Promise<void>;
  /** Resolves when everything that was said before has been heard. */
  hearAll(): Promise<void>;
  leave(): void;
};

/** A page of nobody's, to which the sandbox says what a strict Slack objects to. */
async function lookOn(address: string, onObjection: (sentence: string) => void): Promise<Onlooker> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sandbox/live`, { origin: address });
  const waiting = new Map<number, () => void>();
  let asks = 0;
  socket.on('message', (data) => {
    const told = JSON.parse(String(data)) as Told;
    if (told.kind === 'answer') waiting.get(told.ask)?.();
    if (told.kind !== 'changed') return;
    for (const change of told.changes)
      if (change.kind === 'toast' && change.sentence.startsWith('A strict Slack objects'))
        onObjection(change.sentence);
  });
  await once(socket, 'open');
  const ask = (wish: Wish): Promise<void> =>
    new Promise((resolve) => {
      asks += 1;
      waiting.set(asks, resolve);
      socket.send(JSON.stringify({ ...wish, ask: asks }));
    });
  await ask({ kind: 'be', who: 'gustav' });
  return {
    startOver: () => ask({ kind: 'reset' }),
    hearAll: () => ask({ kind: 'read', place: slackId('C0GENERAL') }),
    leave: () => socket.close(),
  };
}
