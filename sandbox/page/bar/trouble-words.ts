/** What can go wrong on purpose, and how the bar says that it does. */

import type { Trouble } from '../../live/protocol.ts';

export type Switch = 'rateLimit' | 'outage' | 'dropAnswers';

export const switches: readonly { what: Switch; label: string; explains: string; chip: string }[] = [
  {
    what: 'rateLimit',
    label: 'Rate limit',
    explains: 'Slack answers every message of the bot with 429',
    chip: 'Slack limits the bot',
  },
  {
    what: 'outage',
    label: 'Outage',
    explains: 'Slack is down: nothing reaches it or comes from it',
    chip: 'Slack is down',
  },
  {
    what: 'dropAnswers',
    label: 'Drop answers',
    explains: 'Messages arrive, but the bot is not told',
    chip: 'Answers are dropped',
  },
];

/** Everything that is not as it is on a good day, one sentence each. */
export function troubleWords(trouble: Trouble): string[] {
  const bot = { starting: ['The bot is starting'], running: [], killed: ['The bot is not running'] };
  return [...bot[trouble.bot], ...switches.filter(({ what }) => trouble[what]).map(({ chip }) => chip)];
}
