/** The reactions under a message: each is a switch that says who pressed it. */

import { memo } from 'react';
import { emoji } from '../../slack/emoji.ts';
import { useEyes } from '../eyes.tsx';

export type ReactionsProps = {
  channel: string;
  ts: string;
  reactions: readonly { name: string; users: string[] }[];
};

export const Reactions = memo(function Reactions({ channel, ts, reactions }: ReactionsProps) {
  const { viewer, person, act } = useEyes();
  if (reactions.length === 0) return null;
  return (
    <div className="reactions">
      {reactions.map(({ name, users }) => {
        const own = users.includes(viewer.id);
        const who = users.map((id) => (id === viewer.id ? 'You' : (person(id)?.realName ?? id)));
        const words = `${listed(who)} reacted with :${name}:`;
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={own}
            aria-label={words}
            title={words}
            onClick={() => void act({ kind: own ? 'unreact' : 'react', on: { channel, ts }, emoji: name })}
          >
            <span aria-hidden="true">{emoji(name) ?? `:${name}:`}</span>
            <span className="reaction-count">{users.length}</span>
          </button>
        );
      })}
    </div>
  );
});

/** `You, Priya and Sam`. */
function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
