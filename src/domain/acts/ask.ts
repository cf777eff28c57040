/** Ask for info: the clocks of the team stand still until the agent answers. */
import { type Act, unlessClosed } from './act.ts';
import { taken, waiting } from './clocks.ts';

type Question = { missing: string[]; text: string };

/** Whoever asks has read it: asking about an escalation that nobody has takes it. */
export const ask: Act<{ what: 'asked' } & Question, Question> = {
  deed: 'asked',
  who: 'the team',
  when: unlessClosed,
  decide(escalation, { by, missing, text }, world) {
    const clocks = escalation.owner === null ? taken(escalation, world) : escalation.clocks;
    return {
      next: {
        status: 'waiting',
        owner: escalation.owner ?? by.id,
        question: { missing, text, by: by.id, at: world.now },
        clocks: waiting(escalation, clocks, world),
      },
      deed: { what: 'asked', missing, text },
    };
  },
  replay: ({ missing, text }) => ({ missing, text }),
  repeats: ({ question }, { by, missing, text }) =>
    question?.by === by.id && question.text === text && question.missing.join('\n') === missing.join('\n'),
  texts: {
    quoted: ({ missing, text }) => [...missing, text],
    blank: (deed, toReporter) => (toReporter ? deed : { ...deed, missing: [], text: '' }),
  },
};
