/** Listens to the bot with a watch: what it says, at which time in Dublin, and who is notified. */
import type { Bot } from './bot.ts';

export type Heard = readonly [at: string, where: string, text: string, pings: readonly string[]];

const inDublin = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Dublin', timeStyle: 'medium' });

/** From now on everything said is heard here, and `bot.said` has nothing left to tell. */
export function listenTo(bot: Bot): () => Heard[] {
  const heard: Heard[] = [];
  const note = (pings: readonly string[]) => {
    const at = inDublin.format(bot.now());
    for (const [where, text] of bot.said()) heard.push([at, where, text, pings]);
  };
  bot.slack.on('message', ({ pings }) => note(pings));
  bot.slack.on('ephemeral', () => note([]));
  return () => heard.splice(0);
}

/** What was said but for the digests, which leads get every morning of their own. */
export const withoutDigests = (bot: Bot): readonly (readonly [where: string, text: string])[] =>
  bot.said().filter(([, text]) => bot.words.digestDay(text) === undefined);
