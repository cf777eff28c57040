/** What the app is allowed to be: its manifest, read once. What is not in it does not exist in the workspace. */

import { asList, asObject, asObjects, asText, type JsonObject } from './json.ts';

export type Shortcut = { name: string; callbackId: string; kind: 'global' | 'message'; description: string };
/** The hint says what may follow the command. */
export type SlashCommand = {
  command: string;
  shouldEscape: boolean;
  description: string;
  usageHint: string;
};

export type Manifest = {
  name: string;
  scopes: Set<string>;
  events: Set<string>;
  commands: SlashCommand[];
  shortcuts: Shortcut[];
  homeTab: boolean;
  messagesTab: boolean;
  /** People may not write to the app in its Messages tab. */
  messagesReadOnly: boolean;
  interactivity: boolean;
  socketMode: boolean;
};

export function readManifest(manifest: JsonObject): Manifest {
  const features = asObject(manifest.features);
  const settings = asObject(manifest.settings);
  const home = asObject(features.app_home);
  const texts = (value: unknown) => asList(value).filter((item) => typeof item === 'string');
  const scopes = asObject(asObject(manifest.oauth_config).scopes);
  return {
    name:
      asText(asObject(features.bot_user).display_name) || asText(asObject(manifest.display_information).name),
    scopes: new Set(texts(scopes.bot)),
    events: new Set(texts(asObject(settings.event_subscriptions).bot_events)),
    commands: asObjects(features.slash_commands).map((command) => ({
      command: asText(command.command),
      shouldEscape: command.should_escape === true,
      description: asText(command.description),
      usageHint: asText(command.usage_hint),
    })),
    shortcuts: asObjects(features.shortcuts).map((shortcut) => ({
      name: asText(shortcut.name),
      callbackId: asText(shortcut.callback_id),
      kind: shortcut.type === 'message' ? 'message' : 'global',
      description: asText(shortcut.description),
    })),
    homeTab: home.home_tab_enabled === true,
    messagesTab: home.messages_tab_enabled === true,
    messagesReadOnly: home.messages_tab_read_only_enabled === true,
    interactivity: asObject(settings.interactivity).is_enabled === true,
    socketMode: settings.socket_mode_enabled === true,
  };
}
