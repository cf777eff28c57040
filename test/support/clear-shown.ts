/** Before a run of the tests: what stories showed in an earlier one is of no interest any more. */
import { rmSync } from 'node:fs';
import { shownFolder } from './shown.ts';

export default function clearShown(): void {
  rmSync(shownFolder, { recursive: true, force: true });
}
