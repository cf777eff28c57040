/** Tells a screen reader of each new message once; edits and older messages being drawn are not told. */

import { useEffect, useRef, useState } from 'react';
import type { SeenMessage } from '../../live/protocol.ts';
import { retyped } from '../composer/typed.ts';
import { useEyes } from '../eyes.tsx';
import { authorOf } from './thread-counts.ts';

export function Announcer({ messages }: { messages: readonly SeenMessage[] }) {
  const { viewer, botUser, person, place } = useEyes();
  const newest = messages.at(-1);
  const told = useRef(newest?.ts ?? '');
  const [words, setWords] = useState('');

  useEffect(() => {
    if (!newest || newest.ts <= told.current) return;
    told.current = newest.ts;
    const author = authorOf(newest) || botUser;
    if (author === viewer.id) return;
    const said = retyped(newest.text, (id) => person(id)?.realName ?? place(id)?.name ?? id);
    setWords(`${person(author)?.realName ?? author}: ${said}`);
  }, [newest, botUser, viewer, person, place]);

  return (
    <div className="unseen" aria-live="polite">
      {words}
    </div>
  );
}
