/** Help, and answers to what was not understood: each says what to do instead. */

import { statuses } from '../domain/escalation.ts';
import { actions } from './ids.ts';
import { bold, bullets, line, type Message, message, type Part } from './lines.ts';
import { button, cut, typed } from './parts.ts';

type TeamName = { id: string; name: string };

/** `command` is what people type first, such as `/escalate`. */
export function helpAnswer({ teams, command }: { teams: readonly TeamName[]; command: string }): Message {
  const uses: [string, string][] = [
    ['', 'opens the form'],
    [`${teams[0]?.id ?? ''} urgent Payouts frozen`, 'opens it filled in: team, priority and summary'],
    ['list [team] [status]', 'lists what is there, gravest first'],
    ['mine', 'what you raised and what you have'],
    ['show ESC-12', 'shows one; the reference alone does too'],
    ['search words', 'finds by reference, words or account'],
    ['on-call', 'who is on call in each team'],
    ['digest', 'sends a lead their digest now'],
    ['health', 'tells a lead whether all is well with the bot'],
    ['help', 'shows this'],
  ];
  return message(
    [
      line('Switchboard hands a user’s problem to the team that can solve it.'),
      ...bullets(uses.map(([words, means]) => [bold(`${command} ${words}`.trim()), `: ${means}`])),
      line('On any message, the shortcut Escalate call summary fills in the form from its text.'),
      ...teamList(teams),
    ],
    newEscalation,
  );
}

const newEscalation = {
  type: 'actions' as const,
  elements: [button('New escalation', actions.newEscalation, 'help', { style: 'primary' })],
};

const teamList = (teams: readonly TeamName[]): Part[] => [
  line('Teams:'),
  ...bullets(teams.map(({ id, name }) => [name, id === name.toLowerCase() ? '' : ` (${id})`])),
];

export const unknownTeamAnswer = (said: string, teams: readonly TeamName[]): Message =>
  message([line('There is no team “', typed(cut(said, 100)), '”.'), ...teamList(teams)]);

export const unknownStatusAnswer = (said: string): Message =>
  message([line('There is no status “', typed(cut(said, 100)), `”. There are: ${statuses.join(', ')}.`)]);

export const unknownReferenceAnswer = (said: string): Message =>
  message([
    ...(said.trim() === ''
      ? [line('Which one? A reference looks like ESC-12.')]
      : [line('There is no escalation “', typed(cut(said.trim(), 100)), '”.')]),
    line('/escalate search finds by words or account; /escalate mine lists yours.'),
  ]);

export const noDigestAnswer = (): Message =>
  message([line('The digest is for leads, and you lead no team here. /escalate mine lists what is yours.')]);
