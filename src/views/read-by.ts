/** Who opened what is a restricted team's, for its leads: newest first. */
import type { RichTextBlock } from '@slack/types';
import type { Reading } from '../domain/escalation.ts';
import { bold, bullets, line, person, richText } from './lines.ts';
import { richDate, type Wording } from './parts.ts';

const most = 20;

export function readBy(readings: readonly Reading[], wording: Wording): RichTextBlock[] {
  if (readings.length === 0) return [];
  const shown = readings.slice(0, most);
  const earlier = readings.length - shown.length;
  const words = wording.words.lists;
  return [
    richText(
      line(bold(words.readBy)),
      ...bullets(
        shown.map(({ at, reader, what }) => words.reading(what, richDate(at), person(wording, reader))),
      ),
      ...(earlier > 0 ? [line(words.earlier(earlier))] : []),
    ),
  ];
}
