/** Hold on, 2 min: while the user is on the phone. Card and agent's message show what came of it. */
import { line, person } from '../lines.ts';
import { richDate } from '../parts.ts';
import { userIsOnPhone } from '../status-words.ts';
import type { ActView } from './view.ts';

export const holdOnView = {
  button: { action: 'hold_on', label: ({ acts }) => acts['hold on'].label },
  stands: { on: ['card'], if: ({ escalation, now }) => userIsOnPhone(escalation, now) },
  history: ({ newsBy }, { actor, acts }) =>
    acts['hold on'].history(actor, newsBy === null ? null : richDate(newsBy)),
  toTeam: (_, { actor, escalation, wording, acts }) => [
    line(...acts['hold on'].toTeam(actor, person(wording, escalation.reporter))),
  ],
  toAgent: (_, { by, inTeam, acts }) => [line(...acts['hold on'].toAgent(inTeam(by)))],
  broadcast: true,
} satisfies ActView<'hold on'>;
