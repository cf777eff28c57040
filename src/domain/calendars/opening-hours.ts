/** What a calendar says: the opening hours of a place, on its own wall clock. Stored with the policy that counts on it. */
import type { Weekday } from './weekday.ts';

/** Minutes after midnight on the wall clock; `to` is past 1440 when it closes on the next day, and never more than 2880. */
export type Hours = { from: number; to: number };

/** Local dates, `2026-12-24`; both are part of it. */
export type Dates = { from: string; to: string };

export type OpeningHours = {
  /** IANA. */
  timeZone: string;
  /** Hours belong to the day on which they begin. They are in order and do not touch each other. */
  weekly: Partial<Record<Weekday, Hours[]>>;
  /** Countries or regions whose public holidays are closed, such as `IE`, `US-CA` or `DE-BY`. */
  holidays: string[];
  /** Closed whatever the week says. */
  closed: Dates[];
  /** Dates with hours of their own, whatever week, holidays and `closed` say. */
  open: Record<string, Hours[]>;
};

/** `anyOf`: open whenever one of them is, as a team that follows the sun. */
export type CalendarRule = OpeningHours | { anyOf: OpeningHours[] };

/** The public holidays of a region in a year, as local dates in rising order. */
export type HolidaysOf = (region: string, year: number) => readonly string[];
