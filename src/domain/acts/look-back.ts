/** Look back: the cause, and whether a document could have answered it, said after it was resolved. */
import type { Escalation, Hindsight } from '../escalation.ts';
import type { Act } from './act.ts';

/** Who thinks better of it says it again. */
export const lookBack: Act<{ what: 'looked back' } & Hindsight, Hindsight> = {
  deed: 'looked back',
  who: 'the team',
  when: ({ status }) => (status === 'resolved' ? undefined : { refused: 'not resolved', status }),
  decide({ resolution, status, moves: card }, { cause, document }) {
    if (resolution === null) return { refused: 'not resolved', status };
    return {
      next: { resolution: { ...resolution, cause, document } },
      deed: { what: 'looked back', cause, document },
      // It is for those who look later: the card has it, and nobody is told.
      notices: [{ kind: 'card', card }],
    };
  },
  replay: ({ cause, document }) => ({ cause, document }),
  repeats: ({ resolution }, asked) =>
    resolution?.cause === asked.cause &&
    resolution.document?.answer === asked.document?.answer &&
    resolution.document?.which === asked.document?.which,
  texts: {
    quoted: ({ document }) => [document?.which ?? null],
    blank: (deed) => ({ ...deed, ...blankHindsight(deed) }),
  },
};

export const blankHindsight = ({ document }: Hindsight): Hindsight => ({
  cause: null,
  document: document && { ...document, which: null },
});

/** Whether something is still to be asked; `asksCause`: there are causes to choose from. */
export const isLeftOpen = (
  { status, resolution }: Pick<Escalation, 'status' | 'resolution'>,
  asksCause: boolean,
): boolean =>
  status === 'resolved' &&
  resolution !== null &&
  (resolution.document === null || (asksCause && resolution.cause === null));
