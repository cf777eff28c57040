/** A person as Slack describes them, in its answers and in its events. */
import type { PersonRow } from '../db/people.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { House } from './standing.ts';

/** What is read of a user object. Slack leaves out much of it for people who left and people of other companies. */
export type Described = {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  profile?: { display_name?: string; real_name?: string } | null;
  tz?: string;
  locale?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  enterprise_id?: string;
  enterprise_user?: { enterprise_id?: string; teams?: string[] };
  updated?: number;
};

/** What Slack leaves out is as it was known before. */
export function personIn(
  user: Described & { id: string },
  known: PersonRow | undefined,
  { workspace }: House,
  at: Instant,
): PersonRow {
  const { id, profile, enterprise_user } = user;
  const belongsHere = enterprise_user?.teams?.includes(workspace) === true;
  return {
    id,
    name: profile?.display_name || profile?.real_name || user.real_name || user.name || known?.name || id,
    timeZone: user.tz ?? known?.timeZone ?? 'UTC',
    locale: user.locale ?? known?.locale ?? 'en-US',
    workspace: belongsHere ? workspace : (user.team_id ?? null),
    enterprise: enterprise_user?.enterprise_id ?? user.enterprise_id ?? null,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
    bot: user.is_bot === true,
    deleted: user.deleted === true,
    fetchedAt: at,
    changedAt: user.updated ?? known?.changedAt ?? 0,
  };
}
