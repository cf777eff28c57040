/** SLA targets: how soon each priority is acknowledged, has news, and is resolved. */
import type { z } from 'zod';
import { alwaysId } from '../domain/calendars/calendar.ts';
import type { Priority } from '../domain/escalation.ts';
import type { Target, Team } from '../domain/team.ts';
import { calendarReference } from './calendars.ts';
import { durationSetting } from './durations.ts';
import { section } from './problems.ts';

export const targetSection = section({
  acknowledge: durationSetting.optional().describe('Until somebody owns it, like 15m.'),
  update: durationSetting
    .optional()
    .describe('Until the next news, like 1h. Leave it out for no update clock.'),
  resolve: durationSetting.optional().describe('Until it is resolved, like 4h.'),
  calendar: calendarReference
    .optional()
    .describe('The calendar it counts on: always, or a name under calendars.'),
}).meta({ id: 'target', description: 'How soon, for this priority.' });

/** Targets as written: what a team leaves out comes from defaults.sla. */
export const slaSection = section({
  urgent: targetSection.optional(),
  high: targetSection.optional(),
  normal: targetSection.optional(),
  low: targetSection.optional(),
});
export type WrittenTarget = z.output<typeof targetSection>;

/** What a team or the defaults promise: targets, and the calendar of every target that names none. */
export type WrittenPromises = {
  sla?: z.output<typeof slaSection> | undefined;
  calendar?: string | undefined;
};

/**
 * What holds for a team: its own words first, then the defaults, setting by setting. A calendar named for one priority comes before
 * one named for all of them, so that "urgent is always counted" in the defaults holds for teams that have a calendar.
 */
export function mergeTarget(
  priority: Priority,
  team: WrittenPromises,
  defaults: WrittenPromises | undefined,
): WrittenTarget & { calendar: string } {
  const [own, byDefault] = [team.sla?.[priority], defaults?.sla?.[priority]];
  return {
    acknowledge: own?.acknowledge ?? byDefault?.acknowledge,
    update: own?.update ?? byDefault?.update,
    resolve: own?.resolve ?? byDefault?.resolve,
    calendar: own?.calendar ?? byDefault?.calendar ?? team.calendar ?? defaults?.calendar ?? alwaysId,
  };
}

/** The four targets of a team. The cross checks have made sure that none is missing. */
export function completeSla(team: WrittenPromises, defaults: WrittenPromises | undefined): Team['sla'] {
  const complete = (priority: Priority): Target => {
    const { acknowledge, update, resolve, calendar } = mergeTarget(priority, team, defaults);
    if (acknowledge === undefined || resolve === undefined)
      throw new Error(`The SLA for ${priority} is incomplete.`);
    return { acknowledge, resolve, ...(update !== undefined && { update }), calendar };
  };
  return {
    urgent: complete('urgent'),
    high: complete('high'),
    normal: complete('normal'),
    low: complete('low'),
  };
}
