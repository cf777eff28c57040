/** The first two fields of a new escalation: each team with how it stands, each priority with its meaning. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { priorities } from '../../domain/escalation.ts';
import { actions, fields } from '../ids.ts';
import { type Eyes, momentFor } from '../moment.ts';
import { duration } from '../parts.ts';
import { option, select } from './inputs.ts';
import { type Meanings, priorityOption } from './priorities.ts';
import { notSure, type Prefill } from './raise-fields.ts';

export type TeamChoice = {
  id: string;
  name: string;
  /** Null when it could not be had in time. */
  standing: {
    unacknowledged: number;
    usuallyAcknowledgedMs: number | null;
    /** It is closed now, and opens then; null while it is open. */
    closedUntil: Instant | null;
  } | null;
};

/** A change of either is sent at once, so that the promise can follow. */
export const teamAndPriority = (
  prefill: Prefill,
  choices: { teams: readonly TeamChoice[]; priorities: Meanings } & Eyes,
  now: Instant,
): KnownBlock[] => [
  select({
    block: fields.team,
    label: 'Team',
    options: [
      ...choices.teams.map((team) => option(team.id, team.name, standing(team, choices, now))),
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

/** `open, 3 waiting, usually acknowledged in 9 min`, or `closed until Mon 09:00 CET`. */
function standing({ standing: team }: TeamChoice, eyes: Eyes, now: Instant): string {
  if (team === null) return '';
  const { unacknowledged, usuallyAcknowledgedMs, closedUntil } = team;
  return [
    closedUntil === null ? 'open' : `closed until ${momentFor(eyes, closedUntil, now)}`,
    unacknowledged === 0 ? 'nobody waiting' : `${unacknowledged} waiting`,
    ...(usuallyAcknowledgedMs === null ? [] : [`usually acknowledged in ${duration(usuallyAcknowledgedMs)}`]),
  ].join(', ');
}
