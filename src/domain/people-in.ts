/** Everybody whom escalations and their history name. */
import type { Entry, Escalation } from './escalation.ts';

export const peopleIn = (escalations: readonly Escalation[], entries: readonly Entry[] = []): Set<string> =>
  new Set(
    [
      ...escalations.flatMap(({ reporter, formerReporters, owner, question, snooze, calledBack }) => [
        reporter,
        ...formerReporters.map(({ id }) => id),
        owner,
        question?.by,
        snooze?.by,
        calledBack?.by,
      ]),
      ...entries.flatMap(({ by, deed }) => [
        by,
        deed.what === 'assigned' ? deed.to : null,
        deed.what === 'taken over' || deed.what === 'agent side taken' ? deed.from : null,
        ...(deed.what === 'agent side given' ? [deed.from, deed.to] : []),
        'owner' in deed ? deed.owner : null,
        'agent' in deed ? deed.agent : null,
        deed.what === 'duplicate found' ? deed.reporter : null,
      ]),
    ].filter(isSomebody),
  );

const isSomebody = (id: string | null | undefined): id is string => Boolean(id) && id !== 'switchboard';
