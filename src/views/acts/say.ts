/** What was written in one side's thread, as the other side reads it. */
import { line, quote } from '../lines.ts';
import type { ActView } from './view.ts';

export const sayView = {
  may: (it) => `write about ${it}`,
  history: () => ['wrote'],
  quotes: ({ text }) => [text],
  toTeam: ({ side, text }, { actor, escalation, to }) =>
    side === 'agent' ? [line(...to(escalation.owner), actor, ' writes:'), ...quote(text)] : undefined,
  toAgent: ({ side, text }, { actor }) =>
    side === 'team' && text ? [line(actor, ' writes:'), ...quote(text)] : undefined,
} satisfies ActView<'say'>;
