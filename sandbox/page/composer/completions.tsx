/** What a word being typed can become: one of the app's commands, or somebody's name. */

import type { Command } from '../../live/protocol.ts';
import type { Person } from '../../slack/things.ts';
import { Avatar } from '../conversation/avatar.tsx';
import { AppMark } from '../marks.tsx';
import { type Completing, peopleFor } from './typed.ts';

export type Completion = {
  /** Tells it from the others. */
  value: string;
  inserted: string;
} & ({ kind: 'command'; command: Command } | { kind: 'person'; person: Person });

const offeredAtOnce = 8;

export function completionsFor(
  { kind, word }: Completing,
  { commands, people }: { commands: readonly Command[]; people: readonly Person[] },
): Completion[] {
  if (kind === 'command')
    return commands
      .filter(({ command }) => command.startsWith(word))
      .map((command) => ({ kind, command, value: command.command, inserted: command.command }));
  return peopleFor(word, people)
    .slice(0, offeredAtOnce)
    .map((person) => ({ kind, person, value: person.id, inserted: `@${person.realName}` }));
}

export function CompletionWords({ completion }: { completion: Completion }) {
  if (completion.kind === 'command') {
    const { command, hint, description } = completion.command;
    return (
      <>
        <AppMark size={28} />
        <span className="completion">
          <span>
            <strong>{command}</strong> <span className="completion-hint">{hint}</span>
          </span>
          <span className="completion-more">{description}</span>
        </span>
      </>
    );
  }
  const { person } = completion;
  return (
    <>
      <Avatar person={person} size={24} />
      <strong>{person.realName}</strong> <span className="completion-more">{person.title}</span>
    </>
  );
}
