/** Digests with nothing in them, for what a test says differently. */
import type { Digest } from '../../src/domain/digest.ts';
import type { DigestNumbers } from '../../src/domain/digest-numbers.ts';
import { hours, morning } from './factories.ts';

export const noNumbers: DigestNumbers = {
  missed: [],
  speeds: { acknowledge: null, resolve: null },
  held: null,
  satisfaction: { satisfied: 0, notSatisfied: 0 },
  weekBefore: null,
  days: [],
};

export const aDigest = (changes: Partial<Digest> = {}): Digest => ({
  to: { lead: 'UMARCUS' },
  date: '2026-11-23',
  timeZone: 'Europe/Dublin',
  since: morning - hours(72),
  until: morning,
  needsYou: [],
  teams: [],
  numbers: noNumbers,
  documents: [],
  uncounted: 0,
  ...changes,
});
