/** When the owner will have news, in their own words, and what becomes of an escalation when neither news nor an answer comes. */
import { change } from '../change.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
import { backToTeam, everywhere } from './acknowledge.ts';
import { newsBy as clockUntil } from './clocks.ts';

export function promiseNews(
  escalation: Escalation,
  { by, via, newsBy }: CommandOf<'promise news'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.owner !== by.id) return { refused: 'not yours', owner: escalation.owner };
  if (newsBy <= world.now) return { refused: 'time has passed' };
  // While an answer is awaited the clocks stand still, and a promise of news would run alone.
  if (escalation.status === 'waiting') return { refused: 'waiting' };
  return change(
    escalation,
    { clocks: { ...escalation.clocks, update: clockUntil(newsBy, world.policy, world.now) } },
    { by: by.id, via, deed: { what: 'promised news', newsBy }, notices: everywhere(escalation.moves) },
    world,
  );
}

/** The owner was asked and did not answer: the team has it again, and its ladder starts anew. */
export function handBackUnanswered(escalation: Escalation, owner: string, world: World): Change {
  return change(
    escalation,
    backToTeam(escalation, world),
    {
      by: 'switchboard',
      via: 'clock',
      deed: { what: 'went quiet', owner },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}
