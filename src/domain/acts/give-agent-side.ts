/** Give the agent's side to another agent: by whoever has it, or by a lead of support where they cannot. */
import type { Act } from './act.ts';
import { sideGoesTo } from './take-agent-side.ts';

type Given = { what: 'agent side given'; from: string; to: string };

export const giveAgentSide: Act<Given, { to: { id: string; agent: boolean } }> = {
  deed: 'agent side given',
  who: 'the reporter and the leads of support',
  when: () => undefined,
  decide(escalation, { by, to }, { now }) {
    const { reporter } = escalation;
    if (reporter === to.id) {
      return to.id === by.id
        ? { refused: 'already your side' }
        : { refused: 'already their side', person: to.id };
    }
    if (!to.agent) return { refused: 'not an agent', person: to.id };
    return sideGoesTo(escalation, to.id, { what: 'agent side given', from: reporter, to: to.id }, now);
  },
  replay: ({ to }) => ({ to: { id: to, agent: true } }),
};
