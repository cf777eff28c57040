/** Acknowledge: whoever has taken it is asked once when there will be news. */
import { line } from '../lines.ts';
import { newsQuestion } from './promise-news.ts';
import type { ActView } from './view.ts';

export const acknowledgeView = {
  button: { action: 'acknowledge', label: ({ acts }) => acts.acknowledge.label },
  stands: { on: ['card', 'show'], style: 'primary' },
  answer: ({ escalation, isNew, words }) => (isNew ? newsQuestion(escalation, words) : undefined),
  history: (_, { actor, acts }) => acts.acknowledge.history(actor),
  toTeam: (_, { actor, acts }) => [line(...acts.acknowledge.done(actor))],
  toAgent: (_, { by, inTeam, acts }) => [line(...acts.acknowledge.done(inTeam(by)))],
} satisfies ActView<'acknowledge'>;
