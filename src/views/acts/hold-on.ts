/** Hold on, 2 min: while the user is on the phone. Card and agent's message show what came of it. */
import { line, person } from '../lines.ts';
import { richDate } from '../parts.ts';
import { userIsOnPhone } from '../status-words.ts';
import type { ActView } from './view.ts';

export const holdOnView = {
  button: { action: 'hold_on', label: 'Hold on, 2 min' },
  stands: { on: ['card'], if: ({ escalation, now }) => userIsOnPhone(escalation, now) },
  may: (it) => `ask the agent of ${it} to hold on`,
  history: ({ newsBy }) =>
    newsBy === null ? ['asked to hold on'] : ['asked to hold on, with news by ', richDate(newsBy)],
  toTeam: (_, { actor, escalation, wording }) => [
    line(actor, ' asked ', person(wording, escalation.reporter), ' to hold on, about 2 minutes.'),
  ],
  toAgent: (_, { by, inTeam }) => [line(...inTeam(by), ': hold on, about 2 minutes.')],
  broadcast: true,
} satisfies ActView<'hold on'>;
