/**
 * Takes every text of a file of call summaries through the whole bot, and checks that nothing of it is lost on the way.
 *
 *   npx tsx bench/call-summaries.ts FILE [--json]
 *
 * FILE has a JSON object with a `text` on each line. Exits with 1 when anything failed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { escalateSummary } from './one-summary.ts';
import { startWholeBot } from './whole-bot.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined) {
  process.stderr.write('Name a file: npx tsx bench/call-summaries.ts FILE\n');
  process.exit(1);
}

type Told = { line: number; what: string };
const counts = { texts: 0, intact: 0, masked: 0, cut: 0, 'masked and cut': 0, empty: 0, failed: 0 };
const changed: Told[] = [];
const failures: Told[] = [];

/** The text on a line, or undefined when there is none. */
function textOn(line: string): string | undefined {
  try {
    const { text } = JSON.parse(line) as { text?: unknown };
    return typeof text === 'string' ? text : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const bot = await startWholeBot();
const startedAt = performance.now();
for (const [index, written] of readFileSync(file, 'utf8').split('\n').entries()) {
  if (written.trim() === '') continue;
  counts.texts += 1;
  const line = index + 1;
  const text = textOn(written);
  if (text?.trim() === '') {
    counts.empty += 1;
    continue;
  }
  const outcome =
    text === undefined ? { failed: 'this is no JSON with a text' } : await escalateSummary(bot, text);
  if ('failed' in outcome) {
    counts.failed += 1;
    failures.push({ line, what: outcome.failed });
  } else if (outcome.fate !== 'damaged') {
    counts[outcome.fate] += 1;
    if (outcome.fate !== 'intact') changed.push({ line, what: outcome.fate });
  }
}
const seconds = (performance.now() - startedAt) / 1000;
const objections = bot.slack.problems.map(({ detail }) => detail);
const { faults } = bot;
await bot.end();

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ ...counts, seconds, changed, failures, objections, faults }, null, 2)}\n`,
  );
} else {
  const each = ((seconds * 1000) / Math.max(1, counts.texts)).toFixed(1);
  process.stdout.write(
    [
      `${counts.texts} texts, each a message, a form, a row and a card: ${seconds.toFixed(1)} s, ${each} ms each`,
      `  intact ${counts.intact}, masked ${counts.masked}, cut at 3,000 ${counts.cut}, both ${counts['masked and cut']}, empty ${counts.empty}`,
      ...changed.map(({ line, what }) => `  line ${line}: ${what}`),
      `  failed ${counts.failed}`,
      ...failures.map(({ line, what }) => `  line ${line}: ${what}`),
      ...objections.map((objection) => `  a strict Slack objects: ${objection}`),
      ...faults.map((fault) => `  the bot logged: ${fault}`),
      '',
    ].join('\n'),
  );
}
if (counts.failed + objections.length + faults.length > 0) process.exitCode = 1;
