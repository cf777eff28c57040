/** Judges all that Slack said. */

import type { SlackFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type { Wanted } from '../wanted.ts';
import { judgeChannels } from './channels.ts';
import { judgeGroups } from './groups.ts';
import { type Access, judgePeople } from './people.ts';
import { judgeScopes } from './scopes.ts';
import { judgeClock, judgeTokens } from './tokens.ts';

export type Expected = { wanted: Wanted; access: Access; scopes: readonly string[] };

export const judgeSlack = (facts: SlackFacts, { wanted, access, scopes }: Expected): Finding[] => [
  ...judgeTokens(facts),
  ...judgeScopes(facts, scopes),
  ...judgeClock(facts),
  ...judgeChannels(facts, wanted.channels),
  ...judgeGroups(facts, wanted.groups),
  ...judgePeople(facts, wanted.people, access),
];
