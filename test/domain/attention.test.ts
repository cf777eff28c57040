import { expect, test } from 'vitest';
import { calledAt } from '../../src/domain/attention.ts';
import type { Deed } from '../../src/domain/escalation.ts';
import { after } from '../support/factories.ts';

const entry = (minute: number, deed: Deed) => ({ at: after(minute), deed });
const taken = entry(1, { what: 'acknowledged' });

test.each<[string, Deed]>([
  ['it is handed back', { what: 'handed back' }],
  ['its owner went quiet', { what: 'went quiet', owner: 'UKENJI' }],
  ['its owner has left', { what: 'owner left', owner: 'UKENJI' }],
  ['it becomes urgent', { what: 'priority changed', from: 'low', to: 'urgent' }],
  ['the user is on the phone again', { what: 'call started' }],
])('whoever is on call is called when %s', (_, deed) => {
  expect(calledAt([taken, entry(5, deed), entry(9, { what: 'snoozed', until: null })])).toBe(after(5));
});

test('nobody is called to what is less than urgent', () => {
  const eased: Deed = { what: 'priority changed', from: 'urgent', to: 'high' };
  expect(calledAt([entry(3, { what: 'handed back' }), entry(5, eased)])).toBe(after(3));
});
