/** What nobody should have to read: an id in place of a name, and a `:name:` where Slack draws no emoji. */
import { emoji } from '../../sandbox/slack/emoji.ts';
import { asText, isObject } from '../../sandbox/slack/json.ts';
import type { Ephemeral, Message, State, View } from '../../sandbox/slack/state.ts';

/** The workspace's own emoji that stories speak of. */
const own = new Set(['acme-logo']);

const id = /(?<![\w./%-])[A-Z][A-Z0-9]{2,}(?![\w-])/g;
/** As Slack makes them. */
const likeSlacks = /^[UWCGDSB]0[A-Z0-9]{6,}$/;
const name = /(?<![\w:]):([a-z0-9_+'-]*[a-z][a-z0-9_+'-]*):(?!\w)/g;
const address = /\b[a-z][a-z0-9+.-]*:\/\/\S+/g;

type Words = { text: string; drawsEmoji: boolean };

export function watchRaw(state: State, { people, userGroups, channels } = state) {
  const found = new Set<string>();
  const isId = (word: string) =>
    people.has(word) || userGroups.has(word) || channels.has(word) || likeSlacks.test(word);

  function read({ text, drawsEmoji }: Words): void {
    const bare = text.replace(address, '');
    for (const [word] of bare.matchAll(id)) if (isId(word)) found.add(`${word} in: ${text}`);
    for (const [whole, called = ''] of bare.matchAll(name))
      if (!drawsEmoji || !(emoji(called) || own.has(called))) found.add(`${whole} in: ${text}`);
  }

  const see = ({ blocks, text = '' }: { blocks: unknown; text?: string }) =>
    [{ text: unmarked(text), drawsEmoji: true }, ...wordsIn(blocks)].forEach(read);
  const said = (message: Message) => message.byBot && see(message);
  state.on('message', said);
  state.on('edit', said);
  state.on('ephemeral', (shown: Ephemeral) => see(shown));
  state.on('modal', ({ view }) => view && see(view));
  state.on('home', (view: View) => see(view));
  return () => [...found];
}

/** What is left of mrkdwn for people to read when Slack has made names of what it knows. */
const unmarked = (mrkdwn: string): string => mrkdwn.replace(/<[^<>|]*(?:\|([^<>]*))?>/g, '$1');

/** Every text that somebody reads, and whether Slack draws emoji in it. */
function wordsIn(value: unknown): Words[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isObject(value)) return [];
  const { type, text, initial_value: typed, options, option_groups, ...rest } = value;
  const inside = [
    typed !== undefined ? [{ text: asText(typed), drawsEmoji: false }] : [],
    wordsIn(options),
    wordsIn(option_groups),
  ].flat();
  if (type === 'mrkdwn') return [{ text: unmarked(asText(text)), drawsEmoji: true }];
  if (type === 'plain_text') return [{ text: asText(text), drawsEmoji: rest.emoji !== false }];
  const own = typeof text === 'string' ? [{ text, drawsEmoji: type === 'markdown' }] : wordsIn(text);
  const aloud = [rest.alt_text, rest.caption].map((each) => ({ text: asText(each), drawsEmoji: false }));
  return [...own, ...inside, ...aloud, ...Object.values(rest).flatMap(wordsIn)];
}
