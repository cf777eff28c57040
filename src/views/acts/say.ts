/** What was written in one side's thread, as the other side reads it. */
import { line, quote } from '../lines.ts';
import type { ActView } from './view.ts';

export const sayView = {
  history: (_, { actor, acts }) => acts.say.history(actor),
  quotes: ({ text }) => [text],
  toTeam: ({ side, text }, { actor, escalation, to, acts }) =>
    side === 'agent' ? [line(...acts.say.writes(to(escalation.owner), actor)), ...quote(text)] : undefined,
  toAgent: ({ side, text }, { actor, acts }) =>
    side === 'team' && text ? [line(...acts.say.writes(null, actor)), ...quote(text)] : undefined,
} satisfies ActView<'say'>;
