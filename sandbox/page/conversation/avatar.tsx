/** Who wrote it, as a small picture: initials on a colour of their own, or the app's mark. */

import type { Person } from '../../slack/things.ts';
import { AppMark } from '../marks.tsx';

const colours = 8;

export function Avatar({ person, size }: { person: Person | undefined; size: number }) {
  if (!person || person.isBot)
    return (
      <span className="avatar" style={{ width: size, height: size }}>
        <AppMark size={size} />
      </span>
    );
  return (
    <span
      className={`avatar avatar-${colourOf(person.id)}`}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      aria-hidden="true"
    >
      {initialsOf(person.realName)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], ...words.slice(1).slice(-1)].map((word) => [...(word ?? '')][0] ?? '').join('');
}

function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % colours;
}
