/** SLA targets: how soon each priority is acknowledged, has news, and is resolved. */
import { z } from 'zod';
import type { Priority } from '../domain/escalation.ts';
import type { Target, Team } from '../domain/team.ts';
import { duration } from './durations.ts';
import { say, section, shown } from './problems.ts';

export const calendarName = z
  .literal('always', {
    error: ({ input }) =>
      input === null || input === undefined
        ? say('The calendar is not named.', 'Write always.')
        : say(`There is no calendar ${shown(input)} yet.`, 'Write always: it is the only one for now.'),
  })
  .meta({ description: 'The calendar it counts on. Only always, which never closes, exists for now.' });

const targetSection = section({
  acknowledge: duration.optional().describe('Until somebody owns it, like 15m.'),
  update: duration.optional().describe('Until the next news, like 1h. Leave it out for no update clock.'),
  resolve: duration.optional().describe('Until it is resolved, like 4h.'),
  calendar: calendarName.optional(),
}).meta({ id: 'target', description: 'How soon, for this priority.' });

/** Targets as written: what a team leaves out comes from defaults.sla. */
export const slaSection = section({
  urgent: targetSection.optional(),
  high: targetSection.optional(),
  normal: targetSection.optional(),
  low: targetSection.optional(),
});
export type WrittenTarget = z.output<typeof targetSection>;
export type WrittenSla = z.output<typeof slaSection>;

/** What holds for a team: its own words first, then the defaults, setting by setting. */
export function mergeTarget(
  own: WrittenTarget | undefined,
  byDefault: WrittenTarget | undefined,
): WrittenTarget {
  return {
    acknowledge: own?.acknowledge ?? byDefault?.acknowledge,
    update: own?.update ?? byDefault?.update,
    resolve: own?.resolve ?? byDefault?.resolve,
    calendar: own?.calendar ?? byDefault?.calendar,
  };
}

/** The four targets of a team. The cross checks have made sure that none is missing. */
export function completeSla(own: WrittenSla | undefined, defaults: WrittenSla | undefined): Team['sla'] {
  const complete = (priority: Priority): Target => {
    const { acknowledge, update, resolve, calendar } = mergeTarget(own?.[priority], defaults?.[priority]);
    if (acknowledge === undefined || resolve === undefined)
      throw new Error(`The SLA for ${priority} is incomplete.`);
    return { acknowledge, resolve, ...(update !== undefined && { update }), calendar: calendar ?? 'always' };
  };
  return {
    urgent: complete('urgent'),
    high: complete('high'),
    normal: complete('normal'),
    low: complete('low'),
  };
}
