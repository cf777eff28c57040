/** A message of one's own, being written anew in its place. */

import { useEffect, useRef, useState } from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import { retyped } from '../composer/typed.ts';
import { useEyes } from '../eyes.tsx';

export function MessageEditor({ message, onDone }: { message: SeenMessage; onDone(): void }) {
  const { act, person, place } = useEyes();
  const [text, setText] = useState(() =>
    retyped(message.text, (id) => person(id)?.realName ?? place(id)?.name ?? id),
  );
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  function save(): void {
    const { channel, ts } = message;
    if (text.trim() !== '') void act({ kind: 'edit', on: { channel, ts }, text });
    onDone();
  }

  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        className="editor-field"
        aria-label="Edit message"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onDone();
          } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            save();
          }
        }}
      />
      <div className="editor-buttons">
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="button button-primary" disabled={text.trim() === ''}>
          Save
        </button>
      </div>
    </form>
  );
}
