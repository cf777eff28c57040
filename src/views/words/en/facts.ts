/** What was typed and chosen about a problem, asked about it and done about it, in English. */
import type { CallbackOutcome } from '../../../domain/escalation.ts';
import { type Fill, pieces } from '../pieces.ts';

const countries = new Intl.DisplayNames('en', { type: 'region' });

export const factWords = {
  needed: 'Needed:',
  account: (account: Fill) => pieces`Account or user: ${account}`,
  country: (name: Fill) => pieces`Country: ${name}`,
  category: (name: Fill) => pieces`Category: ${name}`,
  contactBy: { phone: 'Contact by phone', email: 'Contact by email' },
  /** Of ISO 3166; a code that names nothing stays as it is. */
  countryName: (code: string): string => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),

  needsToKnow: (who: Fill) => pieces`${who} needs to know:`,
  whatFixedIt: 'What fixed it:',
  cause: (cause: Fill) => pieces`Cause: ${cause}`,
  document: {
    yes: (which: Fill | null) => pieces`A document could have answered this${named(which)}`,
    wrong: (which: Fill | null) => pieces`A document is wrong or out of date${named(which)}`,
    missing: (which: Fill | null) => pieces`A document is missing${named(which)}`,
  },
};

const named = (which: Fill | null): Fill => (which === null ? '.' : pieces`: ${which}`);

/** Somebody asks the agent, who has the answer or gets it from the user. */
export const needing = {
  agent: 'needs something from you',
  user: 'needs something from the user',
};

export const outcomes: Record<CallbackOutcome, string> = {
  satisfied: 'reached, satisfied',
  'not satisfied': 'reached, not satisfied',
  'no answer': 'no answer',
  'not needed': 'no call back needed',
};

/** The call to the user; `overdue`, and when nobody answered, where that is so. */
type Call = { by: Fill; overdue: boolean; noAnswerAt: Fill | null };
const more = ({ overdue, noAnswerAt }: Call): Fill =>
  pieces`${overdue ? ' (overdue)' : ''}${noAnswerAt === null ? '' : pieces` (no answer ${noAnswerAt})`}`;

export const callbackWords = {
  /** To the agent, who makes the call. */
  due: {
    phone: (call: Call) => pieces`Call the user back by ${call.by}${more(call)}`,
    email: (call: Call) => pieces`Write to the user by ${call.by}${more(call)}`,
  },
  promised: {
    phone: (call: Call) => pieces`Call back promised by ${call.by}${more(call)}`,
    email: (call: Call) => pieces`Email promised by ${call.by}${more(call)}`,
  },
  notNeeded: 'No call back needed',
  went: (outcome: CallbackOutcome) => `Called back: ${outcomes[outcome]}`,
};
