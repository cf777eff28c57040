/** Turns Slack's mrkdwn into the text a person reads, so that nothing in it is markup any more. Mentions wait for their names. */
import { withPictures } from '../../domain/reading/emoji.ts';
import { type Mention, markMention, withoutMarks } from './mentions.ts';

/** In mrkdwn a literal `<` is written `&lt;`, so whatever stands between `<` and `>` is markup. Decode once only. */
export const fromMrkdwn = (text: string): string =>
  withPictures(
    withoutMarks(text).replace(/<([^<>]*)>|&(?:amp|lt|gt);/g, (whole, markup: string | undefined) =>
      markup === undefined ? unescaped(whole) : (readMarkup(markup) ?? unescaped(whole)),
    ),
  );

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (whole, name: string) => characters[name] ?? whole);

const mentioned: readonly (readonly [RegExp, Mention['kind']])[] = [
  [/^@([UWB][A-Z0-9]+)$/, 'person'],
  [/^#([CG][A-Z0-9]+)$/, 'channel'],
  [/^!subteam\^([A-Z0-9]+)$/, 'group'],
];

function readMarkup(markup: string): string | undefined {
  const bar = markup.indexOf('|');
  const target = bar < 0 ? markup : markup.slice(0, bar);
  const label = unescaped(bar < 0 ? '' : markup.slice(bar + 1));
  for (const [pattern, kind] of mentioned) {
    const id = pattern.exec(target)?.[1];
    if (id !== undefined) return markMention({ kind, id, label });
  }
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return `@${(label || target.slice(1)).replace(/^@/, '')}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(target) ? linkInWords(unescaped(target), label) : undefined;
}

/** An address that says where it leads stands alone. */
export function linkInWords(target: string, label: string): string {
  if (/^(?:mailto|tel):/i.test(target)) return label || target.replace(/^\w+:/, '');
  const bare = (address: string) => address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return label === '' || bare(target) === bare(label) ? target : `${label} (${target})`;
}
