/** The lint: what is allowed in switchboard.yml, but hardly meant. */
import type { Config } from '../../config/config.ts';
import type { ConfigFinding } from '../../config/problems.ts';
import type { Span } from '../../domain/calendars/calendar.ts';
import { calendarFindings } from './calendar-lint.ts';
import { onCallFindings } from './on-call-lint.ts';
import { shiftFindings } from './shift-lint.ts';
import { survey } from './surveyed.ts';
import { targetFindings } from './target-lint.ts';

/** What is found about the days of `span`, in no order. */
export function lint(config: Config, span: Span): ConfigFinding[] {
  const surveyed = survey(config, span);
  return [
    ...calendarFindings(surveyed),
    ...onCallFindings(surveyed),
    ...shiftFindings(surveyed),
    ...targetFindings(surveyed),
  ];
}
