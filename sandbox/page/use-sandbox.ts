/** The page's side of the sandbox: what it has told, and how it is asked. */

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Wish } from '../live/protocol.ts';
import { type Connection, createConnection, type Line } from './connection.ts';
import { createStore, type Kept } from './store.ts';

export type Sandbox = {
  kept: Kept | undefined;
  line: Line;
  /** Undefined where it was not done: a refusal has been said to the person, and a broken line is in the banner. */
  act(wish: Wish): Promise<unknown>;
};

/** `onStranger`: the sandbox knows nobody called `who`, and has said so. */
export function useSandbox(
  who: string,
  { say, onStranger }: { say: (sentence: string) => void; onStranger: () => void },
): Sandbox {
  const store = useMemo(createStore, []);
  const kept = useSyncExternalStore(store.subscribe, store.kept);
  const [line, setLine] = useState<Line>('opening');
  const connection = useRef<Connection | undefined>(undefined);
  const latest = useRef({ who, onStranger });
  latest.current = { who, onStranger };

  const act = useCallback(
    async (wish: Wish) => {
      const answer = await connection.current?.ask(wish);
      if (answer?.refused !== undefined) say(answer.refused);
      if (!answer || answer.refused !== undefined) return undefined;
      return answer.result ?? null;
    },
    [say],
  );

  const be = useCallback(async () => {
    const answer = await connection.current?.ask({ kind: 'be', who: latest.current.who });
    if (answer?.refused === undefined) return;
    say(answer.refused);
    latest.current.onStranger();
  }, [say]);

  useEffect(() => {
    const made = createConnection({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sandbox/live`,
      onOpen: () => void be(),
      onTold(told) {
        if (told.kind === 'world') return store.begin(told.world);
        for (const change of told.changes) if (change.kind === 'toast') say(change.sentence);
        store.apply(told.changes);
      },
      onLine: setLine,
    });
    connection.current = made;
    return () => made.close();
  }, [be, say, store]);

  // On opening it says who it is by itself.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && who) void be();
    first.current = false;
  }, [be, who]);

  return { kept, line, act };
}
