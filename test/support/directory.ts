/** The directory of a few teams, as a test needs it. */

import { holidaysOf } from '../../src/config/public-holidays.ts';
import { createDirectory, type DirectoryParts } from '../../src/engine/directory.ts';
import { aLadder } from './factories.ts';

export const aDirectory = (parts: Partial<DirectoryParts> & Pick<DirectoryParts, 'teams'>) =>
  createDirectory({
    queries: { policies: { find: () => Promise.resolve(undefined) } },
    ladders: { standard: aLadder(), default: aLadder() },
    calendars: {},
    liveCall: { acknowledgeMs: 3 * 60_000, lastsMs: 30 * 60_000 },
    routing: { fallback: 'engineering' },
    holidaysOf,
    ...parts,
  });
