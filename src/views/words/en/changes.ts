/** What leads changed, whether it shows, and what rises, in English. */
import type { ContactRate } from '../../../domain/contact-rate.ts';
import type { ChosenMeasure, Measure } from '../../../domain/process-change.ts';
import { bold } from '../../lines.ts';
import { type Fill, pieces } from '../pieces.ts';
import { list, many, openTime, rateOf } from './grammar.ts';
import { timeWords } from './time.ts';

/** `value` is of one week in the middle: milliseconds of open time, or how often for each case. */
type Side = { value: number; weeks: number; cases: number };

const times = (amount: number): string => String(Number(amount.toFixed(1)));
const middle: Record<
  Measure,
  { is: (value: number) => string; short: (value: number) => string; cases: string }
> = {
  acknowledge: {
    is: (ms) => `acknowledged in a median of ${openTime(ms)}`,
    short: openTime,
    cases: 'escalation',
  },
  resolve: { is: (ms) => `resolved in a median of ${openTime(ms)}`, short: openTime, cases: 'escalation' },
  'in time': {
    is: (share) => `in the median week ${Math.round(share * 100)} of 100 promises were kept in time`,
    short: (share) => `${Math.round(share * 100)}`,
    cases: 'promise',
  },
  moves: {
    is: (share) => `in the median week ${times(share * 10)} of 10 escalations were moved to another team`,
    short: (share) => times(share * 10),
    cases: 'escalation',
  },
  questions: {
    is: (share) => `in the median week the team asked ${times(share * 10)} questions about 10 escalations`,
    short: (share) => times(share * 10),
    cases: 'escalation',
  },
  reopened: {
    is: (share) => `in the median week ${times(share * 10)} of 10 that were resolved were reopened`,
    short: (share) => times(share * 10),
    cases: 'escalation',
  },
  document: {
    is: (share) =>
      `in the median week this document could have answered ${times(share * 10)} of 10 that were resolved`,
    short: (share) => times(share * 10),
    cases: 'escalation',
  },
  contacts: {
    is: (share) => `in the median week there were ${times(share * 100)} escalations for each 100 contacts`,
    short: (share) => times(share * 100),
    cases: 'contact',
  },
};

const shuffled = (share: number): string => {
  const amount = Math.round(share * 100);
  return amount === 0 ? 'in less than 1 of 100 cases' : `in ${amount} of 100 cases`;
};

const usersOf = (last: number, before: number | null): string =>
  ` ${rateOf(last)} contacts a day for each 1,000 users${before === null ? '' : `, the week before ${rateOf(before)}`}.`;

const namesOrMany = (who: readonly Fill[]): Fill => (who.length > 3 ? `${who.length} people` : list(who));

export const changeWords = {
  title: 'Changes in your teams',
  none: 'No change is written down for your teams. To write one down: /escalate changed and its name, such as /escalate changed KYC checklist.',
  more: (amount: number) => `and ${amount} older.`,
  moreOnMonday: (amount: number) => `and ${amount} more: /escalate changes shows them.`,
  notForYou: 'Changes are for people who lead a team here. Please ask the lead of your team.',
  notYourTeam: 'You do not lead this team any more, so nothing was changed.',

  /** Where it is so: the day, the team, one category. */
  where: (day: string, team: string, category: string | null) =>
    category === null ? `${day}, ${team}` : `${day}, ${team}, ${category}`,
  since: (title: Fill, where: Fill, measure: Measure, after: Side, before: Side) =>
    pieces`Since “${title}” (${where}): ${middle[measure].is(after.value)} (${many(after.weeks, 'week')}, ${many(after.cases, middle[measure].cases)}), before ${middle[measure].short(before.value)} (${many(before.weeks, 'week')}, ${before.cases}).`,
  /** `byChance`: too often to say anything. */
  share: (share: number, byChance: boolean) =>
    `If the weeks were shuffled, a difference like this came up ${shuffled(share)}: it ${byChance ? 'can well be chance' : 'is probably not chance'}.`,
  tooEarly: (title: Fill, where: Fill, weeks: number) =>
    pieces`“${title}” (${where}): too early to say: ${many(weeks, 'more week')}.`,
  tooFew: {
    before: (title: Fill, where: Fill) =>
      pieces`“${title}” (${where}): it cannot be said, because fewer than 4 weeks before it have numbers.`,
    after: (title: Fill, where: Fill) =>
      pieces`“${title}” (${where}): it cannot be said, because fewer than 4 weeks after it have numbers.`,
  },
  meanwhile: (things: readonly Fill[]) =>
    pieces`Also in these weeks: ${things.flatMap((thing, index) => pieces`${index > 0 ? '; ' : ''}${thing}`)}.`,
  other: (title: Fill, day: string) => pieces`“${title}” (${day})`,
  moreOthers: (amount: number) => many(amount, 'more change'),
  daysOff: (dates: readonly string[]) =>
    dates.length === 1 ? `a day off (${timeWords.dates(dates)})` : `days off (${timeWords.dates(dates)})`,
  came: (who: readonly Fill[]) => pieces`new in the team’s work: ${namesOrMany(who)}`,
  went: (who: readonly Fill[]) => pieces`not in it any more: ${namesOrMany(who)}`,
  withdraw: 'Withdraw',
  withdrawThis: (title: string) => `Withdraw “${title}”`,
  sure: {
    title: 'Withdraw this change?',
    text: 'It is taken out of the list, and a document out of the form. The escalations stay as they are.',
    yes: 'Withdraw',
    no: 'Keep it',
  },

  /** Of the reader's teams, last week and the one before; null where nobody has told how many contacts there were. */
  rates: (last: ContactRate, before: ContactRate | null): string => {
    const then = before === null ? '' : `, the week before ${rateOf(before.per100Contacts)}`;
    const users = last.per1000Users === null ? '' : usersOf(last.per1000Users, before?.per1000Users ?? null);
    return `Your teams last week: ${rateOf(last.per100Contacts)} escalations for each 100 contacts${then}.${users}`;
  },

  rising: 'Worth a look',
  /** Null where somebody named none; several that are rare are looked at together. */
  driver: (category: string | null, country: string | null) =>
    `${category ?? 'No category'}, ${country ?? 'no country'}`,
  driverInCountries: (category: string | null) => `${category ?? 'No category'}, several countries`,
  rareDrivers: 'All that is rare',
  rises: (driver: string, team: string, of: { weeks: 1 | 4; count: number; usual: number }) =>
    pieces`${bold(driver)} (${team}): ${Math.round(of.count)} ${of.weeks === 1 ? 'last week' : 'a week in the last 4 weeks'}, usually about ${Math.round(of.usual)}.`,

  form: {
    title: 'A change',
    submit: 'Write it down',
    what: 'What did you change?',
    example: 'KYC checklist',
    since: 'Since which day?',
    team: 'Team',
    category: 'Category',
    all: 'Left empty, everything that the team gets counts.',
    measure: 'What should get better?',
    measures: {
      acknowledge: 'Time to acknowledge',
      resolve: 'Time to resolve',
      'in time': 'Promises kept in time',
      moves: 'Moves to another team',
      questions: 'Questions asked',
      reopened: 'Reopened',
      contacts: 'Escalations for each 100 contacts',
    } satisfies Record<ChosenMeasure, string>,
    needWhat: 'Say in a few words what you changed.',
    needSince: 'Choose the first day on which it was so.',
    notYet: 'This day has not come yet. Please write it down when it has.',
    needTeam: 'Choose the team that works in a new way.',
    written: (title: Fill, team: Fill) =>
      pieces`“${title}” is written down for ${team}. /escalate changes shows what came of it.`,
  },
};
