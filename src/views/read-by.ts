/** Who opened what is a restricted team's, for its leads: newest first. */
import type { RichTextBlock } from '@slack/types';
import type { Reading } from '../domain/escalation.ts';
import { bold, bullets, line, person, richText } from './lines.ts';
import { richDate, type Wording } from './parts.ts';

const most = 20;

const opened: Record<Reading['what'], string> = {
  shown: 'looked at it',
  history: 'opened History',
  clock: 'opened Explain the clock',
  'move form': 'opened the form to move it',
};

export function readBy(readings: readonly Reading[], wording: Wording): RichTextBlock[] {
  if (readings.length === 0) return [];
  const shown = readings.slice(0, most);
  const earlier = readings.length - shown.length;
  return [
    richText(
      line(bold('Read by')),
      ...bullets(
        shown.map(({ at, reader, what }) => [
          richDate(at),
          ' · ',
          person(wording, reader),
          ` ${opened[what]}`,
        ]),
      ),
      ...(earlier > 0 ? [line(`and ${earlier} earlier.`)] : []),
    ),
  ];
}
