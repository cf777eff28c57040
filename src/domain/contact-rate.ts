/** Escalations for each hundred contacts, and contacts for each thousand active users: of days whose contacts are known, and of no others. */
import type { Volume } from './volumes.ts';

/** How many were raised on a local day. */
export type RaisedOn = { day: string; country: string | null; count: number };

export type CoveredDay = {
  day: string;
  contacts: number;
  /** Of these contacts, those whose users are known, and the users. */
  usersKnown: { contacts: number; users: number };
  escalations: number;
};

export type ContactRate = {
  contacts: number;
  escalations: number;
  per100Contacts: number;
  /** Contacts a day; null where nobody knows the users. */
  per1000Users: number | null;
};

/** Of a country that the table does not name, nothing is counted; where a day names none, all of it is. */
export function coveredDays(volumes: readonly Volume[], raised: readonly RaisedOn[]): CoveredDay[] {
  return [...grouped(volumes, ({ day }) => day)].map(([day, own]) => {
    const countries = [...grouped(own, ({ country }) => country)];
    const namesNone = countries.every(([country]) => country === '');
    const isCovered = (one: RaisedOn): boolean =>
      one.day === day && (namesNone || countries.some(([country]) => country === (one.country ?? '')));
    const sums = countries.map(([, lines]) => ({
      contacts: sum(lines.map(({ contacts }) => contacts)),
      users: Math.max(...lines.map(({ activeUsers }) => activeUsers ?? 0)),
    }));
    const known = sums.filter(({ users }) => users > 0);
    return {
      day,
      contacts: sum(sums.map(({ contacts }) => contacts)),
      usersKnown: {
        contacts: sum(known.map(({ contacts }) => contacts)),
        users: sum(known.map(({ users }) => users)),
      },
      escalations: sum(raised.filter(isCovered).map(({ count }) => count)),
    };
  });
}

/** Null where nobody called, or nobody knows. */
export function contactRate(days: readonly CoveredDay[]): ContactRate | null {
  const contacts = sum(days.map((day) => day.contacts));
  if (contacts === 0) return null;
  const escalations = sum(days.map((day) => day.escalations));
  const users = sum(days.map(({ usersKnown }) => usersKnown.users));
  return {
    contacts,
    escalations,
    per100Contacts: (100 * escalations) / contacts,
    per1000Users:
      users === 0 ? null : (1000 * sum(days.map(({ usersKnown }) => usersKnown.contacts))) / users,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
