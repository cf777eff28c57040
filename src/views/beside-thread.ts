/** Answers to what was written beside any thread: which questions wait, or what the bot is for. */
import type { Escalation } from '../domain/escalation.ts';
import { fallbackText } from './fallback-text.ts';
import { bullets, line, linked, type Message, message, richText } from './lines.ts';
import { cut, typed } from './parts.ts';
import type { Words } from './words/words.ts';

const maxSummary = 120;

/** `messages` are those of the agent who was asked, by the ids of the escalations. */
export const whichQuestion = (
  waiting: readonly Pick<Escalation, 'id' | 'summary'>[],
  messages: ReadonlyMap<string, { permalink: string | null }>,
  { answers }: Words,
): Message =>
  message([
    line(answers.severalWait),
    ...bullets(
      waiting.map(({ id, summary }) => [
        linked(messages.get(id)?.permalink ?? null, id),
        ' ',
        typed(cut(summary, maxSummary)),
      ]),
    ),
  ]);

export function besideHelp(help: Message, { answers }: Words): Message {
  const first = line(answers.nobodyReadsHere);
  return { text: `${fallbackText([first])} ${help.text}`, blocks: [richText(first), ...help.blocks] };
}
