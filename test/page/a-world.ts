/** A world as the page is told of it, to be changed where a test needs it otherwise. */

import { castWithSlacksIds } from '../../sandbox/cast.ts';
import type { Place, SeenMessage, World } from '../../sandbox/live/protocol.ts';
import { asObjects } from '../../sandbox/slack/json.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';

export const start = Date.parse('2026-11-23T10:00:00Z');

const place = (id: string, kind: Place['kind'], name: string): Place => ({
  id,
  kind,
  name,
  topic: '',
  archived: false,
  member: true,
  closed: null,
  people: 7,
  unread: 0,
  calls: 0,
  unreadThreads: {},
});

export function aWorld(differs: Partial<World> = {}): World {
  return {
    viewer: slackId('UAOIFE'),
    workspace: { name: 'Sandbox', botUser: 'UBOT', appName: 'Switchboard', commands: [], shortcuts: [] },
    people: [
      { id: 'UBOT', name: 'switchboard', realName: 'Switchboard', tz: '', locale: 'en-US', isBot: true },
      ...castWithSlacksIds.people,
    ],
    groups: [],
    places: [place(slackId('C0ENG'), 'public', 'esc-engineering'), place('DAPP', 'app', 'Switchboard')],
    messages: [],
    modals: [],
    home: null,
    attention: {},
    clock: { now: start, walks: true, movingTo: null },
    trouble: { bot: 'running', outage: false, rateLimit: false, dropAnswers: false },
    did: [],
    hasPast: false,
    ...differs,
  };
}

/** By the bot, so many seconds after the start. */
export function said(
  channel: string,
  secondsOn: number,
  message: { text: string; blocks?: readonly object[] } | undefined,
  threadTs?: string,
) {
  if (!message) throw new Error('The bot says nothing of it.');
  return {
    channel,
    ts: `${start / 1000 + secondsOn}.000100`,
    user: 'UBOT',
    text: message.text,
    blocks: asObjects(message.blocks),
    attachments: [],
    threadTs,
    broadcast: false,
    reactions: [],
    pings: [],
    byBot: true,
    values: {},
  } satisfies SeenMessage;
}
