/** Checks of calendars and shifts: what each needs, and that every calendar that is named exists. */
import { alwaysId } from '../domain/calendars/calendar.ts';
import { priorities } from '../domain/escalation.ts';
import { calendarSettings } from './calendars.ts';
import type { Outline } from './outline.ts';
import { type ConfigFinding, unknownName } from './problems.ts';

type Calendar = Outline['calendars'][number];

const isAnyOf = ({ settings }: Calendar): boolean => settings?.includes('any_of') ?? false;

export function calendarProblems(outline: Outline): ConfigFinding[] {
  return [
    ...outline.calendars.flatMap((calendar) =>
      isAnyOf(calendar) ? unionProblems(calendar, outline) : missingSettings(calendar),
    ),
    ...calendarsNamed(outline),
  ];
}

function missingSettings({ name, settings }: Calendar): ConfigFinding[] {
  const fixes = {
    time_zone: 'Write the IANA name of its time zone, like Europe/Dublin.',
    hours: 'Write the hours of the days it is open, like mon-fri: 09:00-17:30.',
  };
  return Object.entries(fixes).flatMap(([setting, fix]) =>
    settings === null || settings.includes(setting)
      ? []
      : [{ path: ['calendars', name, setting], problem: 'This is missing.', fix }],
  );
}

function unionProblems({ name, settings, anyOf = [] }: Calendar, { calendars }: Outline): ConfigFinding[] {
  const path = ['calendars', name];
  const others = (settings ?? []).filter(
    (setting) => setting !== 'any_of' && calendarSettings.includes(setting),
  );
  const withHours = calendars.filter((calendar) => !isAnyOf(calendar)).map((calendar) => calendar.name);
  return [
    ...others.map((setting) => ({
      path: [...path, setting],
      problem: 'A calendar with any_of has nothing of its own.',
      fix: 'Remove this, or any_of.',
    })),
    ...anyOf.flatMap((said, index): ConfigFinding[] => {
      const at = [...path, 'any_of', index];
      const refuse = (problem: string, fix: string) => [{ path: at, problem, fix }];
      if (said === name) return refuse('This calendar names itself.', 'Name calendars that have hours.');
      if (said === alwaysId)
        return refuse(
          'always never closes, so nothing can be added to it.',
          'Use always in place of this one.',
        );
      const meant = calendars.find((calendar) => calendar.name === said);
      if (meant && isAnyOf(meant))
        return refuse(`${said} is an any_of itself.`, 'Name the calendars with hours that it names.');
      return unknownName(at, 'calendar', said, withHours);
    }),
  ];
}

/** Every calendar a promise or a shift names. */
function calendarsNamed(outline: Outline): ConfigFinding[] {
  const { defaults, teams } = outline;
  const known = [...new Set([alwaysId, ...outline.calendars.map(({ name }) => name)])];
  const check = (path: ConfigFinding['path'], said: string | undefined) =>
    unknownName([...path, 'calendar'], 'calendar', said, known);
  const promises = [
    { path: ['defaults'], ...defaults },
    ...teams.map((team) => ({ path: ['teams', team.id], ...team })),
  ];
  return [
    ...promises.flatMap(({ path, calendar, sla }) => [
      ...check(path, calendar),
      ...priorities.flatMap((priority) => check([...path, 'sla', priority], sla?.[priority]?.calendar)),
    ]),
    ...shiftsIn(outline).flatMap(({ path, shift }) => check(path, shift?.calendar)),
  ];
}

/** Of teams, and of support. */
const shiftsIn = ({ teams, support }: Outline) =>
  [
    ...teams.map(({ id, on_call }) => ({ path: ['teams', id, 'on_call'], shifts: on_call })),
    { path: ['support', 'shifts'], shifts: support?.shifts },
  ].flatMap(({ path, shifts = [] }) => shifts.map((shift, index) => ({ path: [...path, index], shift })));

/** Days and times mean something only in a time zone. */
export function shiftProblems(outline: Outline): ConfigFinding[] {
  const zoneless = [alwaysId, ...outline.calendars.filter(isAnyOf).map(({ name }) => name)];
  return shiftsIn(outline).flatMap(({ path, shift }): ConfigFinding[] => {
    const needsZone = shift?.rotation !== undefined || shift?.exceptions !== undefined;
    const calendar = shift?.calendar ?? alwaysId;
    if (!needsZone || shift?.time_zone !== undefined || !zoneless.includes(calendar)) return [];
    const problem = `The days and times of this shift need a time zone, and ${calendar} has none.`;
    return [{ path: [...path, 'time_zone'], problem, fix: 'Write one, like time_zone: Asia/Tokyo.' }];
  });
}
