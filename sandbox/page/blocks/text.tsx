/** Text objects, plain or mrkdwn, and the words of one where only words fit. */

import { withEmoji } from '../../slack/emoji.ts';
import { asObject, asText, textOf } from '../../slack/json.ts';
import { parts, unescapeText } from '../../slack/mrkdwn.ts';
import { InlineMrkdwn, Mrkdwn, withBreaks } from './mrkdwn.tsx';

/** On its own lines. */
export function Text({ of }: { of: unknown }) {
  const object = asObject(of);
  if (object.type === 'mrkdwn') return <Mrkdwn text={asText(object.text)} />;
  return <div className="bk-mrkdwn">{withBreaks(plainWords(of))}</div>;
}

/** Within a line. */
export function InlineText({ of }: { of: unknown }) {
  const object = asObject(of);
  if (object.type === 'mrkdwn') return <InlineMrkdwn text={asText(object.text)} />;
  return <>{plainWords(of)}</>;
}

/** Plain text as it is read; `emoji: false` leaves `:names:` alone. */
export function plainWords(of: unknown): string {
  const text = unescapeText(textOf(of));
  return asObject(of).emoji === false ? text : withEmoji(text);
}

/** The words of any text, for a name that is heard. */
export function wordsOf(of: unknown): string {
  if (asObject(of).type !== 'mrkdwn') return plainWords(of);
  return parts(textOf(of))
    .map((part) => (part.kind === 'text' ? withEmoji(part.text) : part.label))
    .join('')
    .replace(/[*_~`]/g, '');
}
