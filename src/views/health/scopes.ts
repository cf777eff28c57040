/** What stops working without a scope. */

const without: Readonly<Record<string, string>> = {
  commands: '/escalate and the shortcuts do not exist',
  'chat:write': 'nothing can be said at all',
  'users:read': 'nobody’s name and time zone is known, and guests are not told from members',
  'usergroups:read': 'nobody knows who is in a user group',
  'channels:read': 'nobody knows who is in a public channel, nor whether the bot is',
  'groups:read': 'nobody knows who is in a private channel, nor whether the bot is',
  'channels:history':
    'in public channels replies under a card are not read, and after an interruption it cannot be looked up whether a message was sent',
  'groups:history':
    'in private channels replies under a card are not read, and after an interruption it cannot be looked up whether a message was sent',
  'im:history':
    'answers in direct messages are not read, and after an interruption it cannot be looked up whether a message was sent',
  'im:write': 'no direct message can be sent',
  'reactions:read': '👀 on a card does not acknowledge it',
};

export const withoutScope = (scope: string): string => without[scope] ?? 'something new does not work';
