/** What a configuration promises, as the bot would: the same policies and calendars, with nothing stored. */
import type { Config } from '../../config/config.ts';
import { holidaysOf } from '../../config/public-holidays.ts';
import type { Promises } from '../../domain/audience.ts';
import { createPolicies } from '../../engine/policies.ts';

const nothingStored = {
  find: () => Promise.resolve(undefined),
  keep: () => {
    throw new Error('a simulation stores nothing');
  },
};

export function promisesOf(config: Config): Promises {
  const policies = createPolicies({ ...config, queries: { policies: nothingStored }, holidaysOf });
  return {
    teams: config.teams,
    policyOf: policies.current,
    calendars: policies.calendars,
    shiftCalendars: policies.shiftCalendars,
  };
}
