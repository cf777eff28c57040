/** Call ended: by the agent. Card and agent's message show it; the answer to a command stands still. */
import type { Said } from '../forms/notice.ts';
import { line } from '../lines.ts';
import { userIsOnPhone } from '../status-words.ts';
import type { ActView } from './view.ts';

export const endCallView = {
  button: { action: 'end_call', label: 'Call ended', style: 'primary' },
  stands: {
    on: ['agent', 'show'],
    if: ({ escalation, by, now }) => by.id === escalation.reporter && userIsOnPhone(escalation, now),
  },
  answer: ({ escalation, ephemeral }) => (ephemeral ? callEndedAnswer(escalation.id) : undefined),
  may: (it) => `end the call about ${it}`,
  history: (_, { by }) => [by === 'switchboard' ? 'took the call to be over' : 'ended the call'],
  toTeam: (_, { by }) => [line(by === 'switchboard' ? 'The call is taken to be over.' : 'The call is over.')],
} satisfies ActView<'end call'>;

export const callEndedAnswer = (id: string): Said => ({
  text: `The team sees that the call about ${id} is over.`,
});
