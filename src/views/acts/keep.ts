/** Keep it, by the owner whose shift is over. */
import type { Said } from '../forms/notice.ts';
import { line } from '../lines.ts';
import type { ActView } from './view.ts';

export const keepView = {
  button: { action: 'keep', label: 'Keep it' },
  answer: ({ escalation }) => keptIt(escalation.id),
  may: (it) => `keep ${it}`,
  history: () => ['kept it'],
  toTeam: (_, { actor }) => [line(actor, ' keeps it.')],
} satisfies ActView<'keep'>;

export const keptIt = (id: string): Said => ({ text: `You keep ${id}.` });
