/** Ask the user: the agent cannot answer alone, so it is the user who is waited for. */
import { type Act, unlessClosed } from './act.ts';

export const askUser: Act<{ what: 'asks the user' }> = {
  deed: 'asks the user',
  who: 'the reporter',
  when(escalation) {
    const { status, question } = escalation;
    const closed = unlessClosed(escalation);
    if (closed) return closed;
    if (status !== 'waiting' || question === null) return { refused: 'not waiting' };
    return question.onlyUser ? { refused: 'user is asked' } : undefined;
  },
  decide: ({ question }) => ({
    next: { question: question && { ...question, onlyUser: true } },
    deed: { what: 'asks the user' },
  }),
  replay: () => ({}),
};
