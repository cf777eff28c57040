/** Everybody whom escalations and their history name. */
import type { Entry, Escalation } from './escalation.ts';

export const peopleIn = (escalations: readonly Escalation[], entries: readonly Entry[] = []): Set<string> =>
  new Set(
    [
      ...escalations.flatMap(({ reporter, owner, question, snooze, calledBack }) => [
        reporter,
        owner,
        question?.by,
        snooze?.by,
        calledBack?.by,
      ]),
      ...entries.flatMap(({ by, deed }) => [
        by,
        deed.what === 'assigned' ? deed.to : null,
        deed.what === 'taken over' ? deed.from : null,
        'owner' in deed ? deed.owner : null,
      ]),
    ].filter(isSomebody),
  );

const isSomebody = (id: string | null | undefined): id is string => Boolean(id) && id !== 'switchboard';
