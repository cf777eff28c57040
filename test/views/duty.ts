/** Who is on call, for the tests of what is said about it: somebody, nobody until tomorrow, or a stand-in until then. */
import type { OnCallFacts } from '../../src/views/on-call-facts.ts';
import { morning } from '../support/factories.ts';

const tomorrow = morning + 24 * 3_600_000;

export const onDuty: OnCallFacts = {
  crews: [{ group: 'S0ENG' }],
  names: ['@eng-oncall'],
  fallback: false,
  next: null,
};

export const nobody: OnCallFacts = {
  crews: [],
  names: [],
  fallback: false,
  next: { at: tomorrow, names: ['@eng-oncall', 'Sam'] },
};

export const nobodyEver: OnCallFacts = { ...nobody, next: null };

export const standIn: OnCallFacts = {
  ...nobody,
  crews: [{ users: ['UINGRID'] }],
  names: ['Ingrid'],
  fallback: true,
};
