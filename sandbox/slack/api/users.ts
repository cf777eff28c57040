/** users.* and usergroups.*: who is here, where on earth, and in which groups. */

import { withoutEmpty } from '../json.ts';
import type { Person, State, UserGroup } from '../state.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  flag,
  isRefusal,
  type Methods,
  page,
  refuse,
  word,
} from './method.ts';

export const users: Methods = {
  'users.info': { tier: 'tier4', token: 'bot', scopes: ['users:read'], run: info },
  'users.list': { tier: 'tier2', token: 'bot', scopes: ['users:read'], run: list },
  'usergroups.list': { tier: 'tier2', token: 'bot', scopes: ['usergroups:read'], run: listGroups },
  'usergroups.users.list': { tier: 'tier2', token: 'bot', scopes: ['usergroups:read'], run: listGroupUsers },
};

function info(args: Args, { state }: Backstage): Answer {
  const person = state.people.get(word(args.user));
  return person
    ? fine({ user: userObject(state, person, flag(args.include_locale)) })
    : refuse('user_not_found');
}

function list(args: Args, { state }: Backstage): Answer {
  const found = page([...state.people.values()], args, 1000);
  if (isRefusal(found)) return found;
  const members = found.items.map((person) => userObject(state, person, flag(args.include_locale)));
  return fine({
    members,
    cache_ts: Math.floor(state.clock.now() / 1000),
    response_metadata: found.response_metadata,
  });
}

function userObject(state: State, person: Person, withLocale: boolean) {
  const [first = '', ...rest] = person.realName.split(' ');
  const at = state.clock.now();
  const isExternal = person.teamId !== undefined && person.teamId !== state.teamId;
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
    is_stranger: isExternal ? true : undefined,
    is_bot: person.isBot ?? false,
    is_app_user: false,
    updated: 1,
    locale: withLocale ? person.locale : undefined,
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

function listGroups(args: Args, { state }: Backstage): Answer {
  const listed = [...state.userGroups.values()].filter(
    (group) => !group.disabled || flag(args.include_disabled),
  );
  const groups = listed.map((group) => ({
    ...groupObject(state, group),
    ...(flag(args.include_users) ? { users: group.users } : {}),
    ...(flag(args.include_count) ? { user_count: String(group.users.length) } : {}),
  }));
  return fine({ usergroups: groups });
}

function groupObject(state: State, { id, handle, name, disabled = false }: UserGroup) {
  return {
    id,
    team_id: state.teamId,
    is_usergroup: true,
    is_subteam: true,
    name,
    description: '',
    handle,
    is_external: false,
    date_create: 1,
    date_update: 1,
    date_delete: disabled ? 1 : 0,
    auto_type: null,
    created_by: state.botUser,
    updated_by: state.botUser,
    deleted_by: disabled ? 'USLACKBOT' : null,
    prefs: { channels: [], groups: [] },
  };
}

function listGroupUsers(args: Args, { state }: Backstage): Answer {
  const group = state.userGroups.get(word(args.usergroup));
  if (!group || (group.disabled && !flag(args.include_disabled))) return refuse('no_such_subteam');
  return fine({ users: [...group.users] });
}
