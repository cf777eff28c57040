/** The audience of a change: who hears of it, and how; what the clock says by itself, and whom a new card mentions. */
import type { Instant } from './calendars/calendar.ts';
import type { Change } from './command.ts';
import type { Directory } from './directory.ts';
import type { Deed, Escalation, Notice, Priority, Reminder } from './escalation.ts';
import { crewsFor, onCallAt } from './on-call.ts';
import type { Crew, Team } from './team.ts';
import { hasBecomeUrgent, isUrgent } from './urgency.ts';

export type Promises = Pick<Directory, 'policyOf' | 'calendars'> &
  Partial<Pick<Directory, 'leadsForAgents' | 'support' | 'membersOf'>> & {
    teams: Readonly<Record<string, Pick<Team, 'leads' | 'leadGroups' | 'onCall' | 'fallback'>>>;
  };

export type Audience =
  /** Seen by whoever looks; nobody is mentioned. */
  | { who: 'channel' | 'thread' }
  /** No crew: a mention of nobody. */
  | { who: 'on-call'; crews: Crew[]; fallback: boolean }
  /** Those agents who are there, in the channel of the agents. */
  | { who: 'agents'; channel: string; crews: Crew[] }
  | { who: 'owner' | 'lead' | 'reporter' | 'agent'; person: string };

export type Told = {
  at: Instant;
  team: string;
  priority: Priority;
  to: Audience;
  what: Deed['what'];
  /** Only where it was `reminded`. */
  reminder: Reminder | null;
};

/** What is said of people's own acts is the same whatever was promised, and left out, but for whom a new card mentions. */
export function toldBy({ escalation, entry, notices }: Change, promises: Promises): Told[] {
  const { at, deed } = entry;
  const { team, priority } = escalation;
  return notices.flatMap((notice): Told[] => {
    const to = audienceOf(notice, { escalation, entry }, promises);
    const reminder = 'reminder' in notice ? notice.reminder : null;
    return to ? [{ at, team, priority, to, what: deed.what, reminder }] : [];
  });
}

function audienceOf(
  notice: Notice,
  { escalation, entry }: Pick<Change, 'escalation' | 'entry'>,
  promises: Promises,
): Audience | undefined {
  const byClock = entry.by === 'switchboard';
  switch (notice.kind) {
    case 'card':
      return isNewCard(notice, { escalation, entry })
        ? isUrgent(escalation, entry.at)
          ? onCallFor(escalation, entry.at, promises)
          : { who: 'channel' }
        : undefined;
    case 'card entry':
      if (hasBecomeUrgent(escalation, entry)) return onCallFor(escalation, entry.at, promises);
      return byClock ? { who: 'thread' } : undefined;
    case 'agent entry':
      return byClock ? { who: 'reporter', person: escalation.reporter } : undefined;
    case 'agent':
    case 'lines':
      return undefined;
    case 'lead':
      return { who: 'lead', person: notice.lead };
    case 'reminder':
      return notice.to === 'thread' ? { who: 'thread' } : onCallFor(escalation, entry.at, promises);
    case 'hand-over':
      return onCallFor(escalation, entry.at, promises);
    case 'side offer':
      return 'user' in notice.to
        ? { who: notice.as === 'lead' ? 'lead' : 'agent', person: notice.to.user }
        : { who: 'agents', channel: notice.to.channel, crews: agentsThere(escalation, entry.at, promises) };
    case 'personal reminder':
    case 'personal hand-over':
      return { who: notice.as, person: notice.person };
  }
}

const isNewCard = (
  { card }: { card: number },
  { escalation, entry }: Pick<Change, 'escalation' | 'entry'>,
): boolean => card === escalation.moves && (entry.deed.what === 'raised' || entry.deed.what === 'moved');

/** But for the agent who has gone, who may be of another crew. */
const agentsThere = ({ reporter }: Escalation, at: Instant, { support, calendars }: Promises): Crew[] =>
  onCallAt(support?.onCall ?? [], calendars, at).now.flatMap(({ crew: { group, users = [] } }) => {
    const others = users.filter((user) => user !== reporter);
    return group === undefined && others.length === 0 ? [] : [{ group, users: others }];
  });

function onCallFor({ team, ...escalation }: Escalation, at: Instant, promises: Promises): Audience {
  const mentioned = promises.teams[team];
  if (!mentioned) return { who: 'on-call', crews: [], fallback: false };
  return { who: 'on-call', ...crewsFor(mentioned, promises.calendars, at, isUrgent(escalation, at)) };
}
