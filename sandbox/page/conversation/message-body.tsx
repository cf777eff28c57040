/** What a message says: its blocks, or its text where it has none; attached files by name. */

import type { SeenMessage } from '../../live/protocol.ts';
import { asList, asObject, asText } from '../../slack/json.ts';
import { Attachments } from '../blocks/attachments.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { FileMark } from '../marks.tsx';

export function MessageBody({ message }: { message: SeenMessage }) {
  const { channel, ts, text, blocks } = message;
  const edited = !message.ephemeral && message.editedTs !== undefined && !message.byBot;
  const gone = !message.ephemeral && message.subtype === 'tombstone';
  return (
    <div className={`message-body${gone ? ' message-gone' : ''}`}>
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} surface="message" spotIn={{ channel, ts }} values={message.values} />
      ) : (
        text !== '' && <Mrkdwn text={text} />
      )}
      <Attachments attachments={message.attachments} spotIn={{ channel, ts }} values={message.values} />
      {edited && <span className="edited">(edited)</span>}
      <Files names={fileNames(message)} />
    </div>
  );
}

function Files({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <ul className="files" aria-label="Files">
      {names.map((name) => (
        <li key={name} className="file">
          <FileMark />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Names, or Slack's objects of files. */
function fileNames(message: SeenMessage): string[] {
  return asList(asObject(message).files)
    .map((file) => asText(file) || asText(asObject(file).name))
    .filter(Boolean);
}
