/** The channel object of replies. */

import type { Channel, Posting, State } from '../state.ts';

export function channelObject(state: State, channel: Channel) {
  const created = Math.floor(channel.createdAt / 1000);
  const base = {
    id: channel.id,
    created,
    is_archived: channel.archived,
    is_org_shared: false,
    context_team_id: state.teamId,
    updated: channel.createdAt,
  };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((member) => member !== state.botUser) ?? '';
    return {
      ...base,
      is_im: true,
      user,
      is_user_deleted: state.people.get(user)?.deleted ?? false,
      priority: 0,
      is_open: true,
    };
  }
  const note = { value: channel.topic, creator: '', last_set: 0 };
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    is_member: channel.members.has(state.botUser),
    ...postingFields(channel.posting),
    unlinked: 0,
    creator: state.botUser,
    shared_team_ids: [state.teamId],
    pending_shared: [],
    pending_connected_team_ids: [],
    topic: note,
    purpose: { ...note, value: '' },
    previous_names: [],
  };
}

/** For whoever asks, here the bot; `posting_restricted_to` says only who may. */
function postingFields(posting: Posting | undefined) {
  switch (posting) {
    case 'read only':
      return { is_read_only: true };
    case 'replies only':
      return { is_thread_only: true };
    case 'no replies':
      return { is_non_threadable: true };
    case 'some people only':
      return { properties: { posting_restricted_to: { type: ['admin'], user: [] } } };
    case undefined:
      return {};
  }
}
