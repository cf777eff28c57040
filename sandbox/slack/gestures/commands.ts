/** Slash commands and shortcuts: only those the manifest declares. */

import type { Delivery } from '../delivery.ts';
import { isObject } from '../json.ts';
import type { Shortcut } from '../manifest.ts';
import { inSlacksForm } from '../message-object.ts';
import { directChannelOf, findMessage } from '../messages.ts';
import { escapeText } from '../mrkdwn.ts';
import { channelSeenBy, personOf } from '../people.ts';
import { bearResponseUrl, respond } from '../response-urls.ts';
import {
  bearTrigger,
  channelPart,
  interaction,
  publicName,
  requireInteractivity,
  type Stage,
  userPart,
} from './stage.ts';

export function createCommands(stage: Stage) {
  const { state, deliveries } = stage;

  return {
    /** `/escalate risk urgent …` as typed. Where no channel is named: in the direct conversation with the app. */
    async command(
      user: string,
      typed: string,
      { channel: where }: { channel?: string } = {},
    ): Promise<Delivery> {
      const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
      const declared = state.manifest.commands.find((command) => command.command === name);
      if (!declared)
        throw new Error(
          `There is no command ${name || typed}. There are: ${state.manifest.commands.map((one) => one.command).join(', ') || 'none'}.`,
        );
      if (!state.manifest.scopes.has('commands')) throw new Error('The manifest lacks the scope commands.');
      const channel = where
        ? channelSeenBy(state, user, where)
        : directChannelOf(state, personOf(state, user).id);
      const who = userPart(state, user);
      const born = { user, channel: channel.id };
      const payload = {
        token: state.verificationToken,
        team_id: state.teamId,
        team_domain: state.teamDomain,
        ...(state.enterprise && {
          enterprise_id: state.enterprise.id,
          enterprise_name: state.enterprise.name,
        }),
        channel_id: channel.id,
        channel_name: publicName(channel),
        user_id: user,
        user_name: who.name,
        command: name,
        text: escapeText(text),
        api_app_id: state.appId,
        is_enterprise_install: 'false',
        response_url: bearResponseUrl(stage, born),
        trigger_id: bearTrigger(state, user, channel.id),
      };
      const delivery = await deliveries.deliver('slash_commands', payload, `the command ${name}`, user);
      const said = delivery.reply?.ok ? delivery.reply.body : undefined;
      if (isObject(said) && Object.keys(said).length > 0) respond(born, said, stage);
      return delivery;
    },

    /** By its name or its callback id. */
    async globalShortcut(user: string, named: string): Promise<Delivery> {
      const { name, callbackId } = shortcutOf(named, 'global');
      const payload = {
        ...interaction(state, 'shortcut', user),
        callback_id: callbackId,
        trigger_id: bearTrigger(state, user),
        action_ts: state.ids.ts(),
      };
      return deliveries.deliver('interactive', payload, `the shortcut "${name}"`, user);
    },

    /** By its name or its callback id. */
    async messageShortcut(
      user: string,
      named: string,
      at: { channel: string; ts: string },
    ): Promise<Delivery> {
      const { name, callbackId } = shortcutOf(named, 'message');
      const channel = channelSeenBy(state, user, at.channel);
      const message = findMessage(state, channel.id, at.ts);
      if (!message) throw new Error(`There is no message ${at.ts} in #${channel.name}.`);
      const payload = {
        ...interaction(state, 'message_action', user),
        callback_id: callbackId,
        trigger_id: bearTrigger(state, user, channel.id),
        action_ts: state.ids.ts(),
        message_ts: message.ts,
        channel: channelPart(channel),
        message: inSlacksForm(state, message),
        response_url: bearResponseUrl(stage, { user, channel: channel.id }),
      };
      return deliveries.deliver('interactive', payload, `the shortcut "${name}"`, user);
    },
  };

  function shortcutOf(named: string, kind: Shortcut['kind']): Shortcut {
    requireInteractivity(state);
    const of = state.manifest.shortcuts.filter((shortcut) => shortcut.kind === kind);
    const found = of.find(({ name }) => name === named) ?? of.find(({ callbackId }) => callbackId === named);
    if (!found)
      throw new Error(
        `There is no ${kind} shortcut "${named}". There are: ${of.map((one) => `"${one.name}"`).join(', ') || 'none'}.`,
      );
    return found;
  }
}
