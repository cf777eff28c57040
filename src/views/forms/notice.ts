/** A small modal that only says something: where there is no message to answer in, and after a submission. */
import type { HomeView, KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import { modals } from '../ids.ts';
import { cut, plainText, richSection, typed } from '../parts.ts';
import type { Words } from '../words/words.ts';
import type { FormVia } from './act-form.ts';

/** What is said, as in a message: `text` is mrkdwn in which typed text is escaped. */
export type Said = { text: string; blocks?: readonly KnownBlock[] };

/** `typed` is what the person had written: shown again so that nothing is lost. */
export const notice = (
  { text, blocks }: Said,
  { answers }: Words,
  { via = 'button', typed: written = '' }: { via?: FormVia; typed?: string | undefined } = {},
): ModalView => ({
  type: 'modal',
  callback_id: modals.notice,
  private_metadata: JSON.stringify({ via }),
  title: plainText('Switchboard'),
  close: plainText(answers.close),
  blocks: [
    ...(blocks && blocks.length > 0
      ? blocks
      : [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: cut(text, 3000) } }]),
    ...(written ? [yourText(written, answers)] : []),
  ],
});

const yourText = (written: string, { whatYouWrote }: Words['answers']): RichTextBlock => ({
  type: 'rich_text',
  elements: [richSection(typed(whatYouWrote)), { type: 'rich_text_quote', elements: [typed(written)] }],
});

/** The same, as a Home tab for somebody who is not let in. */
export const homeNotice = ({ text }: Said): HomeView => ({
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000) } }],
});
