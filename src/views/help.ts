/** Help, and answers to what was not understood: each says what to do instead. */

import type { KnownBlock } from '@slack/types';
import { statuses } from '../domain/escalation.ts';
import { actions } from './ids.ts';
import { bullets, line, type Message, message, type Part } from './lines.ts';
import { asManyAsFit } from './message-size.ts';
import { button, cut, typed } from './parts.ts';
import type { Words } from './words/words.ts';

type TeamName = { id: string; name: string };

/** `command` is what people type first, such as `/escalate`. */
export function helpAnswer(
  { teams, command }: { teams: readonly TeamName[]; command: string },
  words: Words,
): Message {
  const { what, uses, shortcut, notes } = words.help;
  const newEscalation = button(words.raise.newEscalation, actions.newEscalation, 'help', {
    style: 'primary',
  });
  const said = [line(what), ...bullets(uses(command, teams[0]?.id ?? '')), line(shortcut), line(notes)];
  return withTeams(said, teams, words, { type: 'actions', elements: [newEscalation] });
}

function withTeams(
  said: readonly Part[],
  teams: readonly TeamName[],
  { help }: Words,
  ...rows: KnownBlock[]
): Message {
  const names = teams.map(({ id, name }) => [id === name.toLowerCase() ? name : help.team(name, id)]);
  return asManyAsFit(teams.length, (shown) => {
    const left = teams.length - shown;
    const more = left > 0 ? [line(help.moreTeams(left))] : [];
    return message([...said, line(help.teams), ...bullets(names.slice(0, shown)), ...more], ...rows);
  });
}

const quoted = (said: string) => typed(cut(said, 100));

export const unknownTeamAnswer = (said: string, teams: readonly TeamName[], words: Words): Message =>
  withTeams([line(...words.help.noTeam(quoted(said)))], teams, words);

export const unknownStatusAnswer = (said: string, { help, status }: Words): Message =>
  message([line(...help.noStatus(quoted(said), statuses.map(status.status)))]);

export const unknownReferenceAnswer = (said: string, { help }: Words): Message =>
  message([
    said.trim() === '' ? line(help.which) : line(...help.noEscalation(quoted(said.trim()))),
    line(help.howToFind),
  ]);

export const noDigestAnswer = ({ help }: Words): Message => message([line(help.noDigest)]);
