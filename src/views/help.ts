/** Help, and answers to what was not understood: each says what to do instead. */

import { statuses } from '../domain/escalation.ts';
import { actions } from './ids.ts';
import { bullets, line, type Message, message, type Part } from './lines.ts';
import { button, cut, typed } from './parts.ts';
import type { Words } from './words/words.ts';

type TeamName = { id: string; name: string };

/** `command` is what people type first, such as `/escalate`. */
export function helpAnswer(
  { teams, command }: { teams: readonly TeamName[]; command: string },
  words: Words,
): Message {
  const { what, uses, shortcut } = words.help;
  return message(
    [line(what), ...bullets(uses(command, teams[0]?.id ?? '')), line(shortcut), ...teamList(teams, words)],
    {
      type: 'actions',
      elements: [button(words.raise.newEscalation, actions.newEscalation, 'help', { style: 'primary' })],
    },
  );
}

const teamList = (teams: readonly TeamName[], { help }: Words): Part[] => [
  line(help.teams),
  ...bullets(teams.map(({ id, name }) => [id === name.toLowerCase() ? name : help.team(name, id)])),
];

const quoted = (said: string) => typed(cut(said, 100));

export const unknownTeamAnswer = (said: string, teams: readonly TeamName[], words: Words): Message =>
  message([line(...words.help.noTeam(quoted(said))), ...teamList(teams, words)]);

export const unknownStatusAnswer = (said: string, { help, status }: Words): Message =>
  message([line(...help.noStatus(quoted(said), statuses.map(status.status)))]);

export const unknownReferenceAnswer = (said: string, { help }: Words): Message =>
  message([
    said.trim() === '' ? line(help.which) : line(...help.noEscalation(quoted(said.trim()))),
    line(help.howToFind),
  ]);

export const noDigestAnswer = ({ help }: Words): Message => message([line(help.noDigest)]);
