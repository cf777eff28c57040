/** What is answered with names that people typed: mrkdwn, in which they are escaped. */
import { link, plain } from '../parts.ts';
import type { Words } from '../words/words.ts';
import type { Said } from './notice.ts';

export const threadMoved = (id: string, teamName: string, { answers }: Words): Said => ({
  text: answers.threadMoved(id, plain(teamName)),
});

export const staysWithTeam = (id: string, teamName: string, { answers }: Words): Said => ({
  text: answers.staysWithTeam(id, plain(teamName)),
});

export const keptInside = (id: string, teamName: string, { answers }: Words): Said => ({
  text: answers.keptInside(id, plain(teamName)),
});

export const handedBack = (id: string, teamName: string, { answers }: Words): Said => ({
  text: answers.handedBack(id, plain(teamName)),
});

/** To whoever has moved it. `threads` are the addresses of the old ones. */
export const movedIn = (
  id: string,
  teamName: string,
  threads: readonly string[],
  { answers }: Words,
): Said => ({
  text: answers.movedIn(
    id,
    plain(teamName),
    threads.map((url) => link(url, answers.openOldThread)),
  ),
});
