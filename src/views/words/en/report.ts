/** The report, a page for people who look before they read, in English. */
import type { Instant } from '../../../domain/calendars/calendar.ts';
import type { Satisfaction, Speed } from '../../../domain/digest-numbers.ts';
import type { Holder } from '../../../domain/kept-facts.ts';
import type { ToldShare } from '../../../domain/statistics/share.ts';
import { keptOf } from './digest.ts';
import { form, many, openTime, rateOf } from './grammar.ts';
import { timeWords } from './time.ts';

const dayOf = (date: string): string => timeWords.date(date, true);
export const reportWords = {
  title: (first: string, last: string) => `Escalations from ${dayOf(first)} to ${dayOf(last)}`,
  made: (at: Instant) =>
    `Made on ${dayOf(new Date(at).toISOString().slice(0, 10))} at ${timeWords.clock(at, 'UTC')} UTC. Days are whole days in UTC.`,
  owed: (amount: number) =>
    `Not complete: ${many(amount, 'escalation')} ${form(amount, 'is', 'are')} not counted yet. Let the bot run for a while, then make this again.`,
  numbers: 'The numbers',
  none: 'Nothing in these days.',
  few: 'Too few to say anything.',

  glance: {
    title: 'At a glance',
    opened: 'Opened',
    resolved: 'Resolved',
    cancelled: 'Cancelled',
    reopened: 'Reopened',
    open: 'Open at the end',
    openBefore: (amount: number) => `${amount} at the beginning`,
    before: (amount: number) => `${amount} in as many days before`,
    acknowledge: 'Acknowledged in time',
    resolve: 'Resolved in time',
    callback: 'Calls made in time',
    kept: (kept: ToldShare | null) => keptOf(kept),
    halfAcknowledged: 'Half acknowledged within',
    halfResolved: 'Half resolved within',
    took: (speed: Speed | null) => (speed === null ? '–' : openTime(speed.counted.median)),
    tenths: ({ counted: { p90 } }: Speed) =>
      p90 === null ? 'of open time' : `of open time; nine of ten within ${openTime(p90)}`,
    satisfied: 'Satisfied users',
    said: ({ satisfied, notSatisfied }: Satisfaction) => `${satisfied} of ${satisfied + notSatisfied}`,
    ofCalled: 'of those who were called back and said so',
    rate: 'Escalations for each 100 contacts',
    contactsADay: 'Contacts a day for each 1,000 users',
  },

  backlog: {
    title: 'Open at the end of each day',
    about: (before: number, after: number) =>
      `${before} ${form(before, 'was', 'were')} open at the beginning, ${after} at the end.`,
    drawn: 'A stack of areas, one for each team: how many escalations were open at the end of each day.',
    day: 'Day',
    all: 'All teams',
    others: 'Other teams',
  },
  hours: {
    title: 'Time to acknowledge, by the hour in which it began to wait',
    about:
      'A dot is the time in which half were acknowledged, a line reaches to nine of ten. Open time, by the clock of the team. Hours with fewer than 5 have no dot, with fewer than 10 no line.',
    drawn: 'For each hour of the day a dot, and a line above it: how long it took to acknowledge.',
    hour: 'Hour',
    escalations: 'Escalations',
    half: 'Half within',
    nineOfTen: 'Nine of ten within',
    minutes: 'minutes',
    inHours: 'hours',
    name: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
    took: (ms: number | null) => (ms === null ? '–' : openTime(ms)),
  },
  held: {
    title: 'Who had the next step',
    about:
      'Shares of the time that escalations were not closed. What still lasts is not in it; teams with fewer than 5 escalations are left out.',
    drawn: 'One bar for each team, divided by who had the next step.',
    holders: {
      nobody: 'Nobody',
      team: 'The team',
      agent: 'An agent',
      user: 'The user',
      'out of hours': 'Out of hours',
    } satisfies Record<Holder, string>,
    team: 'Team',
    percent: (share: number) => `${share} %`,
    hours: (ms: number) => `${(ms / 3_600_000).toFixed(1)} h`,
  },
  drivers: {
    title: 'What drives escalations, and its usual limits',
    about:
      'How many were raised in each whole week. The band is what a week may have while nothing has changed: a filled dot is above it, and worth a look. The band needs 16 weeks. What is rare is drawn together.',
    hidden: (teams: readonly string[]) => `Not drawn, because the team is restricted: ${teams.join(', ')}.`,
    name: (driver: string, team: string) => `${driver} (${team})`,
    drawn: (driver: string) => `A line with the escalations of each week: ${driver}.`,
    driver: 'What',
    lastWeek: 'Last week',
    limits: 'Usual limits',
    band: (low: number, high: number) => `${Math.ceil(low)} to ${Math.floor(high)}`,
    total: (weeks: number) => `In ${many(weeks, 'week')}`,
  },
  changes: {
    title: 'Before and after changes',
    about:
      'One dot is one week, the line is the middle of the weeks. The week in which a change began counts on neither side.',
    none: 'No change began in these days. To write one down in Slack: /escalate changed and its name.',
    hidden: (amount: number) =>
      `${many(amount, 'change')} of restricted teams ${form(amount, 'is', 'are')} not shown.`,
    drawn: (title: string) => `Dots for the weeks before and after “${title}”.`,
    before: 'Before',
    after: 'After',
    week: 'Week',
    value: 'Value',
    cases: 'Cases',
    weekOf: (n: number) => (n < 0 ? `${-n} before` : `${n} after`),
    units: {
      minutes: 'minutes',
      inHours: 'hours',
      percent: '% in time',
      each10: 'for each 10',
      each100: 'for each 100 contacts',
    },
  },
  rates: {
    title: 'Escalations for each 100 contacts',
    about: 'Of the days and countries whose contacts were imported.',
    drawn: 'A line with the escalations of each week for each 100 contacts.',
    week: 'Week from',
    contacts: 'Contacts',
    escalations: 'Escalations',
    per100: 'For each 100',
    per1000: 'Contacts a day for each 1,000 users',
    rate: (rate: number | null) => (rate === null ? '–' : rateOf(rate)),
  },
  steps: {
    facts: 'Reading what happened …',
    open: 'Counting what was open …',
    drivers: 'Looking at what drives escalations …',
    changes: 'Comparing weeks before and after changes …',
    contacts: 'Counting contacts …',
    drawing: 'Drawing …',
  },
  written: (file: string, amount: number) => `${many(amount, 'escalation')} opened in these days: ${file}.`,
};
