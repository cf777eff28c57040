import { expect, test } from 'vitest';
import type { Deed, Entry } from '../../src/domain/escalation.ts';
import { peopleIn } from '../../src/domain/people-in.ts';
import { anEscalation } from '../support/factories.ts';

const entry = (by: string, deed: Deed): Entry => ({ version: 2, at: 0, by, via: 'button', deed, ended: [] });

test('everybody who is named is named once; the clock is nobody', () => {
  const escalation = anEscalation({
    owner: 'UKENJI',
    question: { missing: [], text: 'Which one?', by: 'UPRIYA', at: 0 },
  });
  const history = [
    entry('UMARCUS', { what: 'assigned', to: 'USAM' }),
    entry('UKENJI', { what: 'reopened', reason: '', owner: 'UTOMAS' }),
    entry('UKENJI', { what: 'reopened', reason: '', owner: null }),
    entry('switchboard', { what: 'reminded', reminders: [] }),
  ];
  expect([...peopleIn([escalation], history)].toSorted()).toEqual(
    ['UAOIFE', 'UKENJI', 'UMARCUS', 'UPRIYA', 'USAM', 'UTOMAS'].toSorted(),
  );
  expect([...peopleIn([anEscalation()])]).toEqual(['UAOIFE']);
});
