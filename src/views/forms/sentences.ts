/** What is answered with names that people typed: mrkdwn, in which they are escaped. */
import { line, message, person } from '../lines.ts';
import { link, plain, type Wording } from '../parts.ts';
import type { Words } from '../words/words.ts';
import type { Said } from './notice.ts';

export const threadMoved = (id: string, teamName: string, { answers }: Words): Said => ({
  text: answers.threadMoved(id, plain(teamName)),
});

/** `address` is where its message stands now. */
export function goesOnElsewhere(
  id: string,
  side: 'team' | 'agent',
  address: string | null,
  { answers }: Words,
): Said {
  const here = answers.newMessageOf(side);
  return { text: answers.goesOnElsewhere(id, address === null ? here : link(address, here)) };
}

/** To whoever had the agent's side, of what they write where they had it. */
export const notPassedOn = (id: string, agent: string, wording: Wording): Said =>
  message([line(...wording.words.agent.notPassedOn(id, person(wording, agent)))]);

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
