/** Call ended: by the agent. Card and agent's message show it; the answer to a command stands still. */
import { line } from '../lines.ts';
import { userIsOnPhone } from '../status-words.ts';
import type { ActView } from './view.ts';

export const endCallView = {
  button: { action: 'end_call', label: ({ acts }) => acts['end call'].label },
  stands: {
    on: ['agent', 'show'],
    if: ({ escalation, by, now }) => by.id === escalation.reporter && userIsOnPhone(escalation, now),
  },
  answer: ({ escalation, ephemeral, words }) =>
    ephemeral ? { text: words.acts['end call'].answer(escalation.id) } : undefined,
  history: (_, { actor, by, acts: { 'end call': words } }) =>
    (by === 'switchboard' ? words.takenToBeOver : words.history)(actor),
  toTeam: (_, { by, acts: { 'end call': words } }) => [
    line(by === 'switchboard' ? words.takenToBeOverToTeam : words.toTeam),
  ],
} satisfies ActView<'end call'>;
