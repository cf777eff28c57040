/** Undo, for an acknowledgement that a reply or 👀 made. */
import type { Said } from '../forms/notice.ts';
import { line } from '../lines.ts';
import { findingSomebody } from './of-time.ts';
import type { ActView } from './view.ts';

export const undoView = {
  button: { action: 'undo', label: 'Undo' },
  answer: ({ escalation }) => undone(escalation.id),
  replaces: true,
  may: (it) => `take back the acknowledgement of ${it}`,
  history: () => ['took the acknowledgement back'],
  toTeam: (_, { actor }) => [line(actor, ' took the acknowledgement back. Nobody has it now.')],
  toAgent: (_, told) => findingSomebody(told),
} satisfies ActView<'undo'>;

export const undone = (id: string): Said => ({ text: `Undone. Nobody has ${id} now.` });
