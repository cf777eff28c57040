/** Ask for info: the clocks of the team stand still until the answer comes. A new question takes the place of one that waits. */
import { type Act, unlessClosed } from './act.ts';
import { taken, waiting } from './clocks.ts';

/** `onlyUser`: the agent has to ask the user. */
type Question = { missing: string[]; text: string; onlyUser?: true };

/** Whoever asks has read it: asking about an escalation that nobody has takes it. */
export const ask: Act<{ what: 'asked'; instead?: true } & Question, Question> = {
  deed: 'asked',
  who: 'the team',
  when: unlessClosed,
  decide(escalation, { by, missing, text, onlyUser }, world) {
    const clocks = escalation.owner === null ? taken(escalation, world) : escalation.clocks;
    const asked = { missing, text, ...(onlyUser && { onlyUser }) };
    return {
      next: {
        status: 'waiting',
        owner: escalation.owner ?? by.id,
        question: { ...asked, by: by.id, at: world.now },
        clocks: waiting(escalation, clocks, world),
      },
      deed: { what: 'asked', ...asked, ...(escalation.question && { instead: true }) },
    };
  },
  replay: ({ missing, text, onlyUser }) => ({ missing, text, ...(onlyUser && { onlyUser }) }),
  repeats: ({ question }, { by, missing, text, onlyUser }) =>
    question?.by === by.id &&
    question.text === text &&
    question.onlyUser === onlyUser &&
    question.missing.join('\n') === missing.join('\n'),
  texts: {
    quoted: ({ missing, text }) => [...missing, text],
    blank: (deed, toReporter) => (toReporter ? deed : { ...deed, missing: [], text: '' }),
  },
};
