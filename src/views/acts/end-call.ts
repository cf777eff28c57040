/** Call ended: by the agent. Card and agent's message show it; the answer to a command stands still. */
import type { Said } from '../forms/notice.ts';
import { line } from '../lines.ts';
import type { ActView } from './view.ts';

export const endCallView = {
  button: { action: 'end_call', label: 'Call ended', style: 'primary' },
  answer: ({ escalation, ephemeral }) => (ephemeral ? callEndedAnswer(escalation.id) : undefined),
  may: (it) => `end the call about ${it}`,
  history: (_, { by }) => [by === 'switchboard' ? 'took the call to be over' : 'ended the call'],
  toTeam: (_, { by }) => [line(by === 'switchboard' ? 'The call is taken to be over.' : 'The call is over.')],
} satisfies ActView<'end call'>;

export const callEndedAnswer = (id: string): Said => ({
  text: `The team sees that the call about ${id} is over.`,
});
