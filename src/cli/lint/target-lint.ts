/** Targets that take longer than people may think: a day of a duration is 24 hours of open time, not a day of work. */
import type { ConfigFinding } from '../../config/problems.ts';
import type { Calendar } from '../../domain/calendars/calendar.ts';
import { alwaysId } from '../../domain/calendars/calendar.ts';
import { calendarOf } from '../../domain/calendars/open-time.ts';
import type { CalendarRule, OpeningHours } from '../../domain/calendars/opening-hours.ts';
import { priorities } from '../../domain/escalation.ts';
import type { Surveyed } from './surveyed.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

type Long = { path: PropertyKey[]; ms: number; calendar: string };

/** Targets that are the same for several teams or priorities are told once, at the first of them. */
export function targetFindings({ config, span }: Surveyed): ConfigFinding[] {
  const openMs = new Map(
    Object.entries(config.calendars).map(([name, rule]) => [name, ordinaryWeekMs(rule, span.from)]),
  );
  const long = Object.entries(config.teams).flatMap(([id, { sla }]) =>
    priorities.flatMap((priority) =>
      (['acknowledge', 'update', 'resolve'] as const).flatMap((setting): Long[] => {
        const { [setting]: ms, calendar } = sla[priority];
        const week = calendar === alwaysId ? undefined : openMs.get(calendar);
        return ms !== undefined && week !== undefined && ms > week
          ? [{ path: ['teams', id, 'sla', priority, setting], ms, calendar }]
          : [];
      }),
    ),
  );
  const alike = new Map<string, Long[]>();
  for (const one of long) {
    const key = `${one.ms} ${one.calendar}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap(([first, ...others]) =>
    first ? [finding(first, others.length, openMs.get(first.calendar) ?? weekMs)] : [],
  );
}

function finding({ path, ms, calendar }: Long, others: number, week: number): ConfigFinding {
  const more =
    others === 0 ? '' : others === 1 ? ', and so is 1 other target' : `, and so are ${others} other targets`;
  return {
    path,
    problem: `This is ${rounded(ms / hourMs)} h of open time${more}; ${calendar} opens ${rounded(week / hourMs)} h a week, so it takes ${weeksWords(ms / week)}.`,
    fix: 'A day is 24 h of open time. If you mean days of work, write their hours.',
  };
}

const weeksWords = (weeks: number): string =>
  rounded(weeks) === 1 ? 'just over a week' : `about ${rounded(weeks)} weeks`;
const rounded = (amount: number): number => Math.round(amount * 10) / 10;

/** A year of weeks without holidays, so that changes of the clocks even out. */
function ordinaryWeekMs(rule: CalendarRule, from: number): number {
  const plain = (place: OpeningHours): OpeningHours => ({ ...place, holidays: [], closed: [], open: {} });
  const calendar: Calendar = calendarOf(
    'anyOf' in rule ? { anyOf: rule.anyOf.map(plain) } : plain(rule),
    () => [],
  );
  return calendar.between(from, from + 52 * weekMs) / 52;
}
