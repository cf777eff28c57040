/** What hangs on a message: other messages that were forwarded, pages that a link unfolds to, and what apps write in the old way. */
import { blocksIn, labelled } from './blocks.ts';
import { type JsonPart, jsonList, jsonText } from './json.ts';
import { fromMrkdwn, linkInWords } from './mrkdwn.ts';
import { saidOnce } from './said-once.ts';

/** Somebody forwarded it on purpose. Everything else came along by itself, and may be for nobody but who wrote it. */
export const isForwarded = ({ is_share }: JsonPart): boolean => is_share === true;

export function attachmentIn(attachment: JsonPart): string {
  const { fields, blocks, message_blocks, attachments, fallback, author_name, author_subname } = attachment;
  const words = saidOnce([
    mrkdwn(attachment.pretext),
    titleOf(attachment),
    mrkdwn(attachment.text),
    ...jsonList(fields).map(({ title, value }) =>
      labelled([title, value].map(mrkdwn).filter(Boolean).join('\n')),
    ),
    ...blocksIn(blocks),
    ...blocksIn(jsonList(message_blocks).map(({ message }) => message)),
    ...jsonList(attachments).map(attachmentIn),
    isForwarded(attachment) ? '' : mrkdwn(attachment.footer),
  ]);
  const author = mrkdwn(author_name) || mrkdwn(author_subname);
  const said = words.length > 0 ? words : [mrkdwn(fallback)];
  return [author && `${author}:`, ...said].filter(Boolean).join('\n');
}

const mrkdwn = (text: unknown): string => fromMrkdwn(jsonText(text));

/** With where it leads, unless the message says so already. */
function titleOf({ title, title_link: link, from_url: from, original_url: original }: JsonPart): string {
  const said = mrkdwn(title);
  const leads = said !== '' && typeof link === 'string' && link !== from && link !== original;
  return leads ? linkInWords(link, said) : said;
}
