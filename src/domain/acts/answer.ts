/** Answer: what was asked for is there, and the clocks of the team run on. */
import { type Act, unlessClosed } from './act.ts';
import { resumed } from './clocks.ts';

export const answer: Act<{ what: 'answered'; text: string }, { text: string }> = {
  deed: 'answered',
  who: 'the team and the reporter',
  when: (escalation) =>
    unlessClosed(escalation) ?? (escalation.status === 'waiting' ? undefined : { refused: 'not waiting' }),
  decide: (escalation, { text }, world) => ({
    next: { status: 'acknowledged', question: null, clocks: resumed(escalation.clocks, world) },
    deed: { what: 'answered', text },
  }),
  replay: ({ text }) => ({ text }),
  texts: { quoted: ({ text }) => [text], blank: (deed) => ({ ...deed, text: '' }) },
};
