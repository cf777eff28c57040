/** The user object of Slack's answers and events. */

import { withoutEmpty } from './json.ts';
import { enterpriseOf, isOfWorkspace } from './people.ts';
import type { Person, State } from './state.ts';

export function userObject(state: State, person: Person, withLocale: boolean) {
  const [first = '', ...rest] = person.realName.split(' ');
  const at = state.clock.now();
  const enterprise = enterpriseOf(state, person);
  return withoutEmpty({
    id: person.id,
    team_id: person.teamId ?? state.teamId,
    name: person.name,
    deleted: person.deleted ?? false,
    color: '9f69e7',
    real_name: person.realName,
    ...(person.tz !== '' &&
      !person.deleted && {
        tz: person.tz,
        tz_label: zoneName(person.tz, at),
        tz_offset: offsetSeconds(person.tz, at),
      }),
    profile: {
      title: person.title ?? '',
      phone: '',
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.realName,
      display_name_normalized: person.realName,
      first_name: first,
      last_name: rest.join(' '),
      status_text: '',
      status_emoji: '',
      avatar_hash: `g${person.id.toLowerCase()}`,
      image_24: avatar(person, 24),
      image_48: avatar(person, 48),
      image_72: avatar(person, 72),
      image_192: avatar(person, 192),
      team: person.teamId ?? state.teamId,
      ...(person.isBot ? { bot_id: state.botId, api_app_id: state.appId, always_active: true } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isRestricted ?? false,
    is_ultra_restricted: false,
    is_stranger: isOfWorkspace(state, person) ? undefined : !sharesChannel(state, person.id),
    is_bot: person.isBot ?? false,
    is_app_user: false,
    updated: Math.floor((person.updatedAt ?? 1000) / 1000),
    locale: withLocale ? person.locale : undefined,
    enterprise_user: enterprise && {
      id: person.id,
      enterprise_id: enterprise.id,
      enterprise_name: enterprise.name,
      is_admin: false,
      is_owner: false,
      teams: [person.teamId ?? state.teamId],
    },
  });
}

function avatar(person: Person, size: number): string {
  return `https://avatars.slack-edge.com/${person.id.toLowerCase()}_${size}.png`;
}

/** Seconds east of UTC at this instant. */
function offsetSeconds(zone: string, at: number): number {
  const label = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const offset = label.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -seconds : seconds;
}

function zoneName(zone: string, at: number): string {
  const named = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' }).formatToParts(at);
  return named.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** To somebody of another workspace the app is no stranger where they share a channel. */
const sharesChannel = (state: State, user: string): boolean =>
  [...state.channels.values()].some(({ members }) => members.has(user) && members.has(state.botUser));
