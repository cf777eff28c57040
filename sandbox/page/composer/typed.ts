/** What stands in the composer, read as text: commands, words being completed, and people mentioned. */

import type { Command } from '../../live/protocol.ts';
import { parts, typedText } from '../../slack/mrkdwn.ts';

export type Meant =
  | { kind: 'nothing' }
  | { kind: 'text' }
  | { kind: 'command'; command: Command }
  /** Begins like a command and is none. */
  | { kind: 'unknown command'; word: string };

export function meantBy(text: string, commands: readonly Command[]): Meant {
  if (text.trim() === '') return { kind: 'nothing' };
  const word = /^\/\S+/.exec(text)?.[0];
  if (!word) return { kind: 'text' };
  const command = commands.find((one) => one.command === word);
  return command ? { kind: 'command', command } : { kind: 'unknown command', word };
}

/** What is being typed before the caret that can be completed: from `from` on, it is `word`. */
export type Completing = { kind: 'command' | 'person'; from: number; word: string };

export function completingAt(text: string, caret: number): Completing | undefined {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) return { kind: 'command', from: 0, word: before };
  const word = /(?:^|[\s(])@([\p{L}\p{M}\d._-]{0,40})$/u.exec(before)?.[1];
  return word === undefined ? undefined : { kind: 'person', from: caret - word.length - 1, word };
}

export type Mentionable = { id: string; realName: string; name: string };

/** Those whose name or handle begins with the word come first, then those with the word anywhere in it. */
export function peopleFor<P extends Mentionable>(word: string, people: readonly P[]): P[] {
  const sought = word.toLowerCase();
  const rank = ({ realName, name }: P) => {
    const words = `${realName} ${name}`.toLowerCase();
    if (words.startsWith(sought) || name.startsWith(sought)) return 0;
    return words.includes(sought) ? 1 : 2;
  };
  return people.filter((person) => rank(person) < 2).toSorted((one, other) => rank(one) - rank(other));
}

/** The text with `inserted` and a space instead of what was being typed, and where the caret is then. */
export function completed(
  text: string,
  caret: number,
  { from }: Completing,
  inserted: string,
): { text: string; caret: number } {
  const after = text.slice(caret);
  const put = after.startsWith(' ') ? inserted : `${inserted} `;
  return { text: text.slice(0, from) + put + after, caret: from + inserted.length + 1 };
}

/** What is sent: people who were picked and still stand there as `@Name` are mentioned. */
export function written(text: string, picked: readonly Mentionable[]): { text: string; mentions?: true } {
  const longestFirst = picked.toSorted((one, other) => other.realName.length - one.realName.length);
  const found = longestFirst.filter(({ realName }) => text.includes(`@${realName}`));
  if (found.length === 0) return { text };
  const names = found.map(({ realName }) => literally(realName)).join('|');
  const pieces = text.split(new RegExp(`@(${names})(?![\\p{L}\\d])`, 'u'));
  // Names stand at the odd places: that is what `split` does with a group.
  const put = pieces.map((piece, at) => {
    if (at % 2 === 0) return typedText(piece);
    const person = found.find(({ realName }) => realName === piece);
    return person ? `<@${person.id}>` : piece;
  });
  return { text: put.join(''), mentions: true };
}

/** A message's text as its author would type it again. */
export function retyped(stored: string, nameOf: (id: string) => string): string {
  return parts(stored)
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'user':
          return `@${nameOf(part.id)}`;
        case 'link':
          return part.label || part.url.replace(/^mailto:/, '');
        case 'channel':
          return `#${part.label || nameOf(part.id)}`;
        case 'date':
          return part.label;
        default:
          return `@${part.label || part.id}`;
      }
    })
    .join('');
}

function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
