import { expect, test } from 'vitest';
import type { Deed, Entry } from '../../src/domain/escalation.ts';
import { teamAt } from '../../src/domain/team-at.ts';

const history = (...deeds: Deed[]): Entry[] =>
  deeds.map((deed, i) => ({ version: i + 1, at: i, by: 'UKENJI', via: 'button', deed, ended: [] }));
const raised: Deed = {
  what: 'raised',
  team: 'risk',
  priority: 'normal',
  routed: 'chosen',
  rule: null,
  onPhone: false,
  callbackAt: null,
  policyId: 'policy of risk',
};
const moved = (from: string, to: string): Deed => ({
  what: 'moved',
  from,
  to,
  reason: '',
  heldMs: 0,
  owner: null,
  policyId: `policy of ${to}`,
});

test('each entry belongs to the team that held the escalation when it was written', () => {
  const entries = history(
    raised,
    { what: 'acknowledged' },
    moved('risk', 'design'),
    { what: 'acknowledged' },
    moved('design', 'engineering'),
    { what: 'acknowledged' },
  );
  const teams = entries.map(({ version }) => teamAt(entries, version));
  expect(teams).toEqual(['risk', 'risk', 'risk', 'design', 'design', 'engineering']);
});

test('one that never moved belongs to the team it was raised for', () => {
  expect(teamAt(history(raised, { what: 'acknowledged' }), 2)).toBe('risk');
  expect(teamAt([], 1)).toBeUndefined();
});
