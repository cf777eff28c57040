/** What the gestures work with, and the parts every payload of an interaction has. */

import type { Backstage } from '../api/method.ts';
import type { Deliveries } from '../delivery.ts';
import { type JsonObject, withoutEmpty } from '../json.ts';
import { personOf } from '../people.ts';
import type { Channel, State } from '../state.ts';

export type Stage = Backstage & { deliveries: Deliveries };

export function userPart(state: State, user: string) {
  const person = personOf(state, user);
  return { id: user, username: person.name, name: person.name, team_id: person.teamId ?? state.teamId };
}

export function channelPart(channel: Channel): { id: string; name: string } {
  return { id: channel.id, name: publicName(channel) };
}

/** Slack does not tell an app the names of private places. */
export function publicName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** `channel` is the conversation the person is in, where that is known. */
export function bearTrigger(state: State, user: string, channel?: string): string {
  const trigger = { id: state.ids.trigger(), user, bornAt: state.clock.now(), used: false, channel };
  state.triggers.set(trigger.id, trigger);
  return trigger.id;
}

/** The fields all interactions share. */
export function interaction(state: State, type: string, user: string): JsonObject {
  return {
    type,
    team: withoutEmpty({
      id: state.teamId,
      domain: state.teamDomain,
      enterprise_id: state.enterprise?.id,
      enterprise_name: state.enterprise?.name,
    }),
    user: userPart(state, user),
    api_app_id: state.appId,
    token: state.verificationToken,
    enterprise: state.enterprise ? { ...state.enterprise } : null,
    is_enterprise_install: false,
  };
}

/** Interactions need the manifest's permission. */
export function requireInteractivity(state: State): void {
  if (!state.manifest.interactivity)
    throw new Error('The manifest does not enable interactivity, so nothing can be clicked.');
}
