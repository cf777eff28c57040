/** What escalations were promised: today's promise of each team, those that running escalations keep, and the calendars both count on. */
import { createHash } from 'node:crypto';
import type { Queries } from '../db/queries.ts';
import { always, alwaysId, type Calendar, type Calendars } from '../domain/calendars/calendar.ts';
import { calendarOf } from '../domain/calendars/open-time.ts';
import type { CalendarRule, HolidaysOf } from '../domain/calendars/opening-hours.ts';
import type { Ladder, LiveCall, Policy, Target, Team } from '../domain/team.ts';

export type Policies = {
  /** What a team promises today; undefined when there is no such team. */
  current(team: string): { id: string; policy: Policy } | undefined;
  /** The policy an escalation keeps. Throws when it is not stored. */
  of(policyId: string): Promise<Policy>;
  /** By id: those of today's policies and of every policy that was asked for. */
  calendars: Calendars;
  /** By the name they have in the configuration today. */
  shiftCalendars(name: string): Calendar;
};

export type PolicyParts = {
  queries: Pick<Queries, 'policies'>;
  teams: Readonly<Record<string, Team>>;
  ladders: Readonly<Record<string, Ladder>>;
  calendars: Readonly<Record<string, CalendarRule>>;
  liveCall: LiveCall;
  holidaysOf: HolidaysOf;
};

export function createPolicies(parts: PolicyParts): Policies {
  const { queries, teams, liveCall, holidaysOf } = parts;
  /** Named by its content: a calendar that has been edited since is another one. */
  const ids = new Map(
    Object.entries(parts.calendars).map(([name, rule]) => [name, `${name}@${hashOf(rule).slice(0, 8)}`]),
  );
  const known = new Map<string, Calendar>([[alwaysId, always]]);
  const learn = (rules: Policy['calendars']): void => {
    for (const [id, rule] of Object.entries(rules)) {
      if (!known.has(id)) known.set(id, calendarOf(rule, holidaysOf));
    }
  };
  const calendars: Calendars = (id) => {
    const calendar = known.get(id);
    if (!calendar) throw new RangeError(`there is no calendar ${id}`);
    return calendar;
  };
  const idOf = (name: string): string => {
    const id = name === alwaysId ? alwaysId : ids.get(name);
    if (id === undefined) throw new RangeError(`there is no calendar ${name} in the configuration`);
    return id;
  };
  learn(Object.fromEntries(Object.entries(parts.calendars).map(([name, rule]) => [idOf(name), rule])));

  function policyOf(team: Team): Policy {
    const counted = (target: Target): Target => ({ ...target, calendar: idOf(target.calendar) });
    const { urgent, high, normal, low } = team.sla;
    const named = new Set(Object.values(team.sla).map((target) => target.calendar));
    return {
      sla: { urgent: counted(urgent), high: counted(high), normal: counted(normal), low: counted(low) },
      ladder: ladderOf(team, parts.ladders),
      liveCall,
      calendars: Object.fromEntries(
        Object.entries(parts.calendars).flatMap(([name, rule]) =>
          named.has(name) ? [[idOf(name), rule] as const] : [],
        ),
      ),
    };
  }

  /** A policy is named by its content: what has been read once is true for ever, and one policy is one object. */
  const kept = new Map<string, Policy>();
  const keep = (id: string, policy: Policy): Policy => {
    const one = kept.get(id) ?? policy;
    kept.set(id, one);
    return one;
  };
  const today = new Map(
    Object.entries(teams).map(([team, settings]) => {
      const policy = policyOf(settings);
      const id = hashOf(policy);
      return [team, { id, policy: keep(id, policy) }];
    }),
  );

  return {
    current: (team) => today.get(team),
    async of(policyId) {
      const policy = kept.get(policyId) ?? (await queries.policies.find(policyId));
      if (!policy) throw new Error(`policy ${policyId} is not stored`);
      learn(policy.calendars);
      return keep(policyId, policy);
    },
    calendars,
    shiftCalendars: (name) => calendars(idOf(name)),
  };
}

const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

function ladderOf(team: Team, ladders: PolicyParts['ladders']): Ladder {
  const ladder = ladders[team.ladder];
  if (!ladder) throw new Error(`there is no ladder ${team.ladder}`);
  return ladder;
}
