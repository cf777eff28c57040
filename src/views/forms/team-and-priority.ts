/** The first two fields of a new escalation: each team with how it stands, each priority with its meaning. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { priorities } from '../../domain/escalation.ts';
import { actions, fields } from '../ids.ts';
import { type Eyes, momentFor } from '../moment.ts';
import type { Words } from '../words/words.ts';
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
  { now, words }: { now: Instant; words: Words },
): KnownBlock[] => [
  select({
    block: fields.team,
    label: words.raise.team,
    options: [
      ...choices.teams.map((team) => option(team.id, team.name, standing(team, choices, { now, words }))),
      option(notSure, words.raise.notSure, words.raise.weChoose),
    ],
    initial: choices.teams.some(({ id }) => id === prefill.team) ? (prefill.team ?? notSure) : notSure,
    dispatch: actions.formTeam,
  }),
  select({
    block: fields.priority,
    label: words.raise.priority,
    options: priorities.map((priority) => priorityOption(priority, choices.priorities, words)),
    initial: prefill.priority ?? 'normal',
    dispatch: actions.formPriority,
  }),
];

function standing(
  { standing: team }: TeamChoice,
  eyes: Eyes,
  { now, words }: { now: Instant; words: Words },
): string {
  if (team === null) return '';
  const { unacknowledged, usuallyAcknowledgedMs, closedUntil } = team;
  const opens = closedUntil === null ? null : momentFor(eyes, closedUntil, { now, words });
  return words.raise.standing(opens, unacknowledged, usuallyAcknowledgedMs);
}
