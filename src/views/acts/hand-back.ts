/** Hand back: under More, and where the owner is asked for news. */
import type { Said } from '../forms/notice.ts';
import { line } from '../lines.ts';
import { plain } from '../parts.ts';
import { findingSomebody } from './of-time.ts';
import type { ActView } from './view.ts';

const button = { action: 'more_hand_back', label: 'Hand back' };

export const handBackView = {
  button,
  more: [{ ...button, about: 'Nobody has it then, and the team is reminded again.' }],
  answer: ({ escalation, teamName }) => handedBack(escalation.id, teamName(escalation.team)),
  may: (it) => `hand ${it} back`,
  history: () => ['handed it back'],
  toTeam: (_, { actor }) => [line(actor, ' handed it back. Nobody has it now.')],
  toAgent: (_, told) => findingSomebody(told),
} satisfies ActView<'hand back'>;

export const handedBack = (id: string, teamName: string): Said => ({
  text: `${id} is open again for ${plain(teamName)}.`,
});
