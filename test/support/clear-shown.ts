/** Before a run of the tests: what stories showed in an earlier one is of no interest any more. Another run may be writing meanwhile. */
import { rmSync } from 'node:fs';
import { shownFolder } from './shown.ts';

export default function clearShown(): void {
  rmSync(shownFolder, { recursive: true, force: true, maxRetries: 10 });
}
