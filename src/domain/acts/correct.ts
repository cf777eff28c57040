/** Correct: the reporter knows more by now, or something else, about the problem. */
import { type CorrectableFacts, correctableFacts, type Edited, editedIn } from '../escalation.ts';
import { type Act, unlessClosed } from './act.ts';

/** `facts` are only those that are different now. */
export const correct: Act<{ what: 'facts corrected'; edited: Edited }, { facts: Partial<CorrectableFacts> }> =
  {
    deed: 'facts corrected',
    who: 'the reporter',
    when: unlessClosed,
    decide(escalation, { facts }) {
      if (given(facts).length === 0) return { refused: 'nothing changed' };
      const changed = given(facts).filter((fact) => facts[fact] !== escalation[fact]);
      return { next: facts, deed: { what: 'facts corrected', edited: editedIn(escalation, facts, changed) } };
    },
    replay: ({ edited }) => ({
      facts: Object.fromEntries(Object.entries(edited).map(([fact, { is }]) => [fact, is])),
    }),
    repeats: (before, { facts }) => given(facts).every((fact) => facts[fact] === before[fact]),
    texts: {
      quoted: ({ edited }) => Object.values(edited).flatMap(({ was, is }) => [was, is]),
      blank: (deed) => ({ ...deed, edited: {} }),
    },
  };

const given = (facts: Partial<CorrectableFacts>) =>
  correctableFacts.filter((fact) => facts[fact] !== undefined);
