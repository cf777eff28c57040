/** The first two fields of a new escalation: each team with how it stands, each priority with its meaning. */
import type { KnownBlock } from '@slack/types';
import { priorities } from '../../domain/escalation.ts';
import { actions, fields } from '../ids.ts';
import { duration } from '../parts.ts';
import { option, select } from './inputs.ts';
import { type Meanings, priorityOption } from './priority-form.ts';
import { notSure, type Prefill } from './raise-fields.ts';

export type TeamChoice = {
  id: string;
  name: string;
  /** Null when it could not be had in time. */
  standing: { unacknowledged: number; usuallyAcknowledgedMs: number | null } | null;
};

/** A change of either is sent at once, so that the promise can follow. */
export const teamAndPriority = (
  prefill: Prefill,
  choices: { teams: readonly TeamChoice[]; priorities: Meanings },
): KnownBlock[] => [
  select({
    block: fields.team,
    label: 'Team',
    options: [
      ...choices.teams.map((team) => option(team.id, team.name, standing(team))),
      option(notSure, 'Not sure: route it for me', 'We read what you write and choose the team.'),
    ],
    initial: choices.teams.some(({ id }) => id === prefill.team) ? (prefill.team ?? notSure) : notSure,
    dispatch: actions.formTeam,
  }),
  select({
    block: fields.priority,
    label: 'Priority',
    options: priorities.map((priority) => priorityOption(priority, choices.priorities)),
    initial: prefill.priority ?? 'normal',
    dispatch: actions.formPriority,
  }),
];

function standing({ standing: now }: TeamChoice): string {
  if (now === null) return '';
  const waiting = now.unacknowledged === 0 ? 'Nobody is waiting' : `${now.unacknowledged} waiting`;
  return now.usuallyAcknowledgedMs === null
    ? waiting
    : `${waiting}, usually acknowledged in ${duration(now.usuallyAcknowledgedMs)}`;
}
