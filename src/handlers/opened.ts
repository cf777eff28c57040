/** What is a restricted team's is shown once it is kept who opens it; where that cannot be kept, it is not shown. */
import type { Escalation, Reading, Recorded } from '../domain/escalation.ts';
import { textsIn } from '../domain/read-by.ts';
import type { Said } from '../views/forms/notice.ts';
import { orNotSaved } from './act.ts';
import type { Deps } from './deps.ts';

/** `read` are the entries that are shown, as their reader reads them. The answer is what they are told instead. */
export async function keepOpened(
  deps: Deps,
  { id, team }: Pick<Escalation, 'id' | 'team'>,
  reading: Pick<Reading, 'reader' | 'what'>,
  read: readonly Recorded[] = [],
): Promise<Said | undefined> {
  const { restricted } = deps.directory;
  const quoted = read.flatMap(({ under, restricted: then, deed }) =>
    under !== null && (then ?? restricted(under)) && textsIn(deed).length > 0 ? [under] : [],
  );
  const teams = new Set([...(restricted(team) ? [team] : []), ...quoted]);
  const kept = await orNotSaved(deps, () => deps.engine.opened(id, [...teams], reading));
  return kept?.refusal;
}
