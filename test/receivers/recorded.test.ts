/** What Slack really sends goes through the receivers' shapes and the reader as it comes. */
import { describe, expect, test } from 'vitest';
import { replyIn } from '../../src/handlers/reply-text.ts';
import type { Request, RequestOf } from '../../src/receivers/request.ts';
import { readRequest } from '../../src/receivers/request.ts';
import { nameMentions } from '../../src/slack/text/mentions.ts';
import { readMessage, readReply } from '../../src/slack/text/message.ts';
import { fromMrkdwn } from '../../src/slack/text/mrkdwn.ts';
import { readState } from '../../src/views/forms/state.ts';
import { command, messages, press, shortcutOn, submission } from './recorded.ts';

const named = (text: string) => nameMentions(text, ({ kind, id }) => `{${kind} ${id}}`);

function parsed<Kind extends Request['kind']>(payload: object, kind: Kind): RequestOf<Kind> {
  const read = readRequest(payload);
  if (!('request' in read)) throw new Error(`not read: ${JSON.stringify(read)}`);
  expect(read.request.kind).toBe(kind);
  return read.request as RequestOf<Kind>;
}

describe.each(Object.entries(messages))('a message, %s', (_, { payload, read, carried, files }) => {
  test('as an event', () => {
    const { event } = parsed(payload, 'message');
    const reply = readReply(event);
    expect(named(reply.text)).toBe(carried);
    if (files && carried !== '') expect(reply.files).toEqual(files);
  });

  test('under the shortcut', () => {
    const { message } = parsed(shortcutOn(payload as never), 'message_action');
    const all = readMessage(message);
    expect(named(all.text)).toBe(read);
    expect(all.files).toEqual(files ?? []);
  });
});

test('what an app writes is no reply, what a person writes in a thread is one', () => {
  const replies = Object.entries(messages).filter(([, { payload }]) =>
    replyIn(parsed(payload, 'message').event),
  );
  expect(replies.map(([name]) => name)).toEqual(['in a thread']);
});

test('a command', () => {
  const { name, text, user } = parsed(command, 'command');
  expect([name, fromMrkdwn(text), user]).toEqual([
    '/escalate',
    'risk urgent Müller & Söhne 🚨',
    'U02AOIFE001',
  ]);
});

test('a press', () => {
  const { name, value, channel, ephemeral } = parsed(press, 'block_actions');
  expect([name, value, channel, ephemeral]).toEqual(['acknowledge', 'ESC-1', 'C02RISK0001', false]);
});

test('a submission', () => {
  const { name, view } = parsed(submission, 'view_submission');
  expect([name, readState(view.state).text('answer')]).toEqual(['answer', 'It is with AIB 🎉']);
});
