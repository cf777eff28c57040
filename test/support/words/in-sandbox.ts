/** What the bot of a sandbox says, by its own views, and single lines of it to look for: to the example's people, on the Monday morning on which a sandbox begins. */
import { readFileSync } from 'node:fs';
import { cast, castWithSlacksIds } from '../../../sandbox/cast.ts';
import { createStillClock } from '../../../sandbox/slack/clock.ts';
import { slackId } from '../../../sandbox/slack/slacks-ids.ts';
import { createWorkspace } from '../../../sandbox/slack/workspace.ts';
import { storyBeginsAt } from '../../../sandbox/story/story.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { type Promised, promiseSentence } from '../../../src/views/forms/promise.ts';
import { en } from '../../../src/views/words/en/index.ts';
import { manifest } from '../manifest.ts';
import { type About, at } from './about.ts';
import { type Words, wordsOf } from './words.ts';

export function wordsInSandbox(configPath: string): Words {
  const loaded = loadConfig(
    readable(readFileSync(new URL(`../../../${configPath}`, import.meta.url), 'utf8')),
  );
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const { config } = loaded;
  const { state } = createWorkspace({
    ...cast,
    // What is made here has readable ids, and what the sandbox says has Slack's.
    people: [...cast.people, ...castWithSlacksIds.people],
    manifest: manifest(),
    clock: createStillClock(storyBeginsAt),
  });
  return wordsOf({ state, config: () => config });
}

/** What is said names people, so it is the same with ids that can be read. */
const readable = (config: string): string =>
  [...cast.people, ...cast.channels, ...(cast.userGroups ?? [])].reduce(
    (text, { id }) => text.replaceAll(slackId(id), id),
    config,
  );

/** The first of these lines, or the first that is not one of `unlike`. */
export function firstLine(lines: readonly string[], unlike: readonly string[] = []): string {
  const found = lines.find((line) => !unlike.includes(line));
  if (found === undefined) throw new Error('there is no such line');
  return found;
}

/** The first line below the heading that a card of this has, and one of `unlike` has not; without the bullet of a list. */
export function lineOfCard(
  words: Words,
  facts: About,
  { unlike = {}, viewer = 'UKENJI' }: { unlike?: About; viewer?: string } = {},
): string {
  const below = words.card(facts, viewer).slice(1);
  return firstLine(below, words.card(unlike, viewer)).replace(/^• /, '');
}

/** What the form says of a team that is chosen and open. */
export const promiseInForm = (
  { read }: Words,
  promised: Omit<Promised, 'team' | 'closedUntil' | 'chosen'>,
): string =>
  read(
    promiseSentence(
      { ...promised, team: '', closedUntil: null, chosen: true },
      { now: at('10:00'), timeZone: 'Europe/Dublin', words: en },
    ),
  );
