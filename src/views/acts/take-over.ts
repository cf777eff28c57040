/** Take over, by somebody of the next shift. */
import { line, person } from '../lines.ts';
import type { ActView } from './view.ts';

export const takeOverView = {
  button: { action: 'take_over', label: ({ acts }) => acts['take over'].label, style: 'primary' },
  stands: { on: ['card', 'show'] },
  answer: ({ escalation, ephemeral, inModal, words }) =>
    ephemeral || inModal ? { text: words.acts['take over'].answer(escalation.id) } : undefined,
  history: ({ from }, { actor, wording, acts }) => acts['take over'].history(actor, person(wording, from)),
  toTeam: ({ from }, { actor, wording, acts }) => [
    line(...acts['take over'].toTeam(actor, person(wording, from))),
  ],
  toAgent: (_, { by, inTeam, acts }) => [line(...acts['take over'].toAgent(inTeam(by)))],
} satisfies ActView<'take over'>;
