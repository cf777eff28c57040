/** After the tour: how to see that nothing is lost while the bot is down, one thing after the other. */

import type { World } from '../../live/protocol.ts';
import type { Advice } from './advice.ts';
import { casesIn } from './cases.ts';
import { agent, exampleCommand, operations } from './teams.ts';

export function troubleAdvice(world: World): Omit<Advice, 'title'> {
  const { bot } = world.trouble;
  if (bot === 'starting') return { why: 'The bot is starting.', what: 'It takes up what it left.' };
  if (bot === 'killed') {
    return {
      why: 'The bot is not running.',
      what: 'Move the clock past a time on the card, then start it: what it missed comes once, marked as late.',
      deed: { label: 'Start the bot', wish: { kind: 'bot', to: 'running' } },
    };
  }
  const open = casesIn(world).findLast(({ status }) => status === 'open' || status === 'acknowledged');
  if (!open) {
    return {
      why: 'Nothing is due.',
      what: 'Raise another one: the form opens filled in; press Escalate.',
      deed: {
        label: 'Raise an example',
        as: agent,
        at: operations,
        wish: { kind: 'command', typed: exampleCommand, place: operations },
      },
    };
  }
  return {
    why: `${open.id} is ${open.status}, and reminders will be due.`,
    what: 'Kill the bot, as if the machine lost power.',
    deed: { label: 'Kill the bot', wish: { kind: 'bot', to: 'killed' } },
  };
}
