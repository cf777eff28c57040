/** What a message of the bot is made of: buttons, a header, lines, and whom they name. How it is worded does not matter. */

import type { SeenMessage, World } from '../../live/protocol.ts';
import { asObjects, asText, type JsonObject, textOf } from '../../slack/json.ts';
import { parts } from '../../slack/mrkdwn.ts';
import { elementsIn } from '../../slack/view-state.ts';

type Blocks = Pick<SeenMessage, 'blocks'>;
type People = Pick<World, 'people'>;

/** Of the first button that does one of these: what it is about. */
export const aboutOf = ({ blocks }: Blocks, ...actionIds: string[]): string | undefined =>
  elementsIn(blocks)
    .map(({ element }) => element)
    .filter(({ action_id: actionId }) => actionIds.includes(asText(actionId)))
    .map(({ value }) => asText(value))[0];

export const headerOf = ({ blocks }: Blocks): string | undefined =>
  blocks.filter(({ type }) => type === 'header').map(({ text }) => textOf(text))[0];

/** Its sentences, each in its pieces; neither quotes nor lists, which are what somebody typed. */
export const linesOf = ({ blocks }: Blocks): JsonObject[][] =>
  blocks
    .filter(({ type }) => type === 'rich_text')
    .flatMap(({ elements }) => asObjects(elements))
    .filter(({ type }) => type === 'rich_text_section')
    .map(({ elements }) => asObjects(elements));

export const wordsIn = (line: readonly JsonObject[]): string => line.map(textOf).join('');

/** In a channel Slack writes it for each reader; to one person it is said on their clock, in a piece of its own. */
export const isTime = (piece: JsonObject): boolean =>
  piece.type === 'date' || /^\D*(?:\d{1,2} \p{L}+ )?\d{1,2}:\d{2}(?: [ap]m)?$/u.test(textOf(piece));

/** User ids in the order in which they are mentioned, or named where nothing else is said. */
export const namedIn = (message: Blocks, { people }: People): string[] =>
  linesOf(message)
    .flat()
    .flatMap((piece) =>
      piece.type === 'user' ? [asText(piece.user_id)] : (idOf(people, textOf(piece)) ?? []),
    );

/** Whom the small print names. */
export function namedBelow({ blocks }: Blocks, { people }: People): string | undefined {
  const print = blocks
    .filter(({ type }) => type === 'context')
    .flatMap(({ elements }) => asObjects(elements))
    .flatMap((element) => parts(textOf(element)));
  const mentioned = print.find((part) => part.kind === 'user');
  if (mentioned?.kind === 'user') return mentioned.id;
  const words = print.flatMap((part) => (part.kind === 'text' ? part.text.split(/\s+/) : []));
  return words.map((word) => idOf(people, word)).find((id) => id !== undefined);
}

const idOf = (people: World['people'], name: string): string | undefined =>
  people.find(({ realName }) => realName === name)?.id;
