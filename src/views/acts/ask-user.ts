/** I must ask the user: beside Answer, where the agent reads the question. */
import { line } from '../lines.ts';
import type { ActView } from './view.ts';

export const askUserView = {
  button: { action: 'ask_user', label: ({ acts }) => acts['ask user'].label },
  stands: { on: ['agent', 'show'] },
  answer: ({ escalation, ephemeral, words }) =>
    ephemeral ? { text: words.acts['ask user'].answer(escalation.id) } : undefined,
  history: (_, { actor, acts }) => acts['ask user'].history(actor),
  toTeam: (_, { actor, acts }) => [line(...acts['ask user'].toTeam(actor))],
} satisfies ActView<'ask user'>;
