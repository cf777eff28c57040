/** Marks a message that may stand there twice: Slack did not answer the first time, and does not let us look. */
import type { Message } from './lines.ts';
import type { Words } from './words/words.ts';

export const perhapsTwice = ({ text, blocks }: Message, { sending }: Words): Message => ({
  text: `${text} (${sending.perhapsTwice})`,
  blocks: [...blocks, { type: 'context', elements: [{ type: 'plain_text', text: sending.perhapsTwice }] }],
});
