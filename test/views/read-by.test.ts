import { expect, test } from 'vitest';
import type { Reading } from '../../src/domain/escalation.ts';
import { readBy } from '../../src/views/read-by.ts';
import { after } from '../support/factories.ts';
import { seen, wording } from './seeing.ts';

const reading = (what: Reading['what'], minute: number): Reading => ({
  team: 'risk',
  reader: 'UKENJI',
  what,
  at: after(minute),
});
const shown = (readings: readonly Reading[]) => seen({ blocks: readBy(readings, wording) });

test('leads see who opened it and how, the newest first', () => {
  expect(
    shown([reading('shown', 4), reading('history', 3), reading('clock', 2), reading('move form', 1)]).map(
      (text) => text.replace(/^.* · /, ''),
    ),
  ).toEqual([
    'Read by',
    'Kenji looked at it',
    'Kenji opened History',
    'Kenji opened Explain the clock',
    'Kenji opened the form to move it',
  ]);
});

test('twenty are shown and the earlier ones counted; where nobody did, nothing stands there', () => {
  const lines = shown(Array.from({ length: 23 }, (_, n) => reading('shown', n)));
  expect([lines.length, lines.at(-1)]).toEqual([22, 'and 3 earlier.']);
  expect(shown([])).toEqual([]);
});
