/** One example from the options of `switchboard simulate`: raised, perhaps acknowledged, perhaps resolved. */
import type { Config } from '../../config/config.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { noFacts, type Priority } from '../../domain/escalation.ts';
import { onCallAt } from '../../domain/on-call.ts';
import type { Story } from '../../domain/simulate.ts';
import type { Team } from '../../domain/team.ts';
import { survey } from '../lint/surveyed.ts';

export type ExampleOptions = {
  raisedAt: Instant;
  team: string;
  priority: Priority;
  onPhone: boolean;
  callbackAt: Instant | null;
  acknowledgedAfterMs?: number | undefined;
  resolvedAfterMs?: number | undefined;
  until: Instant;
};

/** Whoever they are, where nobody is named. */
export const someReporter = 'reporter';
export const someOwner = 'owner';

export function exampleOf(config: Config, options: ExampleOptions): Story {
  const { raisedAt, acknowledgedAfterMs, resolvedAfterMs, until } = options;
  const ownedAt = acknowledgedAfterMs === undefined ? undefined : raisedAt + acknowledgedAfterMs;
  const endedAt = resolvedAfterMs === undefined ? undefined : raisedAt + resolvedAfterMs;
  const team = config.teams[options.team];
  const owner = team ? ownerAt(config, team, ownedAt ?? endedAt ?? raisedAt) : someOwner;
  const by = { id: owner, team: options.team, responder: true, lead: false };
  const acknowledged: Story['deeds'][number][] =
    ownedAt === undefined || (endedAt !== undefined && endedAt < ownedAt)
      ? []
      : [{ at: ownedAt, given: { kind: 'acknowledge', by, via: 'button' } }];
  const resolution = { fixed: '', tellUser: '', cause: null, document: null };
  return {
    id: 'example',
    raisedAt,
    until,
    draft: {
      ...noFacts,
      team: options.team,
      priority: options.priority,
      reporter: agentAt(config, raisedAt),
      onPhone: options.onPhone,
      callbackAt: options.callbackAt,
      routed: 'chosen',
      rule: null,
      source: null,
    },
    deeds: [
      ...acknowledged,
      ...(endedAt === undefined
        ? []
        : [{ at: endedAt, given: { kind: 'resolve', by, via: 'button', resolution } as const }]),
    ],
  };
}

/** An agent who is on duty then, where shifts name people. */
function agentAt(config: Config, at: Instant): string {
  const { calendars } = survey(config, { from: at, to: at });
  const [first] = onCallAt(config.support?.onCall ?? [], calendars, at).now.flatMap(
    ({ crew }) => crew.users ?? [],
  );
  return first ?? someReporter;
}

/** Somebody who is on call then, where shifts name people; otherwise one of the responders. */
function ownerAt(config: Config, { onCall, responders }: Team, at: Instant): string {
  const { calendars } = survey(config, { from: at, to: at });
  const [first] = onCallAt(onCall, calendars, at).now.flatMap(({ crew }) => crew.users ?? []);
  if (first !== undefined) return first;
  const isByGroup = onCall.some(({ group }) => group !== undefined);
  return (!isByGroup && 'users' in responders ? responders.users[0] : undefined) ?? someOwner;
}
