/** Calendars that nothing counts on, that do not open, that lose the last minute of a day, or whose holidays are not known for next year. */
import type { ConfigFinding } from '../../config/problems.ts';
import { holidaysOf } from '../../config/public-holidays.ts';
import type { CalendarRule, Hours } from '../../domain/calendars/opening-hours.ts';
import { daysIn, type Surveyed } from './surveyed.ts';

export function calendarFindings(surveyed: Surveyed): ConfigFinding[] {
  return [
    ...unused(surveyed),
    ...neverOpen(surveyed),
    ...aMinuteShort(surveyed),
    ...withoutHolidays(surveyed),
  ];
}

/** An `any_of` has taken in what the calendars it names say, so it is known by that. */
function unused({ config }: Surveyed): ConfigFinding[] {
  const { calendars, support, teams } = config;
  const used = new Set(
    [
      ...(support?.onCall ?? []),
      ...Object.values(teams).flatMap(({ sla, onCall }) => [...Object.values(sla), ...onCall]),
    ].map(({ calendar }) => calendar),
  );
  const parts = new Set(
    Object.values(calendars).flatMap((rule) =>
      'anyOf' in rule ? rule.anyOf.map((part) => JSON.stringify(part)) : [],
    ),
  );
  const isUsed = ([name, rule]: [string, CalendarRule]) => used.has(name) || parts.has(JSON.stringify(rule));
  return Object.entries(calendars)
    .filter((entry) => !isUsed(entry))
    .map(([name]) => ({
      path: ['calendars', name],
      problem: 'Nothing counts on this calendar.',
      fix: 'Name it in a target or a shift, or remove it.',
    }));
}

function neverOpen({ config, calendars, span }: Surveyed): ConfigFinding[] {
  return Object.keys(config.calendars).flatMap((name): ConfigFinding[] => {
    const next = calendars(name).next(span.from);
    if (next !== null && next.from < span.to) return [];
    return [
      {
        path: ['calendars', name],
        problem: `This calendar does not open in the next ${daysIn(span)} days.`,
        fix: 'Check its hours and what is closed.',
      },
    ];
  });
}

/** Who writes 23:59 means the end of the day, and each midnight a minute is missing. */
function aMinuteShort({ config }: Surveyed): ConfigFinding[] {
  const isShort = ({ to }: Hours) => to === 24 * 60 - 1;
  return Object.entries(config.calendars).flatMap(([name, rule]): ConfigFinding[] => {
    if ('anyOf' in rule) return [];
    const days = [...Object.values(rule.weekly), ...Object.values(rule.open)];
    if (!days.some((hours) => hours.some(isShort))) return [];
    return [
      {
        path: ['calendars', name],
        problem: 'Hours here end at 23:59, so the last minute of the day is closed.',
        fix: 'For the end of the day write 24:00.',
      },
    ];
  });
}

/** Where the calendar has public holidays at all. */
function withoutHolidays({ config, span }: Surveyed): ConfigFinding[] {
  const nextYear = new Date(span.from).getUTCFullYear() + 1;
  return Object.entries(config.calendars).flatMap(([name, rule]) =>
    ('anyOf' in rule ? [] : rule.holidays).flatMap((region): ConfigFinding[] =>
      holidaysOf(region, nextYear).length > 0
        ? []
        : [
            {
              path: ['calendars', name, 'holidays'],
              problem: `No public holidays of ${region} are known for ${nextYear}.`,
              fix: 'Write them under closed.',
            },
          ],
    ),
  );
}
