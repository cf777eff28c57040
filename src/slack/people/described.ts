/** A person as Slack describes them, in its answers and in its events. */
import type { PersonRow } from '../../db/people.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { House } from './standing.ts';
import { isZoneHere, zoneAtOffset } from './time-zone.ts';

/** What is read of a user object. Slack leaves out much of it for people who left and people of other companies. */
export type Described = {
  id?: string | undefined;
  team_id?: string | null | undefined;
  name?: string | null | undefined;
  real_name?: string | null | undefined;
  profile?:
    | { display_name?: string | null | undefined; real_name?: string | null | undefined }
    | null
    | undefined;
  tz?: string | null | undefined;
  /** Seconds ahead of UTC just now. */
  tz_offset?: number | null | undefined;
  locale?: string | null | undefined;
  deleted?: boolean | null | undefined;
  is_bot?: boolean | null | undefined;
  is_restricted?: boolean | null | undefined;
  is_ultra_restricted?: boolean | null | undefined;
  enterprise_id?: string | null | undefined;
  enterprise_user?:
    | { enterprise_id?: string | null | undefined; teams?: string[] | null | undefined }
    | null
    | undefined;
  updated?: number | null | undefined;
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
    timeZone: zoneOf(user, at) ?? known?.timeZone ?? 'UTC',
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

/** Undefined where Slack says nothing of it that this machine can count in. */
function zoneOf({ tz, tz_offset }: Described, at: Instant): string | undefined {
  if (typeof tz === 'string' && isZoneHere(tz)) return tz;
  return typeof tz_offset === 'number' ? zoneAtOffset(tz_offset, at) : undefined;
}
