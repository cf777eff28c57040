/** Where one writes: messages, replies, and the app's commands. */

import { type FormEvent, useRef, useState } from 'react';
import type { Place, Wish } from '../../live/protocol.ts';
import { useEyes } from '../eyes.tsx';
import { useFrame } from '../frame.tsx';
import { SendMark } from '../marks.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { PlusMenu } from './plus-menu.tsx';
import { TextField } from './text-field.tsx';
import { type Mentionable, meantBy, written } from './typed.ts';

export type ComposerProps = {
  place: Place;
  /** `#user-operations`, `Switchboard`. */
  called: string;
  /** The parent's ts, where it writes into a thread. */
  thread?: string;
};

export function Composer({ place, called, thread }: ComposerProps) {
  const { act, viewer } = useEyes();
  const { commands, drafts, say } = useFrame();
  const draftKey = `${viewer.id} ${place.id} ${thread ?? ''}`;
  const [text, setText] = useState(() => drafts.get(draftKey) ?? '');
  const [files, setFiles] = useState<readonly string[]>([]);
  const [alsoToChannel, setAlsoToChannel] = useState(false);
  const picked = useRef<Mentionable[]>([]);
  const label = thread ? 'Reply' : `Message ${called}`;
  const hasSomething = text.trim() !== '' || files.length > 0;

  function write(next: string): void {
    setText(next);
    if (next) drafts.set(draftKey, next);
    else drafts.delete(draftKey);
  }

  function clear(): void {
    write('');
    setFiles([]);
    setAlsoToChannel(false);
    picked.current = [];
  }

  function send(event?: FormEvent): void {
    event?.preventDefault();
    const meant = meantBy(text, commands);
    if (meant.kind === 'unknown command') say(`${meant.word} is not a valid command.`);
    else if (meant.kind === 'command' && thread)
      say(`${meant.command.command} is not supported in threads. Sorry!`);
    else if (meant.kind === 'command') void given({ kind: 'command', typed: text.trim(), place: place.id });
    else if (hasSomething) void given(post());
  }

  async function given(wish: Wish): Promise<void> {
    const mentioned = picked.current;
    clear();
    const done = await act(wish);
    // What was not sent is not lost, unless something new is being written.
    if (done !== undefined || drafts.has(draftKey)) return;
    write(text);
    setFiles(files);
    picked.current = mentioned;
  }

  const post = (): Wish => ({
    kind: 'post',
    place: place.id,
    ...written(text.trim(), picked.current),
    ...(thread ? { thread } : {}),
    ...(thread && alsoToChannel ? { broadcast: true } : {}),
    ...(files.length > 0 ? { files: [...files] } : {}),
  });

  return (
    <form className="composer" onSubmit={send}>
      <div className="composer-box">
        <TextField
          label={label}
          text={text}
          withCommands={!thread}
          onText={write}
          onPick={(person) => picked.current.push(person)}
          onSend={send}
        />
        <AttachedFiles names={files} onRemove={(name) => setFiles(files.filter((one) => one !== name))} />
        <div className="composer-foot">
          <PlusMenu onFiles={(names) => setFiles([...new Set([...files, ...names])])} />
          {thread && place.kind !== 'app' && (
            <label className="composer-also">
              <input
                type="checkbox"
                checked={alsoToChannel}
                onChange={(event) => setAlsoToChannel(event.target.checked)}
              />
              Also send to {called}
            </label>
          )}
          <button
            type="submit"
            className="composer-send"
            aria-label="Send"
            title="Send"
            disabled={!hasSomething}
          >
            <SendMark />
          </button>
        </div>
      </div>
    </form>
  );
}
