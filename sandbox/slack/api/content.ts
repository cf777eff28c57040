/** What Slack refuses in the content of a message, wherever it comes in. */

import { asObjects, isObject } from '../json.ts';
import { tooLong } from '../limits/message-size.ts';
import { checkContents, inSlacksWords } from '../limits.ts';
import type { Metadata, State } from '../state.ts';
import { type Args, type Refusal, refuse, word } from './method.ts';

/** What is wrong with text, blocks, attachments or metadata; also told to the strict observer. */
export function contentRefusal(
  state: State,
  method: string,
  args: Args,
  maxText: number,
  counted: 'characters' | 'bytes' = 'characters',
): Refusal | undefined {
  const text = word(args.text);
  for (const [field, error] of [
    ['blocks', 'invalid_blocks_format'],
    ['attachments', 'invalid_attachments'],
  ] as const) {
    if (typeof args[field] === 'string') return refuse(error);
  }
  const has = (field: string) => asObjects(args[field]).length > 0;
  if (!text && !has('blocks') && !has('attachments')) return refuse('no_text');
  if (!text.trim())
    state.object('missing_text', `${method} without a text: a screen reader has nothing to read.`);
  const length = counted === 'bytes' ? Buffer.byteLength(text) : text.length;
  if (length > maxText) {
    state.object('limit', `${method}: the text has ${length} ${counted}, ${maxText} is the most.`);
    return refuse('msg_too_long');
  }
  if (isObject(args.metadata) && !metadataOf(args)) return refuse('invalid_metadata_format');
  const problems = checkContents(args);
  if (problems.length === 0) return undefined;
  const messages = inSlacksWords(problems);
  state.object('limit', `${method}: ${messages.join('; ')}`);
  const error = problems.some(({ problem }) => problem.startsWith(tooLong)) ? tooLong : 'invalid_blocks';
  return refuse(error, { errors: messages, response_metadata: { messages } });
}

export function metadataOf(args: Args): Metadata | undefined {
  const given = args.metadata;
  if (
    !isObject(given) ||
    typeof given.event_type !== 'string' ||
    !given.event_type ||
    !isObject(given.event_payload)
  )
    return undefined;
  return { event_type: given.event_type, event_payload: given.event_payload };
}
