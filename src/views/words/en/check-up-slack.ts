/** What is said of Slack: tokens, scopes, clocks, and what the configuration names there. */
import type { Area } from '../../../doctor/finding.ts';
import { foundWords, type Telling } from '../../health/naming.ts';
import { channelWords, groupWords, personWords } from './check-up-troubles.ts';
import { duration, form, many } from './grammar.ts';

type OfSlack =
  | 'silence'
  | 'identity'
  | 'not a bot'
  | 'token refused'
  | 'app token'
  | 'app token refused'
  | 'scopes'
  | 'scopes unknown'
  | 'scope missing'
  | 'clock'
  | 'clock unknown'
  | 'channels'
  | 'channel'
  | 'groups'
  | 'group'
  | 'people'
  | 'person'
  | 'nobody leads'
  | 'refused'
  | 'not looked at';

export const slackWords: Telling<OfSlack> = {
  silence: ({ reason }) =>
    foundWords(
      `Slack does not answer (${reason}), so nothing there was looked at.`,
      'Can this machine reach https://slack.com? If it can, see https://slack-status.com.',
    ),
  identity: ({ botName, workspace, workspaceId }) =>
    foundWords(`It is ${botName} in ${workspace} (${workspaceId}).`),
  'not a bot': () =>
    foundWords('SLACK_BOT_TOKEN is not the token of a bot.', 'Take the one that begins with xoxb-.'),
  'token refused': ({ code }) =>
    foundWords(
      `Slack refuses SLACK_BOT_TOKEN (${code}).`,
      'Copy it again, from the app that is installed in this workspace: OAuth & Permissions.',
    ),
  'app token': () => foundWords('It opens Socket Mode.'),
  'app token refused': ({ code }) =>
    foundWords(
      `Slack refuses SLACK_APP_TOKEN (${code}).`,
      'Make one with the scope connections:write: Basic Information, App-Level Tokens. And turn Socket Mode on.',
    ),
  scopes: ({ count }) => foundWords(`All ${count} of the manifest are granted.`),
  'scopes unknown': () => foundWords('Slack did not say which scopes are granted.', 'Try again.'),
  'scope missing': ({ scope, isChoice }) =>
    foundWords(
      `${scope} is not granted${isChoice ? ', which may be your choice' : ''}: ${withoutScope(scope)}.`,
      'To grant it, paste manifest.yml into App Manifest on the page of the app, and install the app again.',
    ),
  clock: ({ skewMs }) => {
    const apartMs = Math.abs(skewMs);
    if (apartMs < 1000) return foundWords('This machine agrees with Slack to the second.');
    const off = `This machine is ${exactly(apartMs)} ${skewMs > 0 ? 'behind' : 'ahead of'} Slack.`;
    return foundWords(
      off,
      apartMs > 5000 ? 'Set its clock by NTP: from five minutes on, no request of Slack is trusted.' : '',
    );
  },
  'clock unknown': () => foundWords('Slack did not say how late it is.', 'Try again.'),
  channels: ({ count }) => foundWords(`The bot is in ${many(count, 'channel')} and may post.`),
  channel: channelWords,
  groups: ({ count }) => foundWords(`${many(count, 'group')} ${form(count, 'has', 'have')} members.`),
  group: groupWords,
  people: ({ count }) =>
    foundWords(`${many(count, 'person', 'people')} ${form(count, 'is', 'are')} here, with a time zone.`),
  person: personWords,
  'nobody leads': ({ team }) =>
    foundWords(
      `Nobody is left to lead ${team}. Its fallback, or the leads of another team, hear instead.`,
      'Name somebody else under leads, or fill the group that stands there.',
    ),
  refused: ({ area, code, count }) =>
    foundWords(`${counted(area, count)} could not be looked at: Slack says ${code}.`, 'Is a scope missing?'),
  'not looked at': ({ area, waitMs, count }) =>
    waitMs === null
      ? foundWords(`${counted(area, count)} could not be looked at: Slack did not answer.`, 'Try again.')
      : foundWords(
          `${counted(area, count)} could not be looked at: Slack wants to be asked more slowly.`,
          `Try again in ${duration(waitMs)}.`,
        ),
};

/** Whole minutes would hide how close it is to harm. */
const exactly = (ms: number) => (ms < 600_000 ? `${Math.floor(ms / 1000)} s` : duration(ms));

function counted(area: Area, count: number): string {
  if (area === 'channels') return many(count, 'channel');
  if (area === 'people') return many(count, 'person', 'people');
  return 'This';
}
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
  'files:write': 'leads cannot export a table',
  'reactions:read': '👀 on a card does not acknowledge it',
};

const withoutScope = (scope: string): string => without[scope] ?? 'something new does not work';
