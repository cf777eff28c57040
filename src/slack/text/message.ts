/** One reader of what Slack sends: from a message, wherever its words stand, to the text that a person reads. */
import { attachmentIn, isForwarded } from './attachments.ts';
import { blocksIn } from './blocks.ts';
import { type JsonPart, jsonList, jsonText } from './json.ts';
import { withoutMarks } from './mentions.ts';
import { fromMrkdwn } from './mrkdwn.ts';
import { saidOnce } from './said-once.ts';

/** As Slack sends it, in an event or with a shortcut. */
export type Content = {
  text?: string | null | undefined;
  blocks?: unknown;
  attachments?: unknown;
  files?: unknown;
  /** Somebody wrote it in Slack's own composer. */
  client_msg_id?: string | null | undefined;
};

export type Written = {
  /** Paragraphs, lists, quotes and code look as they do in a plain text. What is mentioned waits for its name. */
  text: string;
  /** What the files on it that nobody has read are called; '' where one has no name. */
  files: string[];
};

/** All of it: also what links unfold to, what apps say, and e-mails that were sent to a channel. */
export function readMessage(content: Content): Written {
  const attached = jsonList(content.attachments);
  const words = [ownWords(content), ...jsonList(content.files).map(emailIn), ...attached.map(attachmentIn)];
  return {
    text: joined(saidOnce(words)),
    files: filesOn(content, attached)
      .filter((file) => emailIn(file) === '')
      .map(fileName),
  };
}

/** What its author says to others. What a link unfolds to is left out: others may not be meant to see it. */
export function readReply(content: Content): Written {
  const forwarded = jsonList(content.attachments).filter(isForwarded);
  return {
    text: joined([ownWords(content), ...forwarded.map(attachmentIn)]),
    files: filesOn(content, forwarded).map(fileName),
  };
}

const joined = (texts: readonly string[]): string => texts.filter(Boolean).join('\n').trim();

function ownWords({ text, blocks, client_msg_id }: Content): string {
  const inBlocks = blocksIn(blocks).join('\n');
  // Of what people compose, `text` is Slack's own translation.
  const isComposed = Boolean(client_msg_id) && jsonList(blocks).some(({ type }) => type === 'rich_text');
  return isComposed && inBlocks !== '' ? inBlocks : joined(saidOnce([fromMrkdwn(text ?? ''), inBlocks]));
}

const filesOn = ({ files }: Content, attached: readonly JsonPart[]): JsonPart[] =>
  [files, ...attached.map((attachment) => attachment.files)].flatMap(jsonList);

const fileName = ({ title, name }: JsonPart): string => withoutMarks(jsonText(title) || jsonText(name));

/** Of all files, only an e-mail brings its words along. */
const emailIn = ({ mode, subject, plain_text: words }: JsonPart): string =>
  mode === 'email' && jsonText(words) !== ''
    ? joined([subject, words].map((each) => withoutMarks(jsonText(each))))
    : '';
