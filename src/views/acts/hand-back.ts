/** Hand back: under More, and where the owner is asked for news. */
import { handedBack } from '../forms/sentences.ts';
import { line } from '../lines.ts';
import { findingSomebody } from './of-time.ts';
import type { ActView, Control } from './view.ts';

const button: Control = { action: 'more_hand_back', label: ({ acts }) => acts['hand back'].label };

export const handBackView = {
  button,
  more: [{ ...button, about: ({ acts }) => acts['hand back'].about }],
  answer: ({ escalation, teamName, words }) => handedBack(escalation.id, teamName(escalation.team), words),
  history: (_, { actor, acts }) => acts['hand back'].history(actor),
  toTeam: (_, { actor, acts }) => [line(...acts['hand back'].toTeam(actor))],
  toAgent: (_, told) => findingSomebody(told),
} satisfies ActView<'hand back'>;
