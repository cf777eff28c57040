import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const upTo = (longest: number) => z.string().min(1).max(longest);

/** Slack's documented limits of an app manifest, for the parts that ours uses; anything else is an unknown key. */
const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1) }),
  display_information: z.strictObject({
    name: upTo(35),
    description: upTo(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: upTo(80), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z
      .array(
        z.strictObject({
          command: upTo(32).startsWith('/'),
          description: upTo(2000),
          usage_hint: upTo(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: upTo(24),
          type: z.enum(['message', 'global']),
          callback_id: upTo(255),
          description: upTo(150),
        }),
      )
      .refine((all) =>
        ['message', 'global'].every((type) => all.filter((one) => one.type === type).length <= 5),
      ),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const app = manifest.parse(parse(text));

/** What Slack documents an event to need. */
const scopeOfEvent: Record<string, string | null> = {
  app_home_opened: null,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  channel_unarchive: 'channels:read',
  group_unarchive: 'groups:read',
  member_joined_channel: 'channels:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

test('it asks for these scopes and no more, each with its reason', () => {
  const scopes = app.oauth_config.scopes.bot;
  expect(scopes).toEqual([
    'commands',
    'chat:write',
    'users:read',
    'usergroups:read',
    'channels:read',
    'groups:read',
    'channels:history',
    'groups:history',
    'im:history',
    'im:write',
    'files:write',
    'reactions:read',
  ]);
  expect(scopes.filter((scope) => !new RegExp(`- ${scope} # \\S`).test(text))).toEqual([]);
});

test('every event has the scope that Slack wants for it', () => {
  const { scopes } = app.oauth_config;
  expect(app.settings.event_subscriptions.bot_events.map((event) => [event, scopeOfEvent[event]])).toEqual(
    Object.entries(scopeOfEvent).filter(([, scope]) => scope === null || scopes.bot.includes(scope)),
  );
});

test('people find the command, both shortcuts, Home, and a direct message they can answer', () => {
  expect({
    commands: app.features.slash_commands.map(({ command, should_escape }) => [command, should_escape]),
    shortcuts: app.features.shortcuts.map(({ type, callback_id }) => [type, callback_id]),
    home: app.features.app_home,
    settings: [app.settings.interactivity.is_enabled, app.settings.socket_mode_enabled],
    not: [app.settings.org_deploy_enabled, app.settings.token_rotation_enabled],
  }).toEqual({
    commands: [['/escalate', false]],
    shortcuts: [
      ['message', 'escalate_call_summary'],
      ['global', 'new_escalation'],
    ],
    home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    settings: [true, true],
    not: [false, false],
  });
});
