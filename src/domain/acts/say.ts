/** Say: a line written in a thread, carried to the other side. */
import type { Notice } from '../escalation.ts';
import { actsForTeam } from '../permission.ts';
import type { Act } from './act.ts';
import { newsGiven } from './clocks.ts';

type Line = { side: 'team' | 'agent'; text: string };

/** `news` is the word to the agent that was owed. What is `kept` stays on its own side, as everything in a restricted team's thread does. */
export const say: Act<{ what: 'said'; news?: true } & Line, { kept?: boolean } & Line> = {
  deed: 'said',
  /** All who can see the thread. */
  who: 'everybody',
  when: () => undefined,
  /**
   * It reopens nothing. It is news only when somebody of the team says it to the agent: a reporter who asks in the card's thread has
   * not been told anything.
   */
  decide(escalation, { by, via, side, text, kept = false }, world) {
    const { moves: card, clocks } = escalation;
    const news = side === 'team' && actsForTeam(by) && !kept;
    const carried: Notice = side === 'team' ? { kind: 'agent entry' } : { kind: 'card entry', card };
    return {
      next: news ? { clocks: newsGiven(escalation, clocks, world) } : {},
      deed: { what: 'said', side, text, ...(news && { news }) },
      notices: [
        ...(kept ? [] : [carried]),
        // What was written in a form stands in no thread yet.
        ...(side === 'team' && via !== 'reply' ? ([{ kind: 'card entry', card }] as const) : []),
        // What is due next has moved: the card and the agent's message say so.
        ...(news && clocks.update ? ([{ kind: 'card', card }, { kind: 'agent' }] as const) : []),
      ],
    };
  },
  // What was no news ends no promise of it, as what stays with the team.
  replay: ({ side, text, news }) => ({ side, text, kept: !news }),
  texts: { quoted: ({ text }) => [text], blank: (deed) => ({ ...deed, text: '' }) },
};
