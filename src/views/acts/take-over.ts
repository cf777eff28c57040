/** Take over, by somebody of the next shift. */
import type { Said } from '../forms/notice.ts';
import { line, person } from '../lines.ts';
import type { ActView } from './view.ts';

export const takeOverView = {
  button: { action: 'take_over', label: 'Take over', style: 'primary' },
  stands: { on: ['card', 'show'] },
  answer: ({ escalation, ephemeral, inModal }) =>
    ephemeral || inModal ? tookOver(escalation.id) : undefined,
  may: (it) => `take over ${it}`,
  history: ({ from }, { wording }) => ['took it over from ', person(wording, from)],
  toTeam: ({ from }, { actor, wording }) => [line(actor, ' took it over from ', person(wording, from), '.')],
  toAgent: (_, { by, inTeam }) => [line(...inTeam(by), ' has it now.')],
} satisfies ActView<'take over'>;

export const tookOver = (id: string): Said => ({ text: `You have ${id} now.` });
