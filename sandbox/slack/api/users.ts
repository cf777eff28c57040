/** users.* and usergroups.*: who is here, where on earth, and in which groups. */

import { isOfWorkspace } from '../people.ts';
import { userObject } from '../person-object.ts';
import type { State, UserGroup } from '../state.ts';
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

/** More than so many are only given in pages. Slack says that there is such a number, and not which. */
const mostAtOnce = 1000;

/** Everybody with an account in this workspace, those who have left and the apps included. */
function list(args: Args, { state }: Backstage): Answer {
  const everybody = [...state.people.values()].filter((person) => isOfWorkspace(state, person));
  if (!args.limit && everybody.length > mostAtOnce) return refuse('limit_required');
  const found = page(everybody, args, mostAtOnce);
  if (isRefusal(found)) return found;
  const members = found.items.map((person) => userObject(state, person, flag(args.include_locale)));
  return fine({
    members,
    cache_ts: Math.floor(state.clock.now() / 1000),
    response_metadata: found.response_metadata,
  });
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
