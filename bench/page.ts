/**
 * What the sandbox's page costs: its size, how soon it can be used, and how it bears two thousand messages.
 *
 *   npm run bench:page -- [--json] [--rounds 5] [--messages 2000]
 *
 * Exits with 1 when the page is too big or a strict Slack objected; the times are for whoever reads them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { createPages } from '../sandbox/live/pages.ts';
import { launchChromium } from '../test/browser/chromium.ts';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { medians } from './figures.ts';
import { machineLine, machineNow } from './machine.ts';
import { measureScrolling, type Strain } from './page-scrolling.ts';
import { type Start, startOnce } from './page-start.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    messages: { type: 'string', default: '2000' },
  },
});
const asked = {
  rounds: amount('rounds', values.rounds),
  messages: amount('messages', values.messages, 20_000),
};
const mostBytes = 300_000;

async function sizes() {
  const pages = createPages();
  const { script, style } = await pages.build();
  await pages.close();
  const bytes = (text: string) => ({ minified: Buffer.byteLength(text), gzipped: gzipSync(text).length });
  return { script: bytes(script), style: bytes(style) };
}

const startedAt = Date.now();
const machine = machineNow();
const folder = mkdtempSync(join(tmpdir(), 'switchboard-page-'));
const browser = await launchChromium();
try {
  const size = await sizes();
  const starts: Start[] = [];
  for (let round = 0; round < asked.rounds; round += 1) starts.push(await startOnce(browser, folder));
  const start = medians(starts);
  const { measured: scrolling, contention, complaints } = await measureScrolling(browser, asked.messages);
  const seconds = (Date.now() - startedAt) / 1000;
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ machine, asked, seconds, size, start, starts, contention, scrolling }, null, 2)}\n`,
    );
  else {
    const times = (name: string, ms: number) => [name, ms, ms / start.nothingMs];
    const strain = (name: string, { ms, longTasks, longestMs, frames, dropped }: Strain) => [
      name,
      ms,
      String(longTasks),
      longestMs,
      String(frames),
      String(dropped),
    ];
    process.stdout.write(
      [
        machineLine(machine, seconds),
        '',
        ...inColumns([
          ['Size', 'kB minified', 'kB gzipped'],
          ['page.js', size.script.minified / 1000, size.script.gzipped / 1000],
          ['page.css', size.style.minified / 1000, size.style.gzipped / 1000],
        ]),
        '',
        ...inColumns([
          [`From npm run sandbox, median of ${asked.rounds}`, 'ms', 'times tsx with nothing'],
          times('tsx with nothing to do', start.nothingMs),
          times('the address stands in the terminal', start.addressMs),
          times('there is a composer on the page', start.composerMs),
          times('/escalate help is answered', start.answeredMs),
        ]),
        '',
        ...inColumns([
          [
            `${asked.messages.toLocaleString('en')} messages`,
            'ms',
            'long tasks',
            'longest ms',
            'frames',
            'dropped',
          ],
          strain('nothing happens', scrolling.idle),
          strain('opening the channel', scrolling.opening),
          strain('scrolling to the first', scrolling.up),
          strain('and back to the last', scrolling.down),
          strain('and to the first again', scrolling.upAgain),
        ]),
        `The same piece of work took from ${contention.shortestMs.toFixed(0)} to ${contention.longestMs.toFixed(0)} ms on the page: a quiet machine makes no such difference.`,
        '',
      ].join('\n'),
    );
  }
  const gzipped = size.script.gzipped + size.style.gzipped;
  if (gzipped > mostBytes) process.stderr.write(`The page has ${gzipped} bytes, more than ${mostBytes}.\n`);
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  if (gzipped > mostBytes || complaints.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
