/** Entries of a history for the tests of what is said about them. */
import type { Deed, Entry, Resolution } from '../../src/domain/escalation.ts';
import { after } from '../support/factories.ts';

export const anEntry = (deed: Deed, entry: Partial<Entry> = {}): Entry => ({
  version: 2,
  at: after(5),
  by: 'UKENJI',
  via: 'button',
  deed,
  ended: [],
  ...entry,
});

export const resolution: Resolution = {
  fixed: 'Rotated the key.',
  tellUser: 'Your payouts run again.',
  cause: null,
  document: { answer: 'no', which: null },
};
