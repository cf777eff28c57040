/** Acknowledge: whoever has taken it is asked once when there will be news. */
import { line } from '../lines.ts';
import { newsQuestion } from './promise-news.ts';
import type { ActView } from './view.ts';

export const acknowledgeView = {
  button: { action: 'acknowledge', label: 'Acknowledge' },
  stands: { on: ['card', 'show'], style: 'primary' },
  answer: ({ escalation, isNew }) => (isNew ? newsQuestion(escalation) : undefined),
  may: (it) => `acknowledge ${it}`,
  history: () => ['acknowledged'],
  toTeam: (_, { actor }) => [line(actor, ' has it.')],
  toAgent: (_, { by, inTeam }) => [line(...inTeam(by), ' has it.')],
} satisfies ActView<'acknowledge'>;
