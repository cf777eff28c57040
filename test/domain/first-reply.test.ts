import { expect, test } from 'vitest';
import type { Deed } from '../../src/domain/escalation.ts';
import { takesByReplying } from '../../src/domain/first-reply.ts';

const entry = (by: string, deed: Deed) => ({ by, deed });
const undone: Deed = { what: 'acknowledgement undone' };
const handedBack: Deed = { what: 'handed back' };
const reopened: Deed = { what: 'reopened', reason: 'It is back', owner: 'UKENJI' };
const moved: Deed = {
  what: 'moved',
  from: 'risk',
  to: 'engineering',
  reason: 'A fault',
  heldMs: 1,
  owner: null,
  policyId: 'policy of engineering',
};

test.each([
  ['nobody has given it up', [], true],
  ['they took their acknowledgement back', [entry('UKENJI', undone)], false],
  ['they handed it back', [entry('UKENJI', handedBack)], false],
  ['somebody else handed it back', [entry('UPRIYA', handedBack)], true],
  ['it was reopened since', [entry('UKENJI', handedBack), entry('UAOIFE', reopened)], true],
  ['it came to another team since', [entry('UKENJI', handedBack), entry('UPRIYA', moved)], true],
  ['they gave it up after a move', [entry('UPRIYA', moved), entry('UKENJI', undone)], false],
])('%s: whether their reply takes it', (_, entries, takes) => {
  expect(takesByReplying('UKENJI', entries)).toBe(takes);
});
