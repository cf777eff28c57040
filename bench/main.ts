/**
 * `npm run bench`: what the bot costs beside what it is built on, in one run on one machine.
 *
 *   npm run bench -- [--json] [--rounds 3] [--requests 1500] [--submissions 300] [--cards 24]
 *                    [--bodies 100] [--folder DIR] [--profile DIR]
 */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { measureCommands } from './commands.ts';
import { measureFirstCards } from './first-card.ts';
import { connections } from './load.ts';
import { machineLine, machineNow } from './machine.ts';
import { type Scene, setScene } from './scene.ts';
import { measureSubmissions } from './submissions.ts';
import { ratiosOf, table } from './table.ts';
import { measureTurnedAway } from './turned-away.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    requests: { type: 'string', default: '1500' },
    submissions: { type: 'string', default: '300' },
    cards: { type: 'string', default: '24' },
    bodies: { type: 'string', default: '100' },
    folder: { type: 'string', default: tmpdir() },
    profile: { type: 'string' },
  },
});

const asked = {
  rounds: amount('rounds', values.rounds),
  requests: amount('requests', values.requests),
  submissions: amount('submissions', values.submissions),
  cards: amount('cards', values.cards),
  bodies: amount('bodies', values.bodies),
};
async function measureAll(scene: Scene) {
  try {
    const cards = await measureFirstCards(scene, asked);
    const commands = await measureCommands(scene, asked);
    const submissions = await measureSubmissions(scene, asked);
    const turnedAway = await measureTurnedAway(scene, asked);
    return { cards, commands, submissions, turnedAway, problems: await scene.slack.ask('problems') };
  } finally {
    await scene.end();
  }
}

const startedAt = Date.now();
const machine = machineNow();

const { problems, ...measured } = await measureAll(await setScene(values.folder, values.profile));
const results = { ...measured, ratios: ratiosOf(measured) };
const seconds = (Date.now() - startedAt) / 1000;

if (values.json) {
  process.stdout.write(`${JSON.stringify({ machine, asked, seconds, ...results, problems }, null, 2)}\n`);
} else {
  process.stdout.write(
    [
      machineLine(machine, seconds),
      `${asked.rounds} rounds of ${asked.requests} commands and ${asked.submissions} submissions over ${connections} connections; medians of rounds`,
      '',
      table(results),
      '',
      `Events acknowledged later than Slack waits for (3 s): ${problems.lateAcknowledgements}`,
      '',
    ].join('\n'),
  );
}
for (const objection of problems.objections) process.stderr.write(`A strict Slack objects: ${objection}\n`);
if (problems.objections.length > 0) process.exitCode = 1;
