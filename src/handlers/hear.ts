/** What is done under a message that is ours, or may be, is stored before Slack hears that it arrived. */
import type { HeardUnder } from '../domain/heard.ts';
import type { Said } from '../views/forms/notice.ts';
import { refusedAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { tellAuthor } from './ephemeral.ts';
import type { Exchange } from './routes.ts';

/** What its author is to be told. `forNow`: a minute later it may be another answer. */
export type Answered = {
  tell: readonly Said[];
  forNow?: boolean;
  /** What their Home shows is no longer true. */
  changesHome?: boolean;
  /** What they are told takes the place of the message that was pressed. */
  replaces?: boolean;
};

const notStored = {
  reply: 'a reply was not saved',
  eyes: 'an acknowledgement by 👀 was not saved',
} as const;

/** `author` wrote the message it was done under, where Slack says so. What cannot be stored is brought again by Slack, or its author is told. */
export async function hear(
  { engine, inbox, log }: Pick<Deps, 'engine' | 'inbox' | 'log'>,
  heard: HeardUnder,
  {
    author,
    client,
    botUserId,
    acknowledgement,
  }: Pick<Exchange, 'client' | 'botUserId' | 'acknowledgement'> & { author: string | null | undefined },
): Promise<void> {
  try {
    const known = await engine.at(heard.channel, heard.root);
    if (!known && (!author || author !== botUserId)) return;
    await inbox.hear(heard, known?.escalation.id ?? null);
  } catch (error) {
    log.error({ err: error }, notStored[heard.kind]);
    if (!acknowledgement.bringAgain()) await tellAuthor(client, heard, refusedAnswer('notSaved', words));
  }
}
