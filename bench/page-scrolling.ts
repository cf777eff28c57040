/** How the page bears a channel with many messages: opening it, and scrolling to its first message and back. */
import type { Browser, Page } from 'playwright-core';
import { slackId } from '../sandbox/slack/slacks-ids.ts';
import { wide, withoutTour } from '../test/browser/chromium.ts';
import { openPageSocket } from '../test/support/page-socket.ts';
import { startSandbox } from '../test/support/sandbox.ts';

export type Strain = {
  ms: number;
  /** Tasks of more than 50 ms, in which nothing moves. */
  longTasks: number;
  longestMs: number;
  frames: number;
  /** Frames of a sixtieth of a second that did not come. */
  dropped: number;
};

/** How others on the machine stretch the same piece of work, done once in each of 300 frames. */
export type Contention = { shortestMs: number; longestMs: number };

export type Scrolling = { idle: Strain; opening: Strain; up: Strain; down: Strain; upAgain: Strain };

const channel = slackId('C0GENERAL');
const stepPixels = 400;
const people = ['Aoife', 'Kenji', 'Nora', 'Olga', 'Priya'];

const texts = [
  'Morning. Anything open from the weekend?',
  'Two, both with *Risk*. <https://example.com/queue|The queue> has the rest.',
  'The payout file came at 09:04 and is booked.\n• 312 payouts\n• 2 returned: `po_7Jh2`, `po_9Xk1`\n• nothing waits',
  '> The export button is off the screen on small laptops\nSame here, at 1280 pixels.',
  'I take the next call :eyes:',
  'アカウントの確認が終わりました。',
  'Thanks. I call her back at 15:00 and tell her that the money is on its way; the bank says it arrives before 17:00 today, and if it does not I am here until six.',
];

async function fill(address: string, messages: number): Promise<void> {
  const page = await openPageSocket(address);
  for (let at = 0; at < messages; at += 1) {
    // A few of one person, then another's; a new day now and then.
    if (at % 4 === 0) await page.be(people[(at / 4) % people.length] ?? 'Aoife');
    if (at % 500 === 499) await page.do({ kind: 'clock', move: 'next morning' });
    await page.do({ kind: 'post', place: channel, text: `${at + 1}. ${texts[at % texts.length]}` });
  }
  page.close();
}

/** Counts what happens on the page while `work` is done. */
async function strainOf(page: Page, work: () => Promise<unknown>): Promise<Strain> {
  const from = performance.now();
  await page.evaluate(() => {
    const seen = {
      tasks: [] as number[],
      frames: [] as number[],
      goes: true,
      // A method: tsx would give a function of its own a name that the page does not know.
      frame(at: number) {
        seen.frames.push(at);
        if (seen.goes) requestAnimationFrame(seen.frame);
      },
    };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      if (seen.goes) for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
    requestAnimationFrame(seen.frame);
  });
  await work();
  const ms = performance.now() - from;
  return page.evaluate(async (took) => {
    const { seen } = globalThis as unknown as { seen: { tasks: number[]; frames: number[]; goes: boolean } };
    // Long tasks are told of late.
    await new Promise((resolve) => setTimeout(resolve, 200));
    seen.goes = false;
    const gaps = seen.frames.slice(1).map((at, index) => at - (seen.frames[index] ?? at));
    return {
      ms: took,
      longTasks: seen.tasks.length,
      longestMs: Math.max(0, ...seen.tasks),
      frames: gaps.length,
      dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0),
    };
  }, ms);
}

/** The piece of work takes about ten milliseconds where nobody else wants the processor. */
const contentionOn = (page: Page): Promise<Contention> =>
  page.evaluate(async () => {
    const took: number[] = [];
    for (let frame = 0; frame < 300; frame += 1) {
      await new Promise(requestAnimationFrame);
      const from = performance.now();
      let sum = 0;
      for (let step = 0; step < 4_000_000; step += 1) sum += Math.sqrt(step);
      if (sum > 0) took.push(performance.now() - from);
    }
    return { shortestMs: Math.min(...took), longestMs: Math.max(...took) };
  });

/** Turns the wheel at every frame until the first or the last message is in view: the one that says so. */
async function scrollTo(page: Page, message: string, pixels: number): Promise<void> {
  const log = page.getByRole('log');
  await log.hover();
  const isInView = () =>
    log.evaluate(
      (room, { words, upwards }) => {
        const rows = room.querySelectorAll('article');
        const row = rows[upwards ? 0 : rows.length - 1];
        if (!row?.textContent?.includes(words)) return false;
        // Of that one only: to ask where all of them are is work by itself.
        const [{ top, bottom }, box] = [room.getBoundingClientRect(), row.getBoundingClientRect()];
        return box.bottom > top && box.top < bottom;
      },
      { words: message, upwards: pixels < 0 },
    );
  while (!(await isInView()))
    for (let turn = 0; turn < 20; turn += 1) {
      await page.mouse.wheel(0, pixels);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
}

export async function measureScrolling(browser: Browser, messages: number) {
  const sandbox = await startSandbox();
  await fill(sandbox.address, messages);
  const context = await browser.newContext({ viewport: wide });
  await context.addInitScript(withoutTour);
  const page = await context.newPage();
  await page.goto(`${sandbox.address}/?as=yuki#user-operations`);
  await page.getByRole('textbox', { name: /^Message/ }).waitFor();
  const contention = await contentionOn(page);
  const first = '1. Morning';
  const last = `${messages}. `;
  const measured: Scrolling = {
    idle: await strainOf(page, () => page.evaluate(() => new Promise((done) => setTimeout(done, 2000)))),
    opening: await strainOf(page, async () => {
      await page.evaluate((place) => {
        location.hash = place;
      }, channel);
      await page.getByRole('article').getByText(last).waitFor();
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }),
    up: await strainOf(page, () => scrollTo(page, first, -stepPixels)),
    down: await strainOf(page, () => scrollTo(page, last, stepPixels)),
    upAgain: await strainOf(page, () => scrollTo(page, first, -stepPixels)),
  };
  await context.close();
  const { complaints } = await sandbox.end();
  return { measured, contention, complaints };
}
