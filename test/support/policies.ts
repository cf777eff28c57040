/** The policies of a few teams, as the engine of a test needs them. */

import { holidaysOf } from '../../src/config/public-holidays.ts';
import type { Queries } from '../../src/db/queries.ts';
import type { Ladder, Team } from '../../src/domain/team.ts';
import { createPolicies, type Policies, type PolicyParts } from '../../src/engine/policies.ts';

export const policiesFor = (
  parts: Partial<PolicyParts> & {
    queries: Pick<Queries, 'policies'>;
    teams: Readonly<Record<string, Team>>;
    ladders: Readonly<Record<string, Ladder>>;
  },
): Policies =>
  createPolicies({
    calendars: {},
    liveCall: { acknowledgeMs: 3 * 60_000, lastsMs: 30 * 60_000 },
    holidaysOf,
    ...parts,
  });
