/** What was an emoji or a mentioned channel is one again in the rich text that is sent. */
import type { RichTextBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { withChannels } from '../../src/views/drawn.ts';
import type { Part } from '../../src/views/fallback-text.ts';
import { inParts } from '../../src/views/in-parts.ts';
import { bullets, line, message, quote, richText } from '../../src/views/lines.ts';
import { textOfQuote } from '../../src/views/undrawn.ts';
import { en } from '../../src/views/words/en/index.ts';

const leaves = (block: RichTextBlock): unknown =>
  block.elements.flatMap((part) =>
    part.elements.flatMap((each) => ('elements' in each ? each.elements : [each])),
  );
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });

test.each<[string, unknown[]]>([
  ['no emoji at all: 10:30:45', [text('no emoji at all: 10:30:45')]],
  ['🙏', [{ type: 'emoji', name: 'pray', unicode: '1f64f' }]],
  ['a 👍🏽 b', [text('a '), { type: 'emoji', name: '+1', unicode: '1f44d-1f3fd', skin_tone: 4 }, text(' b')]],
  ['👩🏽‍🚀', [{ type: 'emoji', name: 'female-astronaut', unicode: '1f469-1f3fd-200d-1f680', skin_tone: 4 }]],
  [
    '🇯🇵🇩🇪',
    [
      { type: 'emoji', name: 'jp', unicode: '1f1ef-1f1f5' },
      { type: 'emoji', name: 'de', unicode: '1f1e9-1f1ea' },
    ],
  ],
  ['1️⃣', [{ type: 'emoji', name: 'one', unicode: '31-fe0f-20e3' }]],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', [{ type: 'emoji', name: 'flag-england', unicode: '1f3f4-e0067-e0062-e0065-e006e-e0067-e007f' }]],
  ['see :acme-logo:', [text('see '), { type: 'emoji', name: 'acme-logo' }]],
  ['std::hash::of, a:b:c', [text('std::hash::of, a:b:c')]],
  ['`:pray:` 🙏', [text('`:pray:` '), { type: 'emoji', name: 'pray', unicode: '1f64f' }]],
  ['© 2026 ™', [text('© 2026 ™')]],
])('%s', (words, drawn) => {
  expect(leaves(richText(line(words)))).toEqual(drawn);
  expect(leaves(richText(...quote(words)))).toEqual(drawn);
  expect(leaves(richText(...bullets([[words]])))).toEqual(drawn);
});

test('so many emoji that the message would grow too large stay pictures', () => {
  const [block] = message(quote('🙏'.repeat(100))).blocks;
  const all = leaves(block as RichTextBlock) as { type: string }[];
  expect(all.map(({ type }) => type)).toEqual([...Array(40).fill('emoji'), 'text']);
  expect(all.at(-1)).toEqual(text('🙏'.repeat(60)));
});

const idOf = (name: string) => ({ ops: 'C1', お客様: 'C2' })[name];

test.each<[string, unknown[]]>([
  ['Ask in #ops.', [text('Ask in '), { type: 'channel', channel_id: 'C1' }, text('.')]],
  ['#ops', [{ type: 'channel', channel_id: 'C1' }]],
  [
    '#ops and #お客様',
    [{ type: 'channel', channel_id: 'C1' }, text(' and '), { type: 'channel', channel_id: 'C2' }],
  ],
  ['#opsgenie, #other, x#ops, ##ops, /#ops', [text('#opsgenie, #other, x#ops, ##ops, /#ops')]],
])('the channels in %s', (words, drawn) => {
  const { blocks } = withChannels(message(quote(words)), idOf);
  expect(leaves(blocks[0] as RichTextBlock)).toEqual(drawn);
});

test('of what is said in several messages no emoji is lost, and channels are names', () => {
  const words = 'see #ops 👍🏽 :acme-logo: '.repeat(600).trim();
  const parts = inParts(withChannels(message([line('Kenji writes:'), ...quote(words)]), idOf), en);
  expect(parts.length).toBeGreaterThan(1);
  const read = parts.flatMap(({ blocks }) =>
    (blocks[0] as RichTextBlock).elements.map((part) => textOfQuote(part as Part)),
  );
  expect(read.join('')).toBe(words);
});
