/** files.*: a file is announced, its bytes are sent to an address of its own, and then it is shared. The answer names no message: Slack shares it a moment later. */

import { contentOf, fileNamed, type Upload } from '../files.ts';
import { asObjects } from '../json.ts';
import { addMessage, findMessage } from '../messages.ts';
import type { SharedFile } from '../state.ts';
import { postableChannel } from './conversation.ts';
import {
  type Answer,
  type Args,
  type Backstage,
  fine,
  isRefusal,
  type Methods,
  refuse,
  word,
} from './method.ts';

const maxFileBytes = 1_000_000_000;

export const files: Methods = {
  'files.getUploadURLExternal': { tier: 'tier4', token: 'bot', scopes: ['files:write'], run: announce },
  'files.completeUploadExternal': { tier: 'tier4', token: 'bot', scopes: ['files:write'], run: complete },
};

function announce(args: Args, { state, origin }: Backstage): Answer {
  const name = word(args.filename);
  const length = Number(word(args.length));
  if (name === '' || !Number.isInteger(length) || length <= 0) return refuse('invalid_arguments');
  if (length > maxFileBytes) return refuse('file_upload_size_restricted');
  const file = fileNamed(state, state.botUser, name, false);
  state.uploads.set(file.id, { file, length, content: undefined });
  return fine({ upload_url: `${origin()}/upload/v1/${file.id}`, file_id: file.id });
}

function complete(args: Args, { state, events }: Backstage): Answer {
  const asked = asObjects(args.files);
  if (asked.length === 0) return refuse('invalid_arguments');
  const found = asked.map(({ id, title }) => ({ upload: state.uploads.get(word(id)), title: word(title) }));
  const uploads: Upload[] = [];
  for (const { upload } of found) {
    if (!upload || upload.content === undefined) return refuse('file_not_found');
    uploads.push(upload);
  }
  const to = word(args.channel_id);
  if (to === '') return refuse('invalid_arguments');
  // Documented as channel or user; Slack takes only what looks like a conversation.
  if (!/^[CGDZ]/.test(to)) {
    state.object('files.completeUploadExternal', `${to} is no conversation: channel_id takes C…, G… or D….`);
    return refuse('invalid_arguments');
  }
  const channel = postableChannel(state, { channel: to });
  if (isRefusal(channel)) return channel;
  const thread = word(args.thread_ts);
  if (thread !== '' && !findMessage(state, channel.id, thread)) return refuse('thread_not_found');
  const shared = found.map(({ title }, n): SharedFile => {
    const { file, content = '' } = uploads[n] as Upload;
    state.uploads.delete(file.id);
    state.fileContents.set(file.id, content);
    const isPublic = channel.kind === 'public';
    return { ...file, title: title || file.name, size: content.length, is_public: isPublic };
  });
  const message = addMessage(state, {
    channel: channel.id,
    user: state.botUser,
    text: word(args.initial_comment),
    files: shared,
    subtype: 'file_share',
    ...(thread !== '' && { threadTs: thread }),
  });
  void events.posted(message);
  return fine({ files: shared.map(({ id, title }) => ({ id, title })) });
}

/** What is sent to an address that was given out. Another length than was announced is no upload. */
export function takeUpload(
  id: string,
  bytes: Buffer,
  { state }: Backstage,
): { status: number; text: string } {
  const upload = state.uploads.get(id);
  if (!upload) return { status: 404, text: 'not found' };
  if (bytes.length !== upload.length) return { status: 400, text: 'length differs' };
  upload.content = contentOf(bytes);
  return { status: 200, text: `OK - ${bytes.length}` };
}
