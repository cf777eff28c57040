/** Several reminders in one message, gravest first: how many there are, and each with its buttons, as many as fit. */
import type { Button, KnownBlock } from '@slack/types';
import { buttonRow } from './buttons.ts';
import { fallbackText } from './fallback-text.ts';
import { line, type Message, type Part, richText } from './lines.ts';
import type { Times } from './matter.ts';
import { asManyAsFit } from './message-size.ts';
import type { Words } from './words/words.ts';

type Listed = { parts(times: Times): readonly Part[]; buttons: readonly Button[] };

/** More would be too long to read, and at last for Slack. */
const mostItems = 12;

export const several = (
  items: readonly Listed[],
  title: (times: Times) => Part,
  { reminders }: Words,
): Message =>
  asManyAsFit(Math.min(items.length, mostItems), (count) => {
    const shown = items.slice(0, Math.max(1, count));
    const left = items.length - shown.length;
    const foot = left > 0 ? [line(reminders.more(left))] : [];
    return {
      // What is gravest is read first, also by who reads no further.
      text: fallbackText([...shown.flatMap(({ parts }) => parts('none')), ...foot, title('none')]),
      blocks: [
        richText(title('written')),
        ...shown.flatMap(({ parts, buttons }): KnownBlock[] => [
          richText(...parts('written')),
          ...buttonRow(...buttons),
        ]),
        ...foot.map((part) => richText(part)),
      ],
    };
  });
