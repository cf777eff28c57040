/** Marks a message that may stand there twice: Slack did not answer the first time, and does not let us look. */
import type { Message } from './lines.ts';

const mark = 'Perhaps said twice: Slack did not say whether the first one arrived.';

export const perhapsTwice = ({ text, blocks }: Message): Message => ({
  text: `${text} (${mark})`,
  blocks: [...blocks, { type: 'context', elements: [{ type: 'plain_text', text: mark }] }],
});
