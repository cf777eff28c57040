/** While things are open: each has one card, in its team's channel, and its agent one message; and nobody has anything who left. */
import type { Message } from '../../../sandbox/slack/state.ts';
import { closed } from '../../../src/domain/escalation.ts';
import type { Places } from '../places.ts';
import { doubled, missing, untrue, type Violation } from '../violation.ts';
import type { Evidence } from './judge.ts';

export function judgePlaces(
  { slack, stored, config }: Pick<Evidence, 'slack' | 'stored' | 'config'>,
  places: Places,
): Violation[] {
  const roots = [...slack.state.messages.values()]
    .flat()
    .filter(({ byBot, threadTs }) => byBot && threadTs === undefined);
  return stored.escalations
    .filter((one) => !closed(one))
    .flatMap(({ id, team, owner, reporter }) => {
      const home = config.teams[team]?.channel ?? config.fallbackChannel;
      const direct = slack.directChannel(reporter);
      const cards = roots.filter(({ text }) => text.startsWith(`${id} (`));
      const theirs = roots.filter(({ channel, text }) => channel === direct && text.startsWith(`${id} is `));
      const one = (what: string, found: readonly Message[], place: string): Violation[] => {
        if (found.length > 1)
          return [doubled(`${id}: ${found.length} of ${what}: ${found.map(brief).join(' | ')}`)];
        if (found.length === 1 || places.mayBeMissing(id, place)) return [];
        return [missing(`${id} is open and has no ${what}`)];
      };
      const elsewhere = cards.filter(({ channel }) => channel !== home);
      return [
        ...one('card', cards, home),
        ...elsewhere.map((card) => untrue(`${id}: its card is not in ${home}: ${brief(card)}`)),
        ...(places.isHere(reporter) ? one("agent's message", theirs, direct) : []),
        ...(owner === null || places.isHere(owner) ? [] : [untrue(`${id}: ${owner} has it and has left`)]),
      ];
    });
}

const brief = ({ channel, ts, text }: Message): string => `${channel} ${ts} "${text.slice(0, 60)}"`;
