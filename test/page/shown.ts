/** `npm run test:shown`, after the tests: can the sandbox's page draw everything that their stories showed? */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Shown, shownFolder } from '../support/shown.ts';
import { undrawable } from './drawing.tsx';

const files = existsSync(shownFolder) ? readdirSync(shownFolder) : [];
const stories = files.map((file): Shown => JSON.parse(readFileSync(join(shownFolder, file), 'utf8')));
const { drawn, faults } = undrawable(stories);
if (drawn === 0) faults.push('No story has shown anything yet: run the tests first.');
for (const fault of faults) console.error(fault);
console.log(
  `${stories.length} stories showed ${drawn} different things; ${faults.length} could not be drawn.`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
