/** What `/escalate list`, `mine` and `search` find for a person. */
import { liveStatuses, type Status } from '../domain/escalation.ts';
import { overdueFirst } from '../domain/overdue-first.ts';
import { searchWords } from '../domain/reading/search-words.ts';
import type { Said } from '../views/forms/notice.ts';
import { listAnswer, listTitle, mineAnswer, searchAnswer } from '../views/lists.ts';
import { words } from '../views/words/default.ts';
import { teamsOf } from './actor.ts';
import type { Deps } from './deps.ts';
import { viewerOf } from './viewer.ts';

/** The answer shows the first few and counts the others up to here. */
const limit = 100;

export async function listTo(
  deps: Deps,
  viewer: string,
  { team, status }: { team?: string; status?: Status },
): Promise<Said> {
  const escalations = await deps.engine.list({
    ...(team !== undefined && { teams: [team] }),
    statuses: status === undefined ? liveStatuses : [status],
    limit,
  });
  const teamName = team === undefined ? null : deps.directory.teamName(team);
  const title = listTitle(teamName, status ?? null, words);
  return listAnswer({ title, escalations, ...(await viewerOf(deps, viewer, escalations)) });
}

export async function mineTo(deps: Deps, viewer: string): Promise<Said> {
  const [owned, raised] = await Promise.all([
    deps.engine.list({ owner: viewer, statuses: liveStatuses, limit }),
    deps.engine.list({ reporter: viewer, statuses: liveStatuses, limit }),
  ]);
  const both = new Map([...owned, ...raised].map((one) => [one.id, one]));
  const escalations = [...both.values()].sort(overdueFirst(deps.now()));
  return mineAnswer({ escalations, ...(await viewerOf(deps, viewer, escalations)) });
}

/** What somebody may not read is only found by its reference alone: any other hit would tell them what is in it. */
export async function searchTo(deps: Deps, viewer: string, said: string): Promise<Said> {
  const words = searchWords(said);
  const own = await teamsOf(deps, viewer);
  const open = Object.keys(deps.directory.teams).filter((team) => !deps.directory.restricted(team));
  const readable = { teams: new Set([...open, ...own]), reporter: viewer, limit };
  const escalations = words.length > 0 ? await deps.engine.search(words, readable) : [];
  return searchAnswer({ words: said, escalations, ...(await viewerOf(deps, viewer, escalations, own)) });
}
