/** Which of what the bot did is shown, when, and in what order. */

import type { Did } from '../../live/protocol.ts';

export const filters = ['All', 'To the bot', 'From the bot', 'Failed'] as const;
export type Filter = (typeof filters)[number];

const passes: Record<Filter, (did: Did) => boolean> = {
  All: () => true,
  'To the bot': ({ direction }) => direction === 'to the bot',
  'From the bot': ({ direction }) => direction === 'from the bot',
  Failed: ({ state }) => state === 'failed',
};

/** The newest first: what happens now is where one looks, however long the list has become. */
export const didShown = (did: readonly Did[], filter: Filter): Did[] => did.filter(passes[filter]).reverse();

/** `10:02:17`. */
export const secondsShown = (at: number, tz: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: tz || 'Etc/UTC',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);

/** The note, after the word of what has no answer or has failed. */
export function stateWords({ state, note }: Pick<Did, 'state' | 'note'>): string {
  const word = { 'under way': 'under way', done: '', failed: 'failed' }[state];
  return [word, note].filter((words) => words !== '').join(': ');
}

/** Why a list is empty. */
export function nothingWords(filter: Filter): string {
  if (filter === 'Failed') return 'Nothing has failed.';
  return 'Nothing yet. Raise an escalation, and what is said between Slack and the bot stands here.';
}
