/** Take this over: another agent takes the agent's side, from an answer to `/escalate show` or from an offer. */
import { closed, type Escalation } from '../../domain/escalation.ts';
import { callbackIsOpen } from '../callback.ts';
import { factParts } from '../facts.ts';
import { line, type Part, type Piece, person } from '../lines.ts';
import type { ActView, ToAgent } from './view.ts';

/** Something is still to be done for the user. */
export const agentIsNeeded = (escalation: Escalation): boolean =>
  !closed(escalation) || callbackIsOpen(escalation);

export const takeAgentSideView = {
  button: { action: 'take_agent_side', label: ({ acts }) => acts['take agent side'].label },
  // Who takes over what is resolved can reopen it.
  stands: { on: ['show'], if: ({ escalation, by }) => !by.responder && escalation.status !== 'cancelled' },
  answer: ({ escalation, words }) => ({ text: words.acts['take agent side'].answer(escalation.id) }),
  history: ({ from }, { actor, wording, acts }) =>
    acts['take agent side'].history(actor, person(wording, from)),
  toTeam: ({ from }, { actor, wording, acts }) => [
    line(...acts['take agent side'].toTeam(actor, person(wording, from))),
  ],
  toAgent: ({ from }, told) =>
    toNewAgent(told.acts['take agent side'].toAgent(told.escalation.id, person(told.wording, from)), told),
  ofTheirOwn: () => true,
} satisfies ActView<'take agent side'>;

/** Who has not written it reads all of it. */
export const toNewAgent = (said: Piece[], { escalation, wording, acts, now }: ToAgent): Part[] => [
  line(...said),
  ...factParts(escalation, wording, now),
  line(acts['take agent side'].writeHere),
];
